using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>The fix of one rule, asked the way an editor asks it.</summary>
public sealed class RuleFixer(ToolResultsCodeFix fix) : IFixer
{
    /// <summary>All fixes that are shipped, found as a host finds them, in the order in which they are applied.</summary>
    public static IReadOnlyList<IFixer> All { get; } =
    [
        .. typeof(ToolResultsCodeFix).Assembly.GetTypes()
            .Where(type => typeof(ToolResultsCodeFix).IsAssignableFrom(type) && !type.IsAbstract && type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (ToolResultsCodeFix)Activator.CreateInstance(type)!)
            .OrderBy(fix => fix.FixableDiagnosticIds[0], StringComparer.Ordinal)
            .Select(fix => new RuleFixer(fix)),
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
