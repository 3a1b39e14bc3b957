using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Why a call gets an error for a result: what the model is told.</summary>
internal enum ErrorReason
{
    /// <summary>Nothing runs the tool.</summary>
    NotImplemented,

    /// <summary>The name of the tool is none of those that are known.</summary>
    NotAvailable,

    /// <summary>The code went on without running the tool; this is true whatever the reason.</summary>
    Skipped,

    /// <summary>The tool threw an exception of which nothing is known.</summary>
    Failed,
}

/// <summary>Writes results that tell the model about an error, the way the results around them are written.</summary>
internal sealed class ErrorResult
{
    private readonly FixSite site;

    public ErrorResult(FixSite site)
    {
        this.site = site;
    }

    /// <summary>The text for a call in a variable or another expression that costs nothing.</summary>
    public string Text(ErrorReason reason, string call, ITypeSymbol? type)
    {
        string? name = this.site.Words.NameOf(call, type);
        return name is null || call.IndexOfAny(new[] { '"', '{', '}', ':', '?', '\n' }) >= 0 ? Text(reason, null) : "$" + Text(reason, "{" + name + "}");
    }

    /// <summary>The text for a call whose tool is written down, or is not known.</summary>
    public static string Text(ErrorReason reason, string? tool) => SymbolDisplay.FormatLiteral(
        reason switch
        {
            ErrorReason.NotImplemented => tool is null ? "Error: the tool is not implemented." : $"Error: the tool '{tool}' is not implemented.",
            ErrorReason.NotAvailable => tool is null ? "Error: the tool is not available." : $"Error: the tool '{tool}' is not available.",
            ErrorReason.Failed => tool is null ? "Error: the tool failed." : $"Error: the tool '{tool}' failed.",
            _ => tool is null ? "Error: the tool call was skipped." : $"Error: the tool call '{tool}' was skipped.",
        },
        quote: true);

    /// <summary>A new result message as the SDK of a type makes it.</summary>
    public string? Creation(ITypeSymbol? typeOfSdk, int position, string id, string text) =>
        MessageTemplates.Result(this.site.Words.SdkOf(typeOfSdk), this.site.Words, position, id, text);

    /// <summary>The same as a part of a message; null where results are messages.</summary>
    public string? Part(ITypeSymbol? typeOfSdk, int position, string id, string text) =>
        MessageTemplates.Part(this.site.Words.SdkOf(typeOfSdk), this.site.Words, position, id, text);

    /// <summary>
    /// A result made like an existing one (constructor or factory, named arguments), with another text and, if one is
    /// given, another id. Null when the existing one is made in a way that has no place for a text.
    /// </summary>
    public string? CreationLike(SyntaxNode existing, string? id, string text)
    {
        if (existing is ImplicitObjectCreationExpressionSyntax || existing.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            return null;
        }

        if (MemberUse.Of(existing, this.site, Role.CreatesResult) is not { } use || use.HoldsMoreThan(ParameterRole.CallId, ParameterRole.Call, ParameterRole.Content, ParameterRole.MessageRole)
            || !use.TakesText
            || use.Written(ParameterRole.Content) is not { } content
            || IdArgument(use) is not { } idArgument)
        {
            return null;
        }

        List<TextChange> changes = new() { new(Within(existing, content.Span), text) };
        if (id is not null && use.Argument(ParameterRole.Call) is not null)
        {
            id = this.site.Vocabulary.Sdks.FirstOrDefault(sdk => sdk.Rows.Contains(use.Row)) is { } sdk ? SdkWords.CallOf(sdk, id) : null;
            if (id is null)
            {
                return null;
            }
        }

        if (id is not null)
        {
            changes.Add(new(Within(existing, idArgument.Span), id));
        }

        string written = SourceText.From(existing.ToString()).WithChanges(changes.OrderBy(change => change.Span.Start)).ToString();
        return written.IndexOf('\n') < 0 ? written : SyntaxFactory.ParseExpression(written).NormalizeWhitespace().ToString();
    }

    /// <summary>The argument of a result that is the id of its call, or the call itself; null where there is neither.</summary>
    public ExpressionSyntax? IdArgument(SyntaxNode existing) => MemberUse.Of(existing, this.site, Role.CreatesResult) is { } use ? IdArgument(use) : null;

    private static ExpressionSyntax? IdArgument(MemberUse use) => use.Written(ParameterRole.CallId) ?? use.Written(ParameterRole.Call);

    private static TextSpan Within(SyntaxNode node, TextSpan span) => new(span.Start - node.SpanStart, span.Length);
}
