using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Writes the id of the call that goes without a result where the unknown one stands. A constant that held only that goes with it.
/// There is no fix where several calls go without a result, or none.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA3001UnknownToolCallIdCodeFix))]
[Shared]
public sealed class TRA3001UnknownToolCallIdCodeFix : ToolResultsCodeFix
{
    public TRA3001UnknownToolCallIdCodeFix()
        : base("TRA3001", "Use the id of the unanswered tool call")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax id || CallsOfBatch(site) is not { } calls)
        {
            yield break;
        }

        HashSet<string> answered = new(AnsweredIds(site));
        KeyValuePair<string, WrittenCall>[] open = calls.Where(call => !answered.Contains(call.Key)).ToArray();
        if (open.Length != 1)
        {
            yield break;
        }

        (string literal, WrittenCall unanswered) = (SymbolDisplay.FormatLiteral(open[0].Key, quote: true), open[0].Value);
        foreach (string written in new[] { id is LiteralExpressionSyntax && unanswered.Id.StartsWith("\"", StringComparison.Ordinal) ? literal : unanswered.Id, literal })
        {
            foreach (SourceEdits edits in UnusedVariable.Replace(site, id, id.Span, written))
            {
                yield return edits;
            }
        }
    }

    /// <summary>The calls that the assistant message carries, by their ids; null where they are not all written down in its creation.</summary>
    private static Dictionary<string, WrittenCall>? CallsOfBatch(FixSite site)
    {
        Dictionary<string, WrittenCall> written = WrittenCall.In(site);
        string[]? ids = site.Diagnostic.Properties.TryGetValue(DiagnosticRoles.BatchIds, out string? listed) ? listed?.Split('\n') : null;
        return ids is not null && ids.All(written.ContainsKey) ? ids.Distinct().ToDictionary(id => id, id => written[id]) : null;
    }

    /// <summary>The ids of all results that are made in the member.</summary>
    private static IEnumerable<string> AnsweredIds(FixSite site) => site.Member.DescendantNodes()
        .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
        .Select(node => MemberUse.Of(node, site, Role.CreatesResult)?.Value(ParameterRole.CallId)?.ConstantValue.Value)
        .OfType<string>();
}
