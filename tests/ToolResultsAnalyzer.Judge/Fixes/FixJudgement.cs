using CsCheck;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;
using ToolResultsAnalyzer.Judge.Runs;
using ToolResultsAnalyzer.Judge.Verdicts;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>What the fixes made of a number of programs.</summary>
/// <param name="ByRule">How many reports of each rule are gone.</param>
/// <param name="Clean">Programs in which nothing is reported any more.</param>
/// <param name="Inconclusive">Fixed programs with reports, and with more behaviours than are run, none of the runs failing.</param>
public sealed record FixSummary(int Programs, int Reported, int Offered, int Clean, IReadOnlyDictionary<string, int> ByRule, long Runs, int Inconclusive, IReadOnlyList<FixDisagreement> Disagreements)
{
    public string Describe() => $"{Programs} programs, {Reported} with a report, {Offered} with a fix offered, {Clean} fixed clean ({string.Join(", ", ByRule.Where(rule => rule.Value > 0).OrderBy(rule => rule.Key).Select(rule => $"{rule.Key}: {rule.Value}"))}), "
        + $"{Runs} runs, {Inconclusive} inconclusive, {Disagreements.Count} disagreements";
}

/// <summary>A program that was fixed compiles, has no new reports, and fails in some run if and only if something is still reported.</summary>
public static class FixJudgement
{
    private const int PerCompilation = 250;

    private static readonly Gen<AgentProgram> Generated = Gen.Frequency((1, Generator.ProgramsFor(OpenAIChatPhrases.Book)), (1, FixableGenerator.Programs));

    public static async Task<FixSummary> Judge(int programs, string seed, int maxDisagreements, IReadOnlyList<IFixer> fixers, Action<string>? log = null)
    {
        var pcg = PCG.Parse(seed);
        var sum = new FixSummary(0, 0, 0, 0, new Dictionary<string, int>(), 0, 0, []);
        while (sum.Programs < programs && sum.Disagreements.Count < maxDisagreements)
        {
            int count = Math.Min(PerCompilation, programs - sum.Programs);
            var generated = Enumerable.Range(0, count).Select(_ => Generated.Generate(pcg, null, out Size _)).ToArray();
            var batch = await Check(generated, fixers);
            List<FixDisagreement> shrunk = [];
            foreach (var found in batch.Disagreements.Take(maxDisagreements - sum.Disagreements.Count))
            {
                shrunk.Add(await Shrink(found, fixers));
                log?.Invoke(shrunk[^1].Describe());
            }

            sum = new(
                sum.Programs + count,
                sum.Reported + batch.Reported,
                sum.Offered + batch.Offered,
                sum.Clean + batch.Clean,
                sum.ByRule.Concat(batch.ByRule).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.Sum()),
                sum.Runs + batch.Runs,
                sum.Inconclusive + batch.Inconclusive,
                [.. sum.Disagreements, .. shrunk]);
            log?.Invoke(sum.Describe());
        }

        return sum;
    }

    /// <summary>Fixes some programs, which are compiled together before and after, and judges what became of them.</summary>
    public static async Task<FixSummary> Check(IReadOnlyList<AgentProgram> programs, IReadOnlyList<IFixer> fixers)
    {
        string[] texts = [.. programs.Select((program, number) => Renderer.RenderFile(program, number))];
        var before = Compiler.CompileTexts(texts.Index());
        var reportsBefore = await Compiler.Analyze(before);
        int[] reported = [.. reportsBefore.Select(reports => reports.Key).Order()];

        var fixedTexts = new FixedText?[programs.Count];
        await Parallel.ForEachAsync(reported, async (number, _) => fixedTexts[number] = await Workbench.Fix(number, texts[number], fixers));
        int[] offered = [.. reported.Where(number => fixedTexts[number]!.Offered)];

        var after = Compiler.CompileTexts(offered.Select(number => (number, fixedTexts[number]!.Text)));
        var errors = after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(error => Compiler.NumberOf(error.Location.SourceTree!));
        after = after.RemoveSyntaxTrees(after.SyntaxTrees.Where(tree => errors.Contains(Compiler.NumberOf(tree))));
        var reportsAfter = await Compiler.Analyze(after);

        int[] runnable = [.. offered.Where(number => !errors.Contains(number))];
        using var runnerBefore = new Runner(Compiler.Emit(before));
        using var runnerAfter = new Runner(Compiler.Emit(after));
        var outcomesBefore = ForEach(offered, number => runnerBefore.Run(programs[number], number));
        var outcomesAfter = ForEach(runnable, number => runnerAfter.Run(programs[number], number));
        var changes = ForEach(runnable, number => RightRuns.FirstChanged(runnerBefore, runnerAfter, programs[number], number));

        int inconclusive = 0;
        List<FixDisagreement> disagreements = [];
        foreach (int number in offered)
        {
            IReadOnlyList<Diagnostic> reports = [.. reportsAfter[number]];
            string text = fixedTexts[number]!.Text[Renderer.Prelude(programs[number].Book).Length..];

            // What a mapping makes is not followed.
            bool keepsDroppedCalls = reportsBefore[number].Any(report => report.Id == "TRA2004");
            if (outcomesBefore[number] is { FailingRun: null, IsComplete: true, IsOpen: false } && reportsBefore[number].Any(report => Judgement.IsAboutRun(report, programs[number])))
                Disagree(FixFault.TouchesWhatPasses);
            else if (fixedTexts[number]!.Fault is { } fault)
                Disagree(fault);
            else if (errors.Contains(number))
                Disagree(FixFault.DoesNotCompile, errors[number].First().ToString());
            else if (NewReports.Of(texts[number], reportsBefore[number], fixedTexts[number]!.Text, reports) is { Count: > 0 } news)
                Disagree(FixFault.ReportsMore, string.Join(", ", news));
            else if (changes[number] is { } change && !keepsDroppedCalls)
                Disagree(FixFault.ChangesRightRun, change);
            else if (!outcomesAfter[number].IsComplete && reports.Count > 0)
                inconclusive++;
            else if ((keepsDroppedCalls && reports.Count == 0) || !Judgement.Disagrees(programs[number], reports, outcomesAfter[number]))
                continue;
            else if (reports.Count > 0)
                Disagree(FixFault.ReportedWithoutFailure);
            else
                Disagree(Compiler.MeetsLimit(after, number) ? FixFault.FailsAtLimit : FixFault.FailsUnreported);

            void Disagree(FixFault fault, string detail = "") =>
                disagreements.Add(new(fault, programs[number], text, reports, outcomesAfter.GetValueOrDefault(number), detail));
        }

        long runs = outcomesBefore.Values.Concat(outcomesAfter.Values).Sum(outcome => (long)outcome.Runs);
        var byRule = runnable.SelectMany(number => reportsBefore[number]).CountBy(report => report.Id)
            .ToDictionary(count => count.Key, count => count.Value - runnable.Sum(number => reportsAfter[number].Count(report => report.Id == count.Key)));
        return new(programs.Count, reported.Length, offered.Length, runnable.Count(number => !reportsAfter[number].Any()), byRule, runs, inconclusive, disagreements);
    }

    private static Dictionary<int, T> ForEach<T>(IReadOnlyList<int> numbers, Func<int, T> ask)
    {
        var answers = new T[numbers.Count];
        Parallel.For(0, numbers.Count, index => answers[index] = ask(numbers[index]));
        return numbers.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The smallest program with the same fault.</summary>
    private static async Task<FixDisagreement> Shrink(FixDisagreement found, IReadOnlyList<IFixer> fixers)
    {
        for (bool smaller = true; smaller;)
        {
            smaller = false;
            foreach (var chunk in Judgement.Smaller(found.Program).Chunk(24))
            {
                if ((await Check(chunk, fixers)).Disagreements.FirstOrDefault(other => other.Fault == found.Fault) is not { } next)
                    continue;

                found = next;
                smaller = true;
                break;
            }
        }

        return found;
    }
}
