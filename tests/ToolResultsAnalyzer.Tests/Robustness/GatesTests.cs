using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>What is not looked at costs nothing: each gate before the analysis, by what passes it.</summary>
[Collection(CountersCollection.Name)]
public class GatesTests
{
    private const string Ordinary = """
        using System.Collections.Generic;

        namespace Shop;

        public class Order
        {
            private readonly List<string> lines = new();

            public int Total { get { var total = 0; foreach (var line in lines) total += line.Length; return total; } }

            public void Add(string line) => lines.Add(line);
        }
        """;

    private const string Loop = """
        using System.Collections.Generic;
        using OpenAI.Chat;

        public static class Agent
        {
            public static void Run(ChatClient client, List<ChatMessage> history)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                client.CompleteChat(history);
            }
        }
        """;

    /// <summary>A name of the vocabulary, and nothing that could keep or break the contract.</summary>
    private const string Named = """
        public static class Reader
        {
            public static int Count(OpenAI.Chat.ChatCompletion reply) => reply.ToolCalls.Count;
        }
        """;

    [Fact]
    public async Task A_block_with_names_is_bound_and_analyzed() =>
        Assert.Equal(new(Bound: 1, Analyzed: 1, GivenUp: 0, "TRA1002"), await WorkDone.ForAsync(Loop));

    [Fact]
    public async Task A_file_without_a_name_of_the_vocabularies_is_never_bound() =>
        Assert.Equal(WorkDone.Nothing, await WorkDone.ForAsync(Ordinary, Ordinary.Replace("Shop", "Store", StringComparison.Ordinal)));

    [Fact]
    public async Task Of_several_files_only_the_one_with_names_is_bound() =>
        Assert.Equal(await WorkDone.ForAsync(Loop), await WorkDone.ForAsync(Ordinary, Loop, Ordinary.Replace("Shop", "Store", StringComparison.Ordinal)));

    [Fact]
    public async Task A_block_without_names_beside_one_with_names_is_not_bound() =>
        Assert.Equal(
            await WorkDone.ForAsync(Loop),
            await WorkDone.ForAsync($"{Loop}\n{Ordinary["using System.Collections.Generic;\n\nnamespace Shop;\n".Length..]}"));

    [Fact]
    public async Task A_name_outside_of_all_blocks_binds_none() =>
        Assert.Equal(WorkDone.Nothing, await WorkDone.ForAsync($"// As AssistantChatMessage says.\n{Ordinary}"));

    [Fact]
    public async Task A_name_in_a_comment_of_a_block_binds_that_block_alone()
    {
        var commented = Ordinary.Replace("var total = 0;", "/* ToolCalls */ var total = 0;", StringComparison.Ordinal);
        Assert.NotEqual(Ordinary, commented);

        Assert.Equal(new(Bound: 1, Analyzed: 0, GivenUp: 0, ""), await WorkDone.ForAsync(commented));
    }

    [Fact]
    public async Task A_longer_name_is_another_name() =>
        Assert.Equal(WorkDone.Nothing, await WorkDone.ForAsync(Ordinary.Replace("total", "ToolCallsTotal", StringComparison.Ordinal)));

    [Fact]
    public async Task A_block_that_makes_and_sends_nothing_gets_no_graph() =>
        Assert.Equal(new(Bound: 1, Analyzed: 0, GivenUp: 0, ""), await WorkDone.ForAsync(Named));

    [Fact]
    public async Task Without_an_sdk_not_even_a_block_with_names_is_bound() =>
        Assert.Equal(WorkDone.Nothing with { IsBroken = true }, await WorkDone.ForAsync(ReferenceSet.NoSdk, Loop, Named));

    [Fact]
    public async Task Code_that_does_not_compile_gets_no_graph() => Assert.Equal(
        new(Bound: 1, Analyzed: 0, GivenUp: 0, "", IsBroken: true),
        await WorkDone.ForAsync(Loop.Replace("ToolCalls[0]", "ToolCalls[missing]", StringComparison.Ordinal)));
}
