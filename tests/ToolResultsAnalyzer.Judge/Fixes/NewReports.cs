using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>What is reported after a fix and was not before.</summary>
/// <remarks>
/// Reports are told apart by their rule and by the assistant messages they are about. A report about an assistant message that
/// nothing was reported about is not counted: after a mistake the analyzer says no more about a history, and the runs tell whether
/// the report is true. Nor is one in a method that no fix has changed: it was hidden behind a mistake of a helper that is gone.
/// </remarks>
public static class NewReports
{
    public static IReadOnlyList<string> Of(string textBefore, IEnumerable<Diagnostic> before, string textAfter, IEnumerable<Diagnostic> after)
    {
        var known = before.SelectMany(Assistants).ToHashSet();
        var counts = before.Where(report => !textAfter.Contains(MethodOf(report))).CountBy(report => report.Id).ToDictionary();
        return [.. after
            .Where(report => !textBefore.Contains(MethodOf(report)))
            .Where(report => !Assistants(report).Any() || Assistants(report).Any(known.Contains))
            .CountBy(report => report.Id)
            .Where(count => count.Value > counts.GetValueOrDefault(count.Key))
            .Select(count => count.Key)];
    }

    private static string MethodOf(Diagnostic report) =>
        report.Location.SourceTree!.GetRoot().FindNode(report.Location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().First().ToString();

    /// <summary>The assistant messages of a report: how many others stand before each in the file. No fix adds or removes one.</summary>
    private static IEnumerable<int> Assistants(Diagnostic report) => DiagnosticRoles.Of(report, DiagnosticRoles.Assistant)
        .Select(location => location.SourceTree!.GetText().ToString(new(0, location.SourceSpan.Start)).Split("new AssistantChatMessage(").Length - 1);
}
