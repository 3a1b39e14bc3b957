using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>The fix of one rule, asked the way an editor asks it.</summary>
public sealed class RuleFixer(ToolResultsCodeFix fix) : IFixer
{
    /// <summary>All fixes that are shipped, in the order in which they are applied.</summary>
    public static IReadOnlyList<IFixer> All { get; } =
    [
        new RuleFixer(new TRA1001UnansweredToolCallsCodeFix()),
        new RuleFixer(new TRA1002OnlyFirstToolCallAnsweredCodeFix()),
        new RuleFixer(new TRA1003ToolCallLoopLeftEarlyCodeFix()),
        new RuleFixer(new TRA1004ToolCallSkippedCodeFix()),
        new RuleFixer(new TRA1005FailedToolCallUnansweredCodeFix()),
        new RuleFixer(new TRA2001OrphanToolResultCodeFix()),
        new RuleFixer(new TRA2002AssistantMessageDropsToolCallsCodeFix()),
        new RuleFixer(new TRA2003DuplicateToolResultCodeFix()),
        new RuleFixer(new TRA3001UnknownToolCallIdCodeFix()),
        new RuleFixer(new TRA3002NotAToolCallIdCodeFix()),
    ];

    public async Task<bool> Offers(Document document, ImmutableArray<Diagnostic> reports)
    {
        bool offers = false;
        foreach (var report in Own(reports))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (_, _) => offers = true, CancellationToken.None));
            if (offers)
                break;
        }

        return offers;
    }

    public async Task<Document> FixAll(Document document, ImmutableArray<Diagnostic> reports)
    {
        if (!Own(reports).Any())
            return document;

        string rule = fix.FixableDiagnosticIds[0];
        var context = new FixAllContext(document, fix, FixAllScope.Document, rule, [rule], new Given([.. Own(reports)]), CancellationToken.None);
        if (await fix.GetFixAllProvider().GetFixAsync(context) is not { } action)
            return document;

        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private IEnumerable<Diagnostic> Own(ImmutableArray<Diagnostic> reports) => reports.Where(report => fix.FixableDiagnosticIds.Contains(report.Id));

    /// <summary>Hands out reports that are known.</summary>
    private sealed class Given(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);
    }
}
