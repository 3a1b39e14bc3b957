using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;
using ToolResultsAnalyzer.Judge.Runs;
using ToolResultsAnalyzer.Judge.Verdicts;

namespace ToolResultsAnalyzer.Judge;

/// <summary>A program on which the analyzer and the endpoint do not agree.</summary>
public sealed record Disagreement(AgentProgram Program, IReadOnlyList<Diagnostic> Reports, RunOutcome Outcome)
{
    public string Describe() => $"""
        {(Reports.Count > 0 ? "reported, but no run fails" : "a run fails, but nothing is reported")}
        reports: {string.Join("; ", Reports.Select(report => $"{report.Id} at {report.Location.GetLineSpan().StartLinePosition.Line + 1}: {report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan)}"))}
        failing run: {Outcome.FailingRun ?? "none"} of {Outcome.Runs} {Outcome.Breach}
        {Renderer.Render(Program, 0)}
        """;
}

/// <summary>What a number of programs showed.</summary>
/// <param name="AtLimit">Programs that fail in some run, and whose analysis met a limit.</param>
/// <param name="Inconclusive">Programs with more behaviours than are run, none of the runs failing.</param>
public sealed record Summary(int Programs, int Failing, int Reported, long Runs, int AtLimit, int Inconclusive, IReadOnlyList<Disagreement> Disagreements);

/// <summary>Some run fails, if and only if something is reported.</summary>
public static class Judgement
{
    private const int PerCompilation = 250;

    public static async Task<Summary> Judge(PhraseBook book, int programs, string seed, int maxDisagreements, Action<string>? log = null, int maxRuns = Runner.MaxRuns)
    {
        var pcg = PCG.Parse(seed);
        var gen = Generator.ProgramsFor(book);
        int failing = 0, reported = 0, inconclusive = 0, atLimit = 0, done = 0;
        long runs = 0;
        List<Disagreement> disagreements = [];
        while (done < programs && disagreements.Count < maxDisagreements)
        {
            int count = Math.Min(PerCompilation, programs - done);
            var generated = Enumerable.Range(0, count).Select(_ => gen.Generate(pcg, null, out Size _)).ToArray();
            foreach (var (program, reports, outcome, meetsLimit) in await Check(generated, maxRuns))
            {
                runs += outcome.Runs;
                failing += outcome.FailingRun is not null ? 1 : 0;
                reported += reports.Count > 0 ? 1 : 0;
                if (!outcome.IsComplete && reports.Count > 0)
                {
                    inconclusive++;
                }
                else if (meetsLimit)
                {
                    atLimit++;
                }
                else if (Disagrees(program, reports, outcome) && disagreements.Count < maxDisagreements)
                {
                    var smallest = await Shrink(new(program, reports, outcome));
                    disagreements.Add(smallest);
                    log?.Invoke(smallest.Describe());
                }
            }

            done += count;
            log?.Invoke($"{done} programs, {failing} fail, {reported} are reported, {runs} runs, {atLimit} at a limit, {inconclusive} inconclusive, {disagreements.Count} disagreements");
        }

        return new(done, failing, reported, runs, atLimit, inconclusive, disagreements);
    }

    public static async Task<IReadOnlyList<(AgentProgram Program, IReadOnlyList<Diagnostic> Reports, RunOutcome Outcome, bool MeetsLimit)>> Check(IReadOnlyList<AgentProgram> programs, int maxRuns = Runner.MaxRuns)
    {
        var compilation = Compiler.Compile(programs);
        using var runner = new Runner(Compiler.Emit(compilation), maxRuns);
        var reports = await Compiler.Analyze(compilation);
        var outcomes = new RunOutcome[programs.Count];
        Parallel.For(0, programs.Count, number => outcomes[number] = Run(runner, programs[number], number, isReported: reports[number].Any()));
        return [.. programs.Select((program, number) => (
            program,
            (IReadOnlyList<Diagnostic>)[.. reports[number]],
            outcomes[number],
            outcomes[number].FailingRun is not null && !reports[number].Any() && Compiler.MeetsLimit(compilation, number)))];
    }

    private static RunOutcome Run(Runner runner, AgentProgram program, int number, bool isReported)
    {
        var outcome = runner.Run(program, number);
        return isReported && outcome is { FailingRun: null, IsComplete: true, IsOpen: false } ? runner.Run(program, number, program.Behaviours.Larger) : outcome;
    }

    public static bool Disagrees(AgentProgram program, IReadOnlyList<Diagnostic> reports, RunOutcome outcome) => outcome.FailingRun is not null
        ? reports.Count == 0 && !Generator.MayBeSilent(program)
        : outcome.IsComplete && !outcome.IsOpen && reports.Any(report => IsAboutRun(report, program) && (report.Id == "TRA4006" || !Generator.AnswersLater(program)));

    /// <summary>Whether a report says that some run of the program fails.</summary>
    public static bool IsAboutRun(Diagnostic report, AgentProgram program) => IsInRun(report) && !IsAboutMapping(report, program) && !IsAboutPart(report, program);

    /// <summary>A helper that is wrong in itself is reported, whoever calls it: whether its caller ever sends is not asked.</summary>
    private static bool IsInRun(Diagnostic report) =>
        report.Id == "TRA2004" || report.Location.SourceTree!.GetRoot().FindNode(report.Location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().First().Identifier.ValueText == "Run";

    /// <summary>A mapping that drops the calls is wrong in itself too, whatever it is given.</summary>
    private static bool IsAboutMapping(Diagnostic report, AgentProgram program) =>
        report.Id == "TRA2004" && program.Body.All.Any(node => node is ActNode { Act: Act.MapHistoryDroppingCalls });

    /// <summary>
    /// So is a result that is no part of a message for results: the adapter drops it, and whether the call has another one is not asked.
    /// </summary>
    private static bool IsAboutPart(Diagnostic report, AgentProgram program) =>
        report.Id is "TRA3004" or "TRA3005" && program.Body.All.Any(node => node is ActNode { Act: var act } && ActKinds.OfParts.Contains(act));

    /// <summary>The smallest program that still disagrees in the same way.</summary>
    private static async Task<Disagreement> Shrink(Disagreement found)
    {
        for (bool smaller = true; smaller;)
        {
            smaller = false;
            foreach (var chunk in Smaller(found.Program).ToArray().Chunk(24))
            {
                foreach (var (program, reports, outcome, meetsLimit) in await Check(chunk))
                {
                    if (!meetsLimit && Disagrees(program, reports, outcome) && (reports.Count > 0) == (found.Reports.Count > 0))
                    {
                        found = new(program, reports, outcome);
                        smaller = true;
                        break;
                    }
                }

                if (smaller)
                    break;
            }
        }

        return found;
    }

    /// <summary>The programs one step smaller that compile and that the judge asks about.</summary>
    public static IEnumerable<AgentProgram> Smaller(AgentProgram program)
    {
        return Shrinker.Smaller(program).Where(Generator.IsInScope).Where(Compiles);

        static bool Compiles(AgentProgram program) => !Compiler.Compile([program]).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
