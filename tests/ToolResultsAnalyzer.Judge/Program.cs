using System.Diagnostics;
using ToolResultsAnalyzer.Judge;
using ToolResultsAnalyzer.Judge.Fixes;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

// dotnet run -c Release --project tests/ToolResultsAnalyzer.Judge -- [programs] [seed] [most disagreements to look for] [--sdk <name as in the README>]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Judge -- fixes [programs] [seed] [most disagreements to look for]
bool fixes = args is ["fixes", ..];
if (fixes)
    args = args[1..];

var book = OpenAIChatPhrases.Book;
if (Array.IndexOf(args, "--sdk") is var at and >= 0)
{
    book = PhraseBook.All.Single(other => other.Sdk == args[at + 1]);
    args = [.. args[..at], .. args[(at + 2)..]];
}

int programs = args.Length > 0 ? int.Parse(args[0]) : fixes ? 1_000 : 3_000;
string seed = args.Length > 1 ? args[1] : "0N0XIzNsQ0O2";
int most = args.Length > 2 ? int.Parse(args[2]) : 10;

var time = Stopwatch.StartNew();
if (fixes)
{
    var sum = await FixJudgement.Judge(programs, seed, most, RuleFixer.All, Console.WriteLine);
    Console.WriteLine($"{time.Elapsed.TotalSeconds:F0} s: {sum.Describe()}");
    return sum.Disagreements.Count == 0 ? 0 : 1;
}

var summary = await Judgement.Judge(book, programs, seed, most, Console.WriteLine);
Console.WriteLine($"{summary.Programs} programs in {time.Elapsed.TotalSeconds:F0} s, {summary.Runs} runs, {summary.Failing} fail in some run, {summary.Reported} are reported, "
    + $"{summary.AtLimit} at a limit ({100.0 * summary.AtLimit / summary.Programs:F2} %), {summary.Inconclusive} inconclusive ({100.0 * summary.Inconclusive / summary.Programs:F2} %), {summary.Disagreements.Count} disagreements");
return summary.Disagreements.Count == 0 ? 0 : 1;
