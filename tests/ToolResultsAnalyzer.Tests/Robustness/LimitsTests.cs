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
