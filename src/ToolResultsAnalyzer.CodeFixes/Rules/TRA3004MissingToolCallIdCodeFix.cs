using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Writes the id of the call at hand where none stands: of the one that the content is made of, else of the only one in the innermost
/// loop or function that has any. A variable that held only the empty id goes with it. What the empty id has hidden (a call that is
/// skipped, a history without the assistant message) is repaired too, where it can be.
/// </summary>
/// <remarks>There is no fix where no call is at hand, or several are.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA3004MissingToolCallIdCodeFix))]
[Shared]
public sealed class TRA3004MissingToolCallIdCodeFix : ToolResultsCodeFix
{
    public TRA3004MissingToolCallIdCodeFix()
        : base("TRA3004", "Use the id of the tool call")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfWrongId(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax creation || (MemberUse.Of(creation, site, Role.CreatesResult) ?? MemberUse.Of(creation, site, Role.CreatesMessage) ?? MemberUse.Of(creation, site, Role.AppendsMessage)) is not { } use
            || CallAtHand(site, creation) is not { } call || site.Words.IdOf(call.Expression, call.Type) is not { } id)
        {
            return Array.Empty<SourceEdits>();
        }

        if (use.Written(ParameterRole.CallId) is { } missing)
        {
            return creation.Span.Contains(missing.Span) ? UnusedVariable.Replace(site, missing, missing.Span, id) : Array.Empty<SourceEdits>();
        }

        // Where null is taken, the id may be null as well.
        return GiveCall(site, use, call.Expression)
            .Concat(new[] { id.TrimEnd('!'), id }.Distinct().SelectMany(given => FillIn(site, creation, given).Concat(MakeAnew(site, creation, use, call.Type, given))));
    }

    /// <summary>Gives the call itself where its id was given for something else.</summary>
    private static IEnumerable<SourceEdits> GiveCall(FixSite site, MemberUse use, string call)
    {
        if (use.Given.FirstOrDefault()?.Value.Syntax is MemberAccessExpressionSyntax { Expression: var owner } given && owner.IsPath() && owner.Rewritten() == call
            && site.Vocabulary.Is(site.Model.GetSymbolInfo(given, site.CancellationToken).Symbol, Role.IdOfCall))
        {
            SourceEdits edits = new();
            edits.Replace(given.Span, call);
            yield return edits;
        }
    }

    /// <summary>Makes the result as its SDK makes one with an id.</summary>
    private static IEnumerable<SourceEdits> MakeAnew(FixSite site, ExpressionSyntax creation, MemberUse use, ITypeSymbol call, string id)
    {
        if (use.Written(ParameterRole.Content) is not { } content || creation is BaseObjectCreationExpressionSyntax { Initializer: not null })
        {
            yield break;
        }

        SdkVocabulary? sdk = site.Words.SdkOf(call);
        string? made = HistoryAppend.ReceiverOf(creation) is { } history && site.Vocabulary.IsConversation(site.Model.GetTypeInfo(history, site.CancellationToken).Type)
            ? MessageTemplates.Appended(sdk, site.Words, creation.SpanStart, history.ToString(), id, content.ToString())
            : MessageTemplates.Result(sdk, site.Words, creation.SpanStart, id, content.ToString()) is { } message ? HistoryAppend.MadeAnew(site, creation, message) : null;
        if (made is not null)
        {
            SourceEdits edits = new();
            edits.Replace(creation.Span, made);
            yield return edits;
        }
    }

    /// <summary>Fills in the id of a result that is made without any.</summary>
    private static IEnumerable<SourceEdits> FillIn(FixSite site, ExpressionSyntax creation, string id)
    {
        if (creation is not BaseObjectCreationExpressionSyntax made || site.Words.IdOfResult(site.Model.GetTypeInfo(creation, site.CancellationToken).Type) is not { } property)
        {
            yield break;
        }

        SourceEdits edits = new();
        switch (made)
        {
            case { Initializer.Expressions: [var first, ..] }:
                edits.Replace(new(first.SpanStart, 0), $"{property} = {id}, ");
                break;
            case { Initializer: null, ArgumentList: not null }:
                edits.Replace(new(made.Span.End, 0), $" {{ {property} = {id} }}");
                break;
            default:
                yield break;
        }

        yield return edits;
    }

    private static (string Expression, ITypeSymbol Type)? CallAtHand(FixSite site, ExpressionSyntax creation)
    {
        (string Expression, ITypeSymbol Type)[] mentioned = CallsIn(site, creation);
        if (mentioned.Length > 0)
        {
            return Only(mentioned);
        }

        foreach (SyntaxNode scope in creation.Ancestors().Where(ancestor => Expressions.IsLoop(ancestor) || Expressions.IsFunction(ancestor)).Append(site.Member))
        {
            if (scope is ForEachStatementSyntax each && !each.Expression.Span.Contains(creation.Span) && site.Model.GetDeclaredSymbol(each) is { } variable && site.Words.IsCall(variable.Type))
            {
                return (each.Identifier.Text, variable.Type);
            }

            (string, ITypeSymbol)[] declared = site.Model.LookupSymbols(creation.SpanStart)
                .Where(symbol => symbol is ILocalSymbol or IParameterSymbol && symbol.Locations[0].SourceSpan is var place && place.Start < creation.SpanStart && scope.Span.Contains(place))
                .Select(symbol => (NameOf(symbol), Type: symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type))
                .Where(symbol => site.Words.IsCall(symbol.Type))
                .ToArray();
            if (declared.Length > 0)
            {
                return Only(declared);
            }

            if (Expressions.IsLoop(scope))
            {
                (string, ITypeSymbol)[] read = CallsIn(site, scope);
                if (read.Length > 0)
                {
                    return Only(read);
                }

                // A loop over calls of which none has a name: those further out are others.
                if (scope.ChildNodes().OfType<ExpressionSyntax>().SelectMany(part => part.DescendantNodesAndSelf()).OfType<ExpressionSyntax>().Any(part => site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(part, site.CancellationToken).Type)))
                {
                    return null;
                }
            }
        }

        return null;
    }

    private static (string Expression, ITypeSymbol Type)? Only((string Expression, ITypeSymbol Type)[] calls) => calls is [var only] ? only : null;

    /// <summary>The different calls that are read in some code, but for those in its lambdas.</summary>
    private static (string Expression, ITypeSymbol Type)[] CallsIn(FixSite site, SyntaxNode code)
    {
        Dictionary<string, ITypeSymbol> found = new(StringComparer.Ordinal);
        foreach (ExpressionSyntax expression in code.OwnNodes().OfType<ExpressionSyntax>())
        {
            if (expression.Parent is MemberAccessExpressionSyntax { Expression: var owner } && owner == expression && expression.IsPath()
                && site.Model.GetTypeInfo(expression, site.CancellationToken).Type is { } type && site.Words.IsCall(type))
            {
                found[expression.Rewritten()] = type;
            }
        }

        return found.Select(pair => (pair.Key, pair.Value)).ToArray();
    }

    private static string NameOf(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
