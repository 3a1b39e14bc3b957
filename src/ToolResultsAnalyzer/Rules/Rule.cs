using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Patterns;

namespace ToolResultsAnalyzer.Rules;

/// <summary>One rule: which findings it speaks about, where, and in which words.</summary>
/// <param name="descriptor">The rule as it is declared.</param>
/// <param name="mistake">The message without what the provider does about it; null where it does not speak of that.</param>
internal abstract class Rule(DiagnosticDescriptor descriptor, string? mistake = null)
{
    /// <summary>The property with the words of the message, one a line.</summary>
    internal const string WordsProperty = "Words";

    protected const string Category = "ToolResults";

    /// <summary>Where the pages of the rules are.</summary>
    protected const string HelpLinks = "https://github.com/ToolResultsAnalyzer/ToolResultsAnalyzer/blob/main/docs/rules/";

    private readonly DiagnosticDescriptor unenforced = Unenforced(descriptor, mistake ?? descriptor.MessageFormat);

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>Whether the rule speaks of how all results of a reply are written.</summary>
    public virtual bool IsAboutAllResults => false;

    /// <summary>The diagnostics of a finding; none where the rule has nothing to say about it.</summary>
    public virtual IEnumerable<Diagnostic> Report(Finding finding) => Enumerable.Empty<Diagnostic>();

    /// <summary>The diagnostics of a pattern; none where the rule has nothing to say about it.</summary>
    public virtual IEnumerable<Diagnostic> Report(Pattern pattern) => Enumerable.Empty<Diagnostic>();

    /// <summary>What the user calls the reply, quoted, or a word for it.</summary>
    protected static string Reply(Finding finding) => finding.Body.NameOf(finding.Violation.Batch) is { } name ? $"'{name}'" : "the reply";

    /// <summary>The keyword of a statement or expression that decides or jumps.</summary>
    protected static Location Keyword(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => statement.IfKeyword.GetLocation(),
        SwitchStatementSyntax statement => statement.SwitchKeyword.GetLocation(),
        SwitchExpressionSyntax expression => expression.SwitchKeyword.GetLocation(),
        ConditionalExpressionSyntax expression => expression.QuestionToken.GetLocation(),
        ContinueStatementSyntax statement => statement.ContinueKeyword.GetLocation(),
        BreakStatementSyntax statement => statement.BreakKeyword.GetLocation(),
        ReturnStatementSyntax statement => statement.ReturnKeyword.GetLocation(),
        GotoStatementSyntax statement => statement.GotoKeyword.GetLocation(),
        YieldStatementSyntax statement => Location.Create(statement.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(statement.YieldKeyword.SpanStart, statement.ReturnOrBreakKeyword.Span.End)),
        CatchClauseSyntax clause => clause.CatchKeyword.GetLocation(),
        WhileStatementSyntax statement => statement.WhileKeyword.GetLocation(),
        DoStatementSyntax statement => statement.WhileKeyword.GetLocation(),
        ForStatementSyntax statement => statement.ForKeyword.GetLocation(),
        CommonForEachStatementSyntax statement => statement.ForEachKeyword.GetLocation(),
        _ => node.GetLocation(),
    };

    /// <summary>The same rule where the contract is not enforced: it is an information, and says nothing of an error.</summary>
    private static DiagnosticDescriptor Unenforced(DiagnosticDescriptor rule, LocalizableString mistake) =>
        new(rule.Id, rule.Title, mistake, rule.Category, DiagnosticSeverity.Info, rule.IsEnabledByDefault, rule.Description, rule.HelpLinkUri);

    /// <summary>A diagnostic that tells the story of a pattern in its additional locations.</summary>
    protected Diagnostic At(Pattern pattern, params object[] words)
    {
        (string Role, SyntaxNode Node)[] story = pattern.Results.Select(node => (DiagnosticRoles.Result, node)).Concat(pattern.Runs.Select(node => (DiagnosticRoles.Run, node))).ToArray();
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticRoles.PropertyName, string.Join(",", story.Select(part => part.Role))).Add(WordsProperty, string.Join("\n", words));
        DiagnosticDescriptor descriptor = pattern.IsEnforced ? this.Descriptor : this.unenforced;
        return Diagnostic.Create(descriptor, pattern.Place.GetLocation(), descriptor.DefaultSeverity, story.Select(part => part.Node.GetLocation()), properties, words);
    }

    /// <summary>A diagnostic that tells the story of a finding in its additional locations.</summary>
    /// <param name="picks">What picked calls by position, for the fixes.</param>
    protected Diagnostic At(Location location, Finding finding, OriginSet picks = default, DiagnosticSeverity? severity = null, params object[] words)
    {
        List<(string Role, Location Location)> story = new();
        Add(DiagnosticRoles.Assistant, finding.SyntaxOf(finding.Violation.Assistant));
        Add(DiagnosticRoles.Result, finding.SyntaxOf(finding.Violation.Results));
        Add(DiagnosticRoles.Pick, finding.SyntaxOf(picks));
        if (finding.Send is { } send)
        {
            story.Add((DiagnosticRoles.Send, send.Syntax.GetLocation()));
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticRoles.PropertyName, string.Join(",", story.Select(part => part.Role))).Add(WordsProperty, string.Join("\n", words));
        if (finding.Batch?.WitnessId is { } id && finding.Violation.Kind == ViolationKind.UnansweredCall)
        {
            properties = properties.Add(DiagnosticRoles.MissingIds, id);
        }

        if (finding.Batch?.Ids is { } ids && finding.Violation.Kind == ViolationKind.UnknownId)
        {
            properties = properties.Add(DiagnosticRoles.BatchIds, string.Join("\n", ids.Ids));
        }

        DiagnosticDescriptor descriptor = finding.Batch?.Dialect.IsEnforced == false ? this.unenforced : this.Descriptor;
        return Diagnostic.Create(descriptor, location, severity ?? descriptor.DefaultSeverity, story.Select(part => part.Location), properties, words);

        void Add(string role, IEnumerable<SyntaxNode> nodes)
        {
            foreach (SyntaxNode node in nodes)
            {
                if (!node.GetLocation().Equals(location) || role != DiagnosticRoles.Assistant)
                {
                    story.Add((role, node.GetLocation()));
                }
            }
        }
    }
}
