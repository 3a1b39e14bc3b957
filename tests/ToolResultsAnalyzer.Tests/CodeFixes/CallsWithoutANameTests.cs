using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where no property of a reply gives its calls: they are searched for, and what they are searched with gets a name where it is needed twice.</summary>
public class CallsWithoutANameTests
{
    private const string Query = "reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()";

    [Fact]
    public Task A_list_is_named_to_be_asked_behind_the_loop() => CodeFixVerifier.VerifyAsync(
        Method($$"""
                foreach (var call in {{Query}}.ToList())
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                    ChatResponse next = await {|TRA4002:client.GetResponseAsync(messages)|};
                    text = next.Text;
                }
            """),
        Method($$"""
                var calls = {{Query}}.ToList();
                foreach (var call in calls)
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                }
                if (calls.Count > 0)
                {
                    ChatResponse next = await client.GetResponseAsync(messages);
                    text = next.Text;
                }
            """),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task A_query_becomes_a_list() => CodeFixVerifier.VerifyAsync(
        Method($$"""
                foreach (FunctionCallContent call in {{Query}})
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                    ChatResponse next = await {|TRA4002:client.GetResponseAsync(messages)|};
                    text = next.Text;
                }
            """),
        Method($$"""
                var calls = {{Query}}.ToList();
                foreach (FunctionCallContent call in calls)
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                }
                if (calls.Count > 0)
                {
                    ChatResponse next = await client.GetResponseAsync(messages);
                    text = next.Text;
                }
            """),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task Each_time_the_loop_asks_the_name_stands_there() => CodeFixVerifier.VerifyAsync(
        Method($$"""
                for (var i = 0; i < {{Query}}.ToList().Count; i++)
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent({{Query}}.ToList()[i].CallId, "Sunny")]));
                    text = (await {|TRA4002:client.GetResponseAsync(messages)|}).Text;
                }
            """),
        Method($$"""
                var calls = {{Query}}.ToList();
                for (var i = 0; i < calls.Count; i++)
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(calls[i].CallId, "Sunny")]));
                }
                if (calls.Count > 0)
                {
                    text = (await client.GetResponseAsync(messages)).Text;
                }
            """),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task Where_a_test_shows_that_there_are_calls_no_name_is_needed() => CodeFixVerifier.VerifyAsync(
        Method($$"""
                if (reply.FinishReason != ChatFinishReason.ToolCalls)
                {
                    return reply.Text;
                }

                foreach (var call in {{Query}})
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                    text = (await {|TRA4002:client.GetResponseAsync(messages)|}).Text;
                }
            """),
        Method($$"""
                if (reply.FinishReason != ChatFinishReason.ToolCalls)
                {
                    return reply.Text;
                }

                foreach (var call in {{Query}})
                {
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
                }

                text = (await client.GetResponseAsync(messages)).Text;
            """),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task A_loop_over_all_calls_that_answers_them_again_goes() => CodeFixVerifier.VerifyAsync(
        Method(Answers("messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Run(call.Name, \"\"))]));") + "\n" + Answers("messages.Add(new ChatMessage(ChatRole.Tool, [{|TRA2003:new FunctionResultContent(call.CallId, \"Done.\")|}]));")),
        Method(Answers("messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Run(call.Name, \"\"))]));")),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task A_loop_over_some_calls_that_answers_them_again_stays() => CodeFixVerifier.VerifyNothingOfferedAsync(
        Method(Answers("messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Run(call.Name, \"\"))]));") + "\n"
            + Answers("messages.Add(new ChatMessage(ChatRole.Tool, [{|TRA2003:new FunctionResultContent(call.CallId, \"Done.\")|}]));", Query + ".Where(call => tools.Knows(call.Name))")),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task The_calls_alone_make_the_message_of_the_assistant() => CodeFixVerifier.VerifyAsync(
        Method($$"""
                if ({{Query}}.Any())
                {
                    other.Add(new ChatMessage(ChatRole.Assistant, [.. {{Query}}]));
                    text = (await {|TRA1001:client.GetResponseAsync(other)|}).Text;
                }
            """, "var other = new List<ChatMessage>();"),
        Method($$"""
                if ({{Query}}.Any())
                {
                    other.Add(new ChatMessage(ChatRole.Assistant, [.. {{Query}}]));
                    foreach (var call in {{Query}})
                    {
                        other.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, $"Error: the tool '{call.Name}' is not implemented.")]));
                    }
                    text = (await client.GetResponseAsync(other)).Text;
                }
            """, "var other = new List<ChatMessage>();"),
        ReferenceSet.ExtensionsAI_10_11_0);

    [Fact]
    public Task A_text_in_a_message_of_a_tool_becomes_a_result() => CodeFixVerifier.VerifyAsync(
        Method(Answers("messages.Add({|TRA3004:new ChatMessage(ChatRole.Tool, tools.Run(call.Name, \"\"))|});")),
        Method(Answers("messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Run(call.Name, \"\"))]));")),
        ReferenceSet.ExtensionsAI_10_11_0);

    private static string Answers(string result, string calls = Query) => $$"""
            foreach (var call in {{calls}})
            {
                {{result}}
            }
        """;

    private static string Method(string statements, string append = "messages.AddRange(reply.Messages);") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;

        public sealed class Agent
        {
            public async Task<string> RunAsync(IChatClient client, List<ChatMessage> messages, ITools tools)
            {
                var reply = await client.GetResponseAsync(messages);
                var text = "";
                {{append}}
        {{string.Join("\n", statements.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
                return text + (await client.GetResponseAsync(messages)).Text;
            }
        }

        """;
}
