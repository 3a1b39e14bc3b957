using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Where results come first in a message, the part that stands before them goes behind them.</summary>
public class TRA4001PartsOfAMessageCodeFixTests : CodeFixTests<TRA4001MessageBetweenToolResultsCodeFix>
{
    protected override string Title => "Add the message after all tool results";

    protected override ReferenceSet References => ReferenceSet.Anthropic_13_12_0;

    [Fact]
    public Task Before_the_loop() => FixesAsync(
        Parts("""
            results.Add({|TRA4001:new TextBlockParam("The results:")|});
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "sunny" });
            }
            """),
        Parts("""
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "sunny" });
            }

            results.Add(new TextBlockParam("The results:"));
            """));

    [Fact]
    public Task In_the_loop() => FixesAsync(
        Parts("""
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "See the text." });
                results.Add({|TRA4001:new TextBlockParam(call.Name)|});
            }
            """),
        Parts("""
            var deferred = new List<ContentBlockParam>();
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "See the text." });
                deferred.Add(new TextBlockParam(call.Name));
            }

            results.AddRange(deferred);
            """));

    [Fact]
    public Task In_a_list_that_is_written_down() => FixesAsync(
        Parts("""
            if (calls is [var call])
            {
                results = [{|TRA4001:new TextBlockParam("The result:")|}, new ToolResultBlockParam(call.ID) { Content = "sunny" }];
            }
            else
            {
                throw new InvalidOperationException();
            }
            """),
        Parts("""
            if (calls is [var call])
            {
                results = [new ToolResultBlockParam(call.ID) { Content = "sunny" }, new TextBlockParam("The result:")];
            }
            else
            {
                throw new InvalidOperationException();
            }
            """));

    [Fact]
    public Task Inserted_at_the_start() => FixesAsync(
        Parts("""
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "sunny" });
            }

            results.Insert(0, {|TRA4001:new TextBlockParam("The results:")|});
            """),
        Parts("""
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "sunny" });
            }

            results.Add(new TextBlockParam("The results:"));
            """));

    [Fact]
    public Task Collected_and_put_first() => FixesAsync(
        Parts("""
            List<ContentBlockParam> texts = [];
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "See the text." });
                texts.Add({|TRA4001:new TextBlockParam(call.Name)|});
            }

            results = [.. texts, .. results];
            """),
        Parts("""
            List<ContentBlockParam> texts = [];
            foreach (var call in calls)
            {
                results.Add(new ToolResultBlockParam(call.ID) { Content = "See the text." });
                texts.Add(new TextBlockParam(call.Name));
            }

            results = [.. results, .. texts];
            """));

    private static string Parts(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic;
        using Anthropic.Models.Messages;

        public sealed class Agent(IAnthropicClient client)
        {
            public async Task<string> RunAsync(List<MessageParam> messages, MessageCreateParams template)
            {
                var reply = await client.Messages.Create(template with { Messages = messages });
                var calls = reply.Content.Select(block => block.Value).OfType<ToolUseBlock>().ToList();
                var results = new List<ContentBlockParam>();
        {{Indented(statements, 2)}}

                messages.Add(new AssistantMessageParam(reply.Content.Select(block => new ContentBlockParam(block.Json)).ToList()));
                messages.Add(new UserMessageParam(results));
                reply = await client.Messages.Create(template with { Messages = messages });
                return reply.ID;
            }
        }

        """;
}
