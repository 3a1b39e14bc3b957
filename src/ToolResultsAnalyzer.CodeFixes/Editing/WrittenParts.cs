using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>The parts of a message, where they are written with it.</summary>
/// <param name="Message">What makes the message.</param>
/// <param name="List">The parts: an expression, or the elements that are added to the list that is there.</param>
/// <param name="Type">The type of one part.</param>
internal sealed record WrittenParts(ExpressionSyntax Message, ExpressionSyntax List, ITypeSymbol Type)
{
    /// <summary>Whether a part stands in the place of a list of parts.</summary>
    public bool IsOnlyPart { get; private init; }

    public static WrittenParts? Of(FixSite site, ExpressionSyntax message)
    {
        if (message is not BaseObjectCreationExpressionSyntax || MemberUse.Of(message, site, Role.CreatesMessage)?.Written(ParameterRole.Parts) is not { } list)
        {
            return null;
        }

        TypeInfo given = site.Model.GetTypeInfo(list is InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax filled } ? filled.Left : list, site.CancellationToken);
        return (given.Type ?? given.ConvertedType) is not { SpecialType: not SpecialType.System_String } type ? null
            : HistoryAppend.MessageOf(type) is { } part ? new(message, list, part)
            : given.ConvertedType is { } only ? new(message, list, only) { IsOnlyPart = true }
            : null;
    }

    /// <summary>The parts that are written down one by one, those that are a list of some themselves marked as such; null where they come from elsewhere.</summary>
    public IReadOnlyList<(ExpressionSyntax Part, bool IsList)>? Each(FixSite site) => this.List switch
    {
        _ when this.IsOnlyPart => Alone(new[] { this.List }),
        CollectionExpressionSyntax { Elements: var elements } => elements.Select(element => element switch
        {
            SpreadElementSyntax spread => (spread.Expression, true),
            _ => (((ExpressionElementSyntax)element).Expression, false),
        }).ToArray(),
        InitializerExpressionSyntax { Expressions: var parts } => parts.Select(part => (part, site.Model.GetTypeInfo(part, site.CancellationToken).Type is { } type && HistoryAppend.MessageOf(type) is not null)).ToArray(),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer.Expressions: var parts } => Alone(parts),
        ArrayCreationExpressionSyntax { Initializer.Expressions: var parts } => Alone(parts),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var parts } => Alone(parts),
        _ => null,
    };

    /// <summary>The message with another list of parts, as code that stands where a node stands.</summary>
    public string With(FixSite site, string list, SyntaxNode place)
    {
        string code = this.Message.ToString(), written = this.List is InitializerExpressionSyntax ? $"{{ {list} }}" : list;

        // A list that had lines of its own leaves them.
        int before = this.List.GetFirstToken().GetPreviousToken().Span.End;
        bool startsLine = site.Layout.StartsLine(this.List.SpanStart) && site.Layout.IsBlank(TextSpan.FromBounds(before, this.List.SpanStart)) && this.List.Parent is AssignmentExpressionSyntax;
        int start = (startsLine ? before : this.List.SpanStart) - this.Message.SpanStart;
        written = code.Substring(0, start) + (startsLine ? " " : string.Empty) + written + code.Substring(this.List.Span.End - this.Message.SpanStart);
        return site.Layout.Moved(written, this.Message, place);
    }

    private static (ExpressionSyntax, bool)[] Alone(IEnumerable<ExpressionSyntax> parts) => parts.Select(part => (part, false)).ToArray();
}
