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
