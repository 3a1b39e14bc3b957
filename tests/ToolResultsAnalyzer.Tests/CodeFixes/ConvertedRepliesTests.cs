using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where a reply is converted to the message that stands for it: the reply itself is appended.</summary>
public class ConvertedRepliesTests
{
    [Fact]
    public Task A_reply_that_is_left_out() => CodeFixVerifier.VerifyAsync(
        Method("""

                    foreach (var call in reply.ToolCalls)
                        messages.Add({|TRA2001:"Sunny".AsToolResultMessage(call)|});
            """),
        Method("""

                    messages.Add(reply);
                    foreach (var call in reply.ToolCalls)
                        messages.Add("Sunny".AsToolResultMessage(call));
            """),
        ReferenceSet.LangChain_0_17_0);

    [Theory]
    [InlineData("{|TRA2002:reply.LastMessageContent|}.AsAiMessage()")]
    [InlineData("({|TRA2002:(string)reply|}).AsAiMessage()")]
    [InlineData("Message.Ai({|TRA2002:reply.LastMessageContent|})")]
    public Task The_text_of_a_reply(string message) => CodeFixVerifier.VerifyAsync(
        Method(Appended(message)),
        Method(Appended("reply")),
        ReferenceSet.LangChain_0_17_0);

    [Fact]
    public Task Calls_that_nobody_answers() => CodeFixVerifier.VerifyAsync(
        Method("""

                    if (reply.ToolCalls.Count > 0)
                    {
                        messages.Add((Message)reply);
                        reply = {|TRA1001:model.GenerateAsync(ChatRequest.ToChatRequest(messages))|}.ToBlockingEnumerable().Last();
                    }
            """),
        Method("""

                    if (reply.ToolCalls.Count > 0)
                    {
                        messages.Add((Message)reply);
                        foreach (ChatToolCall call in reply.ToolCalls)
                        {
                            messages.Add($"Error: the tool '{call.ToolName}' is not implemented.".AsToolResultMessage(call));
                        }
                        reply = model.GenerateAsync(ChatRequest.ToChatRequest(messages)).ToBlockingEnumerable().Last();
                    }
            """),
        ReferenceSet.LangChain_0_17_0);

    [Theory]
    [InlineData("\"Sunny\".AsToolResultMessage(call.ToolName)", "\"Sunny\".AsToolResultMessage(call)")]
    [InlineData("new Message(\"Sunny\", MessageRole.ToolResult, call.ToolName)", "\"Sunny\".AsToolResultMessage(call)")]
    [InlineData("(\"It is \" + tools.Run(call.ToolName, \"\")).AsToolResultMessage(call.ToolName)", "(\"It is \" + tools.Run(call.ToolName, \"\")).AsToolResultMessage(call)")]
    public Task A_name_without_an_id(string result, string repaired) => CodeFixVerifier.VerifyAsync(
        Method(Answered("{|TRA3004:" + result + "|}")),
        Method(Answered(repaired)),
        ReferenceSet.LangChain_0_17_0);

    private static string Appended(string message) => $$"""

                messages.Add({{message}});
                foreach (var call in reply.ToolCalls)
                    messages.Add("Sunny".AsToolResultMessage(call));
        """;

    private static string Answered(string result) => $$"""

                messages.Add(reply);
                foreach (var call in reply.ToolCalls)
                    messages.Add({{result}});
        """;

    private static string Method(string statements) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using LangChain.Providers;

        public sealed class Agent
        {
            public string Run(IChatModel model, List<Message> messages, ITools tools)
            {
                ChatResponse reply = model.GenerateAsync(ChatRequest.ToChatRequest(messages)).ToBlockingEnumerable().Last();{{statements}}
                return model.GenerateAsync(ChatRequest.ToChatRequest(messages)).ToBlockingEnumerable().Last().LastMessageContent;
            }
        }

        """;
}
