using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The results are collected, and one message that holds them is appended behind them.</summary>
public class TRA4003ResultsSplitOverMessagesCodeFixTests : CodeFixTests<TRA4003ResultsSplitOverMessagesCodeFix>
{
    protected override string Title => "Append one message with all tool results";

    protected override ReferenceSet References => ReferenceSet.Bedrock_4;

    // ---- In a loop -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_loop() => FixesAsync(
        Bedrock("""
            // Run the tools.
            foreach (var use in uses)
            {
                var answer = tools.Run(use.Name, "{}"); // may take a while
                messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = answer }] } }] }|});
            }
            """),
        Bedrock("""
            var results = new List<ContentBlock>();
            // Run the tools.
            foreach (var use in uses)
            {
                var answer = tools.Run(use.Name, "{}"); // may take a while
                results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = answer }] } });
            }

            messages.Add(new Message { Role = ConversationRole.User, Content = results });
            """));

    [Fact]
    public Task Messages_on_several_lines() => FixesAsync(
        Bedrock("""
            foreach (ToolUseBlock use in uses)
            {
                messages.Add({|TRA4003:new Message
                {
                    Role = ConversationRole.User,
                    Content =
                    [
                        new ContentBlock
                        {
                            ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId },
                        },
                    ],
                }|});
            }
            """),
        Bedrock("""
            var results = new List<ContentBlock>();
            foreach (ToolUseBlock use in uses)
            {
                results.Add(new ContentBlock
                {
                    ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId },
                });
            }

            messages.Add(new Message
            {
                Role = ConversationRole.User,
                Content = results,
            });
            """));

    [Fact]
    public Task A_result_of_a_tool_that_throws() => FixesAsync(
        Bedrock("""
            foreach (var use in uses)
            {
                try
                {
                    messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "{}") }] } }] }|});
                }
                catch (Exception e)
                {
                    messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = e.Message }] } }] }|});
                }
            }
            """),
        Bedrock("""
            var results = new List<ContentBlock>();
            foreach (var use in uses)
            {
                try
                {
                    results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "{}") }] } });
                }
                catch (Exception e)
                {
                    results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = e.Message }] } });
                }
            }

            messages.Add(new Message { Role = ConversationRole.User, Content = results });
            """));

    [Fact]
    public Task A_loop_that_nothing_asks_for_calls_before() => FixesAsync(
        Bedrock("""
            foreach (var use in uses)
            {
                messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
            }
            """, test: ""),
        Bedrock("""
            var results = new List<ContentBlock>();
            foreach (var use in uses)
            {
                results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
            }

            if (results.Count > 0)
            {
                messages.Add(new Message { Role = ConversationRole.User, Content = results });
            }
            """, test: ""));

    [Fact]
    public Task A_loop_over_the_calls_of_another_reply_than_was_asked() => FixesAsync(
        Bedrock("""
            foreach (var use in uses)
            {
                messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
            }
            """, test: "", first: Asked),
        Bedrock("""
            var results = new List<ContentBlock>();
            foreach (var use in uses)
            {
                results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
            }

            if (results.Count > 0)
            {
                messages.Add(new Message { Role = ConversationRole.User, Content = results });
            }
            """, test: "", first: Asked));

    [Fact]
    public Task A_loop_without_braces_in_a_file_of_Windows() => FixesAsync(
        Windows(Bedrock("""
            foreach (var use in uses)
                messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new() { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } } } }|});
            """)),
        Windows(Bedrock("""
            var results = new List<ContentBlock>();
            foreach (var use in uses)
                results.Add(new() { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
            messages.Add(new Message { Role = ConversationRole.User, Content = results });
            """)));

    // ---- In a projection -------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_projection() => FixesAsync(
        Bedrock("""messages.AddRange(uses.Select(use => {|TRA4003:new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } } } }|}));"""),
        Bedrock("""messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });"""));

    [Fact]
    public Task A_projection_where_lists_are_written_in_brackets() => FixesAsync(
        Bedrock("""messages.AddRange(uses.Select(use => {|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|}));"""),
        Bedrock("""messages.Add(new Message { Role = ConversationRole.User, Content = [.. uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } })] });"""));

    [Fact]
    public Task A_projection_that_nothing_asks_for_calls_before() => FixesAsync(
        Bedrock("""messages.AddRange(uses.Select(use => {|TRA4003:new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } } } }|}));""", test: ""),
        Bedrock("""
            var results = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList();
            if (results.Count > 0)
            {
                messages.Add(new Message { Role = ConversationRole.User, Content = results });
            }
            """, test: ""));

    [Fact]
    public Task Tasks_that_give_messages() => FixesAsync(
        Bedrock("""messages.AddRange(await Task.WhenAll(uses.Select(async use => {|TRA4003:new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = new List<ToolResultContentBlock> { new ToolResultContentBlock { Text = await tools.RunAsync(use.Name, "{}") } } } } } }|})));"""),
        Bedrock("""messages.Add(new Message { Role = ConversationRole.User, Content = (await Task.WhenAll(uses.Select(async use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = new List<ToolResultContentBlock> { new ToolResultContentBlock { Text = await tools.RunAsync(use.Name, "{}") } } } }))).ToList() });"""));

    // ---- No fix ----------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Messages_that_are_not_alike() => LeavesAsync(Bedrock("""
        foreach (var use in uses)
        {
            if (tools.Knows(use.Name)) messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
            else messages.Add({|TRA4003:new Message { Role = "user", Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
        }
        """));

    [Fact]
    public Task A_message_that_statements_fill_in() => LeavesAsync(Bedrock("""
        foreach (var use in uses)
        {
            var message = {|TRA4003:new Message()|};
            message.Role = ConversationRole.User;
            message.Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }];
            messages.Add(message);
        }
        """));

    [Fact]
    public Task A_history_that_the_loop_looks_into() => LeavesAsync(Bedrock("""
        foreach (var use in uses)
        {
            messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
            Console.WriteLine(messages.Count);
        }
        """));

    private const string Asked = "\n            if (response.StopReason != StopReason.Tool_use) return response.Output.Message;\n            response = await client.ConverseAsync(new ConverseRequest { Messages = messages });";

    private static string Bedrock(string answers, string test = "if (uses.Count == 0) return response.Output.Message;", string first = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public sealed class Agent(IAmazonBedrockRuntime client, ITools tools)
        {
            public async Task<Message> RunAsync(List<Message> messages)
            {
                while (true)
                {
                    var response = await client.ConverseAsync(new ConverseRequest { Messages = messages });{{first}}
                    messages.Add(response.Output.Message);
                    var uses = response.Output.Message.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse).ToList();
        {{Indented(test + "\n" + answers, 3).TrimStart('\n')}}
                }
            }
        }

        """;
}
