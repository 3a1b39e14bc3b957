using System.Globalization;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;
using ToolResultsAnalyzer.Benchmarks.Parts;

namespace ToolResultsAnalyzer.Benchmarks;

/// <summary>
/// A quick look that fails a build where a cost has gone up by its kind: what must be nothing is nothing, and what may vary with the
/// machine stays below bounds that are far above what is measured on a quiet one.
/// </summary>
internal static class Check
{
    private const double MillisecondsWithoutSdk = 10;
    private const double PercentWithSdks = 10;
    private const double ExponentOfLinear = 1.35;

    /// <summary>The loop over the calls with all in one method, as most people write it.</summary>
    private const string Loop = "OpenAIChat/SwitchInLoop";

    public static async Task<bool> Run(TextWriter output, double highestRatio, double highestOfLoop)
    {
        var broken = new List<string>();
        var ordinary = await OrdinaryCodePart.Measure(output, lines: 5_000, rounds: 2);
        var (noSdk, allSdks) = (ordinary[0], ordinary[^1]);
        Require(noSdk.Actions == 0, "Without an SDK, actions are registered.");
        Require(noSdk.Bound + noSdk.BoundInOthers == 0, "Without an SDK, a body is bound.");
        Require(noSdk.Analyzer.Least <= MillisecondsWithoutSdk, $"Without an SDK, the analyzer takes more than {MillisecondsWithoutSdk} ms.");
        Require(allSdks.Actions > 0, "With SDKs, nothing is registered: then nothing is measured.");
        Require(ordinary.All(cost => cost.BoundInOthers == 0), "A body is bound in a file without a name of the vocabularies.");
        Require(allSdks.Percent <= PercentWithSdks, $"On code without chats the analyzer takes more than {PercentWithSdks} % of the compiler's time.");

        var chat = await AgainstFloor.Measure(Source.Checked(ChatShapes.CompileTogether(3)), rounds: 5);
        output.WriteLine(FormattableString.Invariant($"\n{3 * ChatShapes.All.Count} agents: {chat.Ours.Least:0.0} ms, {chat.Ratio:0.00} × the floor; {chat.Reports} reports, {chat.GivenUp} given up\n"));
        Require(chat.Ratio <= highestRatio, string.Create(CultureInfo.InvariantCulture, $"Chat code takes more than {highestRatio:0.0} times the floor."));

        var loop = await AgainstFloor.Measure(Source.Checked(ChatShapes.All.Single(shape => string.Equals(shape.Name, Loop, StringComparison.Ordinal)).Compile(30)), rounds: 20);
        output.WriteLine(FormattableString.Invariant($"30 agents of {Loop}: {loop.Ours.Least:0.0} ms, {loop.Ratio:0.00} × the floor\n"));
        Require(loop.Ratio <= highestOfLoop, string.Create(CultureInfo.InvariantCulture, $"A loop over the calls takes more than {highestOfLoop:0.0} times the floor."));
        Require(chat.Analyzed > 0 && chat.GivenUp == 0, "Not all of the chat code is analyzed.");

        foreach (var scaling in await ScalingPart.Measure(output, Growth.All.Where(growth => growth.IsLinear), rounds: 3))
            Require(scaling.Exponent <= ExponentOfLinear, string.Create(CultureInfo.InvariantCulture, $"The time grows with the number of {scaling.Growth.Name} to the power of {scaling.Exponent:0.00}."));

        broken.ForEach(output.WriteLine);
        return broken.Count == 0;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
                broken.Add(otherwise);
        }
    }
}
