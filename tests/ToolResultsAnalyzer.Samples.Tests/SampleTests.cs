using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Shared;

namespace ToolResultsAnalyzer.Samples.Tests;

/// <summary>The broken samples fail with the provider's 400 and are reported; their corrected twins do neither.</summary>
public sealed class SampleTests
{
    private const string Missing =
        "400 An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
        "The following tool_call_ids did not have response messages: ";

    private const string Orphan =
        "400 Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";

    /// <summary>What the strict endpoint answers to each broken sample.</summary>
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["TooFewResults"] = Missing + "call_2",
        ["DuplicateResult"] = Orphan,
        ["OrphanResult"] = Orphan,
        ["FewShotMissingResult"] = Missing + "example_2",
        ["FewShotForeignId"] = "400 Invalid parameter: 'tool_call_id' of 'call_1' not found in 'tool_calls' of previous message.",
        ["CustomExecutor"] = Missing + "call_2",
        ["LoopLeftEarly"] = Missing + "call_2",
        ["ToolThrows"] = Missing + "call_1",
        ["ExtensionsAIAgent"] = Orphan,
        ["SemanticKernelAgent"] = Missing + "call_1",
        ["AnthropicAgent"] =
            "400 messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_2. " +
            "Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
    };

    /// <summary>What is reported on each broken sample: the rule, the line, and the squiggle (up to <c>…</c>: its start).</summary>
    private static readonly (string Sample, string Rule, string LineText, string Squiggle)[] Reports =
    [
        ("AnthropicAgent", "TRA1004", "continue;", "continue…"),
        ("CustomExecutor", "TRA1002", "messages.Add(new ToolChatMessage(call.Id, result));", "…"),
        ("DuplicateResult", "TRA2003", "messages.Add(new ToolChatMessage(call.Id, result));", "…"),
        ("ExtensionsAIAgent", "TRA2002", "messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));", "response.Text"),
        ("FewShotForeignId", "TRA3001", "new ToolChatMessage(\"call_1\", \"4 °C, rain\"),", "\"call_1\""),
        ("FewShotMissingResult", "TRA1001", "new AssistantChatMessage(\"317 times 128 is 40576; 5 cannot be divided by 0.\"),", "…"),
        ("LoopLeftEarly", "TRA1003", "break;", "break…"),
        ("OrphanResult", "TRA2001", "new ToolChatMessage(\"dummy\", \"action completed!\"),", "new ToolChatMessage(…"),
        ("SemanticKernelAgent", "TRA1005", "catch (HttpRequestException e)", "catch"),
        ("TooFewResults", "TRA1002", "messages.Add(new ToolChatMessage(call.Id, \"action complete!\"));", "…"),
        ("ToolThrows", "TRA1005", "catch (HttpRequestException e)", "catch"),
    ];

    [Fact]
    public void Each_broken_sample_has_a_corrected_twin() => Assert.Equal(SampleSet.Broken.Names, SampleSet.Corrected.Names);

    [Fact]
    public async Task Each_broken_sample_is_refused_in_the_provider_s_words() =>
        Assert.Equivalent(Refusals, await SampleSet.Broken.RunAsync(), strict: true);

    [Fact]
    public async Task Each_corrected_sample_goes_through() =>
        Assert.Equivalent(Refusals.Keys.ToDictionary(name => name, _ => "ok"), await SampleSet.Corrected.RunAsync(), strict: true);

    [Fact]
    public async Task Each_broken_sample_is_reported_where_it_breaks()
    {
        Finding[] findings = [.. await SampleSet.Broken.AnalyzeAsync()];

        Assert.Equal(
            Reports.Select(report => (report.Sample, report.Rule, DiagnosticSeverity.Warning, report.LineText)),
            findings.Select(finding => (finding.Sample, finding.Rule, finding.Severity, finding.LineText)));
        Assert.All(Reports.Zip(findings), pair =>
        {
            (string sample, _, _, string squiggle) = pair.First;
            if (squiggle.EndsWith('…'))
                Assert.StartsWith(squiggle.TrimEnd('…'), pair.Second.Squiggle);
            else
                Assert.Equal((sample, squiggle), (pair.Second.Sample, pair.Second.Squiggle));
        });
    }

    [Fact]
    public async Task The_second_result_is_reported_not_the_first()
    {
        Finding duplicate = (await SampleSet.Broken.AnalyzeAsync()).Single(finding => finding.Sample == "DuplicateResult");
        string[] lines = await File.ReadAllLinesAsync(SampleSet.Broken.Files.Single(file => file.EndsWith("DuplicateResult.cs", StringComparison.Ordinal)));

        Assert.Equal(1 + Array.FindLastIndex(lines, line => line.Contains("new ToolChatMessage", StringComparison.Ordinal)), duplicate.Line);
    }

    [Fact]
    public async Task Nothing_is_reported_on_the_corrected_samples() => Assert.Empty(await SampleSet.Corrected.AnalyzeAsync());

    /// <summary>The command of samples/README.md, without the dependencies: those are built, and others may be using them.</summary>
    [Fact]
    public async Task A_build_of_the_broken_samples_prints_the_same_warnings()
    {
        string output = await DotnetCli.RunAsync(
            SampleSet.Metadata("RepositoryRoot"),
            "build", "samples/Broken", "--no-incremental", "--no-dependencies", "-c", SampleSet.Metadata("Configuration"));

        Assert.Equal(
            (await SampleSet.Broken.AnalyzeAsync()).Select(finding => new DotnetCli.Warning($"{finding.Sample}.cs", finding.Line, finding.Rule)),
            DotnetCli.AnalyzerWarnings(output));
    }
}
