using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Patterns;

namespace ToolResultsAnalyzer.Rules;

/// <summary>All rules, and which of them speaks where several could.</summary>
internal static class RuleCatalog
{
    /// <summary>The rules, the more specific before the less: of one finding, the first that has anything to say speaks.</summary>
    public static readonly ImmutableArray<Rule> ByPrecedence = ImmutableArray.Create<Rule>(
        new TRA3005WrongRoleForToolResult(),
        new TRA3003SwappedIdAndContent(),
        new TRA3004MissingToolCallId(),
        new TRA3002NotAToolCallId(),
        new TRA3001UnknownToolCallId(),
        new TRA2002AssistantMessageDropsToolCalls(),
        new TRA2001OrphanToolResult(),
        new TRA2003DuplicateToolResult(),
        new TRA4001MessageBetweenToolResults(),
        new TRA4003ResultsSplitOverMessages(),
        new TRA4006AppendNotAwaited(),
        new TRA4002ModelCalledMidBatch(),
        new TRA1005FailedToolCallUnanswered(),
        new TRA1004ToolCallSkipped(),
        new TRA1003ToolCallLoopLeftEarly(),
        new TRA1002OnlyFirstToolCallAnswered(),
        new TRA1001UnansweredToolCalls(),
        new TRA1006CancelledBatchLeftPending(),
        new TRA5001ToolLoopRunsOnce(),
        new TRA5002ManualBesideAutomatic(),
        new TRA2004RoleMappingDropsToolCalls(),
        new TRA4005ConcurrentAppend(),
        new TRA4004TrimmingMaySplitBatch(),
        new TRA9001MalformedConfiguration());

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors =
        ByPrecedence.Select(rule => rule.Descriptor).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Whether anything is reported of what was found in a body.</summary>
    public static bool Reports(BodyFindings body) => Report(body).Any();

    /// <summary>The diagnostics of a body: one per mistake, in source order.</summary>
    public static IEnumerable<Diagnostic> Report(BodyFindings body)
    {
        // A wrong id, a missing request or a second result is the mistake, not the call that it leaves unanswered.
        HashSet<int> explained = new(body.Findings
            .Where(finding => finding.Violation.IsMalformed || finding.Violation.Kind is ViolationKind.UnknownId or ViolationKind.DroppedCalls or ViolationKind.OrphanResult or ViolationKind.DuplicateResult or ViolationKind.UnawaitedResult)
            .Select(finding => finding.Violation.Batch)
            .Where(batch => batch != Violation.NoBatch));
        (Rule Rule, int Batch, Diagnostic Diagnostic)[] reports = body.Findings
            .Where(finding => finding.Violation.Kind is not (ViolationKind.UnansweredCall or ViolationKind.InterruptedBatch) || !explained.Contains(finding.Violation.Batch))
            .SelectMany(ReportsOf)
            .ToArray();

        // Advice is for code that keeps the contract, and a cancellation matters where nothing else leaves a call open.
        HashSet<int> wrong = new(reports.Where(report => !IsAdvice(report.Rule.Descriptor) && !report.Rule.IsAboutAllResults).Select(report => report.Batch));
        reports = reports.Where(report => !IsAdvice(report.Rule.Descriptor) || (report.Rule is TRA5001ToolLoopRunsOnce ? wrong.Count == 0 : !wrong.Contains(report.Batch))).ToArray();

        // What answers some calls of a batch on one path and none on another is one mistake: the rule that says which speaks.
        HashSet<int> answeredInPart = new(reports.Where(report => report.Rule is TRA1002OnlyFirstToolCallAnswered or TRA1004ToolCallSkipped).Select(report => report.Batch));
        return reports
            .Where(report => report.Rule is not TRA1001UnansweredToolCalls || !answeredInPart.Contains(report.Batch))
            .Select(report => report.Diagnostic)
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))
            .Select(Merge)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);
    }

    /// <summary>Whether a rule speaks of what may happen, where others speak of what does.</summary>
    public static bool IsAdvice(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Info;

    /// <summary>Whether a report is about how all results of a reply are written.</summary>
    public static bool IsAboutAllResults(Diagnostic report) => ByPrecedence.Any(rule => rule.IsAboutAllResults && rule.Descriptor.Id == report.Id);

    /// <summary>The diagnostics of the patterns in a body, in source order.</summary>
    public static IEnumerable<Diagnostic> Report(IReadOnlyList<Pattern> patterns) => patterns
        .SelectMany(pattern => ByPrecedence.SelectMany(rule => rule.Report(pattern)))
        .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))
        .Select(same => same.First())
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);

    /// <summary>The diagnostic of a line of a configuration file that is not understood.</summary>
    public static Diagnostic Report(Location line, string problem) => TRA9001MalformedConfiguration.Report(line, problem);

    /// <summary>What the first rule that has something to say about a finding says.</summary>
    private static IEnumerable<(Rule Rule, int Batch, Diagnostic Diagnostic)> ReportsOf(Finding finding) =>
        ByPrecedence.Select(rule => rule.Report(finding).Select(diagnostic => (rule, finding.Violation.Batch, diagnostic)).ToArray()).FirstOrDefault(reports => reports.Length > 0)
        ?? Enumerable.Empty<(Rule, int, Diagnostic)>();

    /// <summary>Several paths to one mistake are one diagnostic, with all that they tell.</summary>
    private static Diagnostic Merge(IEnumerable<Diagnostic> same)
    {
        Diagnostic[] diagnostics = same.OrderBy(diagnostic => diagnostic.Severity).Reverse().ToArray();
        Diagnostic first = diagnostics[0];
        if (diagnostics.Length == 1)
        {
            return first;
        }

        List<(string Role, Location Location)> story = new();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string[] roles = (diagnostic.Properties[DiagnosticRoles.PropertyName] ?? string.Empty).Split(',');
            for (int i = 0; i < diagnostic.AdditionalLocations.Count; i++)
            {
                if (!story.Contains((roles[i], diagnostic.AdditionalLocations[i])))
                {
                    story.Add((roles[i], diagnostic.AdditionalLocations[i]));
                }
            }
        }

        ImmutableDictionary<string, string?> properties = first.Properties.SetItem(DiagnosticRoles.PropertyName, string.Join(",", story.Select(part => part.Role)));
        string[] ids = diagnostics.Select(diagnostic => diagnostic.Properties.TryGetValue(DiagnosticRoles.MissingIds, out string? id) ? id : null).Where(id => id is not null).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToArray()!;
        if (ids.Length > 0)
        {
            properties = properties.SetItem(DiagnosticRoles.MissingIds, string.Join("\n", ids));
        }

        return Diagnostic.Create(first.Descriptor, first.Location, first.Severity, story.Select(part => part.Location), properties, WordsOf(first, ids));
    }

    /// <summary>The words of the message; where several ids lack a result, all of them are named.</summary>
    private static object[] WordsOf(Diagnostic diagnostic, string[] ids)
    {
        if (diagnostic.Properties.TryGetValue(Rule.WordsProperty, out string? words) && words is not null)
        {
            return ids.Length > 1 && diagnostic.Id == "TRA1001" ? new object[] { TRA1001UnansweredToolCalls.Calls(ids) } : words.Split('\n');
        }

        return Array.Empty<object>();
    }
}
