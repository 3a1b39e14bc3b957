using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

public class TRA5002ManualBesideAutomaticTests : RuleTests<TRA5002ManualBesideAutomaticTests>
{
    [Reported]
    static string Settings_that_let_the_service_invoke(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Auto()", """
        history.Add({|TRA5002(info):new FunctionResultContent(call, "sunny")|}.ToChatMessage());
        """);

    [Silent(TwinOf = nameof(Settings_that_let_the_service_invoke))]
    static string Settings_that_let_the_caller_invoke(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Auto(autoInvoke: false)", """
        history.Add(new FunctionResultContent(call, "sunny").ToChatMessage());
        """);

    [Silent(TwinOf = nameof(Settings_that_let_the_service_invoke))]
    static string Settings_that_allow_no_call(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.None()", """
        history.Add(new FunctionResultContent(call, "sunny").ToChatMessage());
        """);

    [Silent(TwinOf = nameof(Settings_that_let_the_service_invoke))]
    static string Settings_that_decide_at_run_time(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Auto(autoInvoke: tools.Knows(\"manual\"))", """
        history.Add(new FunctionResultContent(call, "sunny").ToChatMessage());
        """);

    [Silent(TwinOf = nameof(Settings_that_let_the_service_invoke))]
    static string Calls_that_are_only_looked_at(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Auto()", """
        tools.Log.Info(call.FunctionName);
        """);

    [Reported]
    static string A_choice_that_is_written_out(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Required(autoInvoke: true)", """
        history.Add((await {|TRA5002(info):call.InvokeAsync(kernel)|}).ToChatMessage());
        """);

    [Silent(TwinOf = nameof(A_choice_that_is_written_out))]
    static string A_choice_that_is_denied(SemanticKernelPhrases say) => Answered("FunctionChoiceBehavior.Required(autoInvoke: false)", """
        history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        """);

    [Reported]
    static string A_choice_in_a_variable(SemanticKernelPhrases say) => Agent("""
        var choice = FunctionChoiceBehavior.Auto();
        settings = new PromptExecutionSettings();
        settings.FunctionChoiceBehavior = choice;
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.AddMessage(AuthorRole.Tool, [{|TRA5002(info):new FunctionResultContent(callId: call.Id, result: "sunny")|}]);
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_choice_in_a_variable))]
    static string A_choice_that_is_taken_back(SemanticKernelPhrases say) => Agent("""
        var choice = FunctionChoiceBehavior.Auto();
        settings = new PromptExecutionSettings();
        settings.FunctionChoiceBehavior = choice;
        settings.FunctionChoiceBehavior = null;
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.AddMessage(AuthorRole.Tool, [new FunctionResultContent(callId: call.Id, result: "sunny")]);
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string The_older_way_to_let_the_service_invoke(SemanticKernelPhrases say) => Answered("null, ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions", """
        history.Add({|TRA5002(info):new FunctionResultContent(call, "sunny")|}.ToChatMessage());
        """);

    [Silent(TwinOf = nameof(The_older_way_to_let_the_service_invoke))]
    static string The_older_way_to_let_the_caller_invoke(SemanticKernelPhrases say) => Answered("null, ToolCallBehavior = ToolCallBehavior.EnableKernelFunctions", """
        history.Add(new FunctionResultContent(call, "sunny").ToChatMessage());
        """);

    [Reported(NewestOnly = true)]
    static string A_client_that_invokes(ExtensionsAIPhrases say) => AnsweredBy("client.AsBuilder().UseFunctionInvocation().Build()", """
        history.Add(new ChatMessage(ChatRole.Tool, [{|TRA5002(info):new FunctionResultContent(call.CallId, "sunny")|}]));
        """);

    [Silent(TwinOf = nameof(A_client_that_invokes), NewestOnly = true)]
    static string A_client_that_is_built_and_does_not_invoke(ExtensionsAIPhrases say) => AnsweredBy("client.AsBuilder().Build()", """
        history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "sunny")]));
        """);

    [Reported(NewestOnly = true)]
    static string A_client_that_invokes_and_does_more(ExtensionsAIPhrases say) => AnsweredBy("new ChatClientBuilder(client).UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 3).ConfigureOptions(o => o.Temperature = 0).Build()", """
        history.Add(new ChatMessage(ChatRole.Tool, [{|TRA5002(info):new FunctionResultContent(call.CallId, "sunny")|}]));
        """);

    [Silent(TwinOf = nameof(A_client_that_invokes_and_does_more), NewestOnly = true)]
    static string A_client_that_logs(ExtensionsAIPhrases say) => AnsweredBy("new ChatClientBuilder(client).ConfigureOptions(o => o.Temperature = 0).Build()", """
        history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "sunny")]));
        """);

    [Reported(NewestOnly = true)]
    static string A_client_around_another(ExtensionsAIPhrases say) => AnsweredBy("new FunctionInvokingChatClient(client)", """
        history.Add(new ChatMessage(ChatRole.Tool, [{|TRA5002(info):new FunctionResultContent(call.CallId, "sunny")|}]));
        """);

    [Silent(TwinOf = nameof(A_client_around_another), NewestOnly = true)]
    static string A_client_around_another_that_is_asked_itself(ExtensionsAIPhrases say) => AnsweredBy("new FunctionInvokingChatClient(client)", """
        history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "sunny")]));
        """, asks: "client");

    [Silent(TwinOf = nameof(A_client_around_another), NewestOnly = true)]
    static string A_function_that_the_client_has_no_code_for(ExtensionsAIPhrases say) => AnsweredBy("new FunctionInvokingChatClient(client)", """
        if (call.Name == "ask_the_user")
            history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "yes")]));
        """);

    [Silent(TwinOf = nameof(A_client_around_another), NewestOnly = true)]
    static string Calls_that_the_client_has_left_over(ExtensionsAIPhrases say) => AnsweredBy("new FunctionInvokingChatClient(client)", """
        if (reply.Messages.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Any(r => r.CallId == call.CallId)) continue;
        history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "yes")]));
        """);

    private static string AnsweredBy(string invoking, string answer, string asks = "invoking") => $$"""
        public class Agent
        {
            public static async Task<string> Run(IChatClient client, List<ChatMessage> history, ChatOptions options, ITools tools)
            {
                IChatClient invoking = {{invoking}};
                var reply = await {{asks}}.GetResponseAsync(history, options);
                history.AddMessages(reply);
                foreach (var call in reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
                {
                    {{answer}}
                }

                return (await {{asks}}.GetResponseAsync(history, options)).Text;
            }
        }
        """;

    private static string Answered(string choice, string answer) => Agent($$"""
        settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = {{choice}} };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
        {
            {{answer}}
        }

        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IChatCompletionService chat, Kernel kernel, ChatHistory history, PromptExecutionSettings settings, ITools tools)
            {
        {{body}}
            }
        }
        """;
}
