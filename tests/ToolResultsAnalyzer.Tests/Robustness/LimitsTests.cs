using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>A body that meets a limit is given up as a whole: nothing is said of it, and it is counted.</summary>
[Collection(CountersCollection.Name)]
public class LimitsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_body_within_the_limits_is_reported(int booleans) =>
        Assert.Equal(new(Bound: 1, Analyzed: 1, GivenUp: 0, "TRA1002"), await WorkDone.ForAsync(Agent(AskedTwice(booleans))));

    [Fact]
    public async Task A_body_of_too_many_states_is_given_up()
    {
        const int booleans = 10;
        Assert.True(1 << booleans > PathSet<PathState>.Capacity);

        Assert.Equal(new(Bound: 1, Analyzed: 1, GivenUp: 1, ""), await WorkDone.ForAsync(Agent(AskedTwice(booleans))));
    }

    [Theory]
    [InlineData(3, 0, "TRA1002")]
    [InlineData(14, 1, "")]
    public async Task A_body_of_too_many_nodes_is_given_up(int finallys, int givenUp, string reports) =>
        Assert.Equal(new(Bound: 1, Analyzed: 1, givenUp, reports), await WorkDone.ForAsync(Agent(NestedFinallys(finallys))));

    [Fact]
    public async Task A_body_that_is_given_up_takes_no_other_with_it()
    {
        var done = await WorkDone.ForAsync(Agent(AskedTwice(10)), Agent(AskedTwice(2)).Replace("class Agent", "class Other", StringComparison.Ordinal));

        Assert.Equal(new(Bound: 2, Analyzed: 2, GivenUp: 1, "TRA1002"), done);
    }

    [Theory]
    [InlineData(CallSite.MaxDepth, 0, "TRA1002")]
    [InlineData(CallSite.MaxDepth + 1, 1, "")]
    public async Task Helpers_that_run_too_deep_in_each_other_are_not_followed(int depth, int unfollowed, string reports)
    {
        var helpers = Enumerable.Range(0, depth).Select(number => number == depth - 1
            ? $"static void Helper{number}(List<ChatMessage> history, ChatCompletion reply) => history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, \"sunny\"));"
            : $"static void Helper{number}(List<ChatMessage> history, ChatCompletion reply) => Helper{number + 1}(history, reply);");
        var done = await WorkDone.ForAsync(Class($$"""
            public static void Run(ChatClient client, List<ChatMessage> history)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                Helper0(history, reply);
                client.CompleteChat(history);
            }

            {{string.Join('\n', helpers)}}
            """));

        Assert.Equal((unfollowed, reports), ((int)done.Unfollowed, done.Reports));
    }

    /// <summary>Each helper calls the next one in many states, which multiplies.</summary>
    [Fact]
    public async Task A_body_whose_helpers_take_too_many_steps_is_given_up_in_time()
    {
        var helpers = Enumerable.Range(0, 5).Select(number => $$"""
            static void Helper{{number}}(List<ChatMessage> history, ChatCompletion reply, bool[] given)
            {
                var a{{number}} = given[0]; var b{{number}} = given[1]; var c{{number}} = given[2];
                if (a{{number}}) Console.WriteLine();
                if (b{{number}}) Console.WriteLine();
                if (c{{number}}) Console.WriteLine();
                {{string.Concat(Enumerable.Repeat(number == 4 ? "Console.WriteLine();" : $"Helper{number + 1}(history, reply, given);", 3))}}
                if (!a{{number}}) Console.WriteLine();
                if (!b{{number}}) Console.WriteLine();
                if (!c{{number}}) Console.WriteLine();
            }
            """);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var done = await WorkDone.ForAsync(Class($$"""
            public static void Run(ChatClient client, List<ChatMessage> history, bool[] given)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                Helper0(history, reply, given);
                history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                client.CompleteChat(history);
            }

            {{string.Join('\n', helpers)}}
            """));

        Assert.Equal("", done.Reports);
        Assert.True(done.GivenUp > 0);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    /// <summary>Each is wrong in itself, which is asked of helpers where a caller has something to report.</summary>
    [Fact]
    public async Task Methods_that_call_each_other_are_each_reported_once()
    {
        var methods = new[] { ("First", "Second"), ("Second", "Third"), ("Third", "First") }.Select(pair => $$"""
            static void {{pair.Item1}}(ChatClient client, List<ChatMessage> history)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                client.CompleteChat(history);
                {{pair.Item2}}(client, history);
            }
            """);

        Assert.Equal("TRA1002, TRA1002, TRA1002", (await WorkDone.ForAsync(Class(string.Join('\n', methods)))).Reports);
    }

    private static string Class(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using OpenAI.Chat;

        public static class Agent
        {
            {{members}}
        }
        """;

    private static string Agent(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using OpenAI.Chat;

        public static class Agent
        {
            public static void Run(ChatClient client, List<ChatMessage> history, ITools tools, params bool[] given)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                {{statements}}
                history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                client.CompleteChat(history);
            }
        }
        """;

    /// <summary>Two to the power of <paramref name="count"/> paths, which nothing makes one before the last is asked again.</summary>
    private static string AskedTwice(int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        return string.Join('\n', numbers.Select(number => $"var b{number} = given[{number}];")
            .Concat(numbers.Select(number => $"if (b{number}) Console.WriteLine({number});"))
            .Concat(numbers.Select(number => $"if (!b{number}) Console.WriteLine({number});")));
    }

    /// <summary>A <c>finally</c> in a <c>finally</c> and so on, each with two ways into it.</summary>
    private static string NestedFinallys(int depth) => depth == 0
        ? "Console.WriteLine();"
        : $"try {{ if (given[{depth}]) goto after{depth}; Console.WriteLine(); }} finally {{ {NestedFinallys(depth - 1)} }} after{depth}: Console.WriteLine();";
}
