using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Where a reply, its assistant message or its calls may come from.</summary>
public class RepliesTests : RuleTests<RepliesTests>
{
    private static string FromParameter(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("void", "Handle", $"{say.HistoryType} history, {say.ReplyType} reply, ITools tools", "public static")}}
        {
            {{say.AppendReply()}}
            {{say.Loop(skips)}}
        }
        """);

    [Reported]
    static string A_reply_from_a_parameter_and_a_loop_that_skips(PhraseBook say) => FromParameter(say, skips: true);

    [Silent(TwinOf = nameof(A_reply_from_a_parameter_and_a_loop_that_skips))]
    static string A_reply_from_a_parameter(PhraseBook say) => FromParameter(say, skips: false);

    private static string FromMethod(PhraseBook say, bool skips) => say.Class($$"""
        private static {{say.ReplyType}} Complete({{say.ClientType}} client, string question) => throw new NotImplementedException();

        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.ReplyType}} reply = Complete(client, "What is the weather?");
            {{say.AppendReply()}}
            {{say.Loop(skips)}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_reply_from_a_method_and_a_loop_that_skips(PhraseBook say) => FromMethod(say, skips: true);

    [Silent(TwinOf = nameof(A_reply_from_a_method_and_a_loop_that_skips))]
    static string A_reply_from_a_method(PhraseBook say) => FromMethod(say, skips: false);

    private static string CallsFromParameter(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("void", "Handle", $"{say.HistoryType} history, {say.CallsType} calls, ITools tools", "public static")}}
        {
            {{say.Append(say.AssistantWithCalls("calls"))}}
            foreach (var call in calls)
            {
                {{(skips ? "{|TRA1004:if|} (tools.Knows(" + say.Name() + "))" : "")}}
                {
                    {{say.AppendResult()}}
                }
            }
        }
        """);

    [Reported]
    static string Calls_from_a_parameter_and_a_loop_that_skips(PhraseBook say) => CallsFromParameter(say, skips: true);

    [Silent(TwinOf = nameof(Calls_from_a_parameter_and_a_loop_that_skips))]
    static string Calls_from_a_parameter(PhraseBook say) => CallsFromParameter(say, skips: false);

    private static string AssistantMessageInVariable(OpenAIChatPhrases say, bool skips) => say.Agent($$"""
        {{say.Ask()}}
        var assistant = new AssistantChatMessage({{say.Completed("reply")}});
        {{say.Append("assistant")}}
        foreach (var call in assistant.ToolCalls)
        {
            {{(skips ? "{|TRA1004:if|} (tools.Knows(call.FunctionName))" : "")}}
            {
                {{say.AppendResult()}}
            }
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string Calls_of_the_assistant_message_and_a_loop_that_skips(OpenAIChatPhrases say) => AssistantMessageInVariable(say, skips: true);

    [Silent(TwinOf = nameof(Calls_of_the_assistant_message_and_a_loop_that_skips))]
    static string Calls_of_the_assistant_message(OpenAIChatPhrases say) => AssistantMessageInVariable(say, skips: false);

    private static string AssistantMessageFromParameter(OpenAIChatPhrases say, bool skips) => say.Class($$"""
        {{say.Head("void", "Handle", "List<ChatMessage> history, AssistantChatMessage assistant, ITools tools", "public static")}}
        {
            {{say.Append("assistant")}}
            foreach (var call in assistant.ToolCalls)
            {
                {{(skips ? "{|TRA1004:if|} (tools.Knows(call.FunctionName))" : "")}}
                {
                    {{say.AppendResult()}}
                }
            }
        }
        """);

    [Reported]
    static string An_assistant_message_from_a_parameter_and_a_loop_that_skips(OpenAIChatPhrases say) => AssistantMessageFromParameter(say, skips: true);

    [Silent(TwinOf = nameof(An_assistant_message_from_a_parameter_and_a_loop_that_skips))]
    static string An_assistant_message_from_a_parameter(OpenAIChatPhrases say) => AssistantMessageFromParameter(say, skips: false);

    private static string Streamed(OpenAIChatPhrases say, string answer) => say.Class($$"""
        public static async Task<string> Run(ChatClient client, List<ChatMessage> history, ChatCompletionOptions options, ITools tools)
        {
            while (true)
            {
                var text = "";
                var parts = new SortedDictionary<int, (string Id, string Name)>();
                await foreach (var update in client.CompleteChatStreamingAsync(history, options))
                {
                    foreach (var part in update.ContentUpdate)
                    {
                        text += part.Text;
                    }
                    foreach (var part in update.ToolCallUpdates)
                    {
                        parts.TryAdd(part.Index, (part.ToolCallId, part.FunctionName));
                    }
                }
                if (parts.Count == 0)
                {
                    return text;
                }
                var calls = parts.Values.Select(part => ChatToolCall.CreateFunctionToolCall(part.Id, part.Name, BinaryData.FromString("{}"))).ToList();
                {{say.Append(say.AssistantWithCalls("calls"))}}
                {{answer}}
            }
        }
        """);

    [Reported]
    static string Streamed_calls_and_a_loop_that_skips(OpenAIChatPhrases say) => Streamed(say, $$"""
        foreach (var call in calls)
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string Streamed_calls_of_which_the_first_is_answered(OpenAIChatPhrases say) => Streamed(say, $$"""
        var call = calls[0];
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(Streamed_calls_and_a_loop_that_skips))]
    static string Streamed_calls(OpenAIChatPhrases say) => Streamed(say, $$"""
        foreach (var call in calls)
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Streamed_calls_of_which_the_first_is_answered))]
    static string Streamed_calls_that_are_all_answered_by_index(OpenAIChatPhrases say) => Streamed(say, $$"""
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            {{say.AppendResult()}}
        }
        """);

    private static string InPattern(PhraseBook say, bool skips) => say.Agent($$"""
        if (({{say.ReplyType}})({{say.Send()}}) is { } reply)
        {
            {{say.AppendReply()}}
            {{say.Loop(skips)}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        return "";
        """);

    [Reported]
    static string A_reply_in_a_pattern_and_a_loop_that_skips(PhraseBook say) => InPattern(say, skips: true);

    [Silent(TwinOf = nameof(A_reply_in_a_pattern_and_a_loop_that_skips))]
    static string A_reply_in_a_pattern(PhraseBook say) => InPattern(say, skips: false);

    private static string OfEitherClient(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters + $", {say.ClientType} other", "public static")}}
        {
            {{say.ReplyType}} reply;
            if (tools.Knows("x"))
            {
                {{say.AskAgain()}}
            }
            else
            {
                tools.Log.Info("y");
                {{say.AskAgain().Replace("client", "other", StringComparison.Ordinal)}}
            }
            {{say.AppendReply()}}
            {{say.Loop(skips)}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_reply_of_one_of_two_clients_and_a_loop_that_skips(PhraseBook say) => OfEitherClient(say, skips: true);

    [Silent(TwinOf = nameof(A_reply_of_one_of_two_clients_and_a_loop_that_skips))]
    static string A_reply_of_one_of_two_clients(PhraseBook say) => OfEitherClient(say, skips: false);
}
