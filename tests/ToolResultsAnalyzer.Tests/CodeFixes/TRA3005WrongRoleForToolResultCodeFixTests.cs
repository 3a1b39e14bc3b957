using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The role of a message with a result in it.</summary>
public class TRA3005WrongRoleForToolResultCodeFixTests : CodeFixTests<TRA3005WrongRoleForToolResultCodeFix>
{
    protected override string Title => "Use the role of tools";

    protected override ReferenceSet References => ReferenceSet.ExtensionsAI_10_11_0;

    [Fact]
    public Task A_message_of_the_model() => FixesAsync(
        Answering("messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, [new FunctionResultContent(call.CallId, \"Sunny\")])); // the weather"),
        Answering("messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, \"Sunny\")])); // the weather"));

    [Fact]
    public Task Named_arguments_and_a_qualified_name() => FixesAsync(
        Answering("messages.Add(new(contents: [new FunctionResultContent(call.CallId, \"Sunny\")], role: {|TRA3005:Microsoft.Extensions.AI.ChatRole.Assistant|}));"),
        Answering("messages.Add(new(contents: [new FunctionResultContent(call.CallId, \"Sunny\")], role: Microsoft.Extensions.AI.ChatRole.Tool));"));

    [Fact]
    public Task A_list_of_results() => FixesAsync(
        Answering("var results = new List<AIContent> { new FunctionResultContent(call.CallId, \"Sunny\") };\n            messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, results));"),
        Answering("var results = new List<AIContent> { new FunctionResultContent(call.CallId, \"Sunny\") };\n            messages.Add(new ChatMessage(ChatRole.Tool, results));"));

    private static string Answering(string each) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;

        public sealed class Agent(IChatClient client)
        {
            public async Task<string> RunAsync(List<ChatMessage> messages, ChatOptions options)
            {
                ChatResponse response = await client.GetResponseAsync(messages, options);
                messages.AddMessages(response);
                foreach (var call in response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>())
                {
                    {{each}}
                }

                ChatResponse next = await client.GetResponseAsync(messages);
                return next.Text;
            }
        }

        """;
}
