using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>A statement that adds something to a history, and does nothing else.</summary>
/// <param name="Receiver">The history, as it is written there.</param>
/// <param name="List">The type of the history.</param>
/// <param name="Added">What is added: a message, or a sequence of messages.</param>
internal sealed record HistoryAppend(ExpressionStatementSyntax Statement, string Receiver, ITypeSymbol List, ExpressionSyntax Added)
{
    /// <summary>The history, where it is written.</summary>
    public ExpressionSyntax History => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)this.Statement.Expression).Expression).Expression;

    /// <summary>The message that is added, or the only part of it, where calls and results are parts.</summary>
    public ExpressionSyntax Single { get; private init; } = Added.WithoutCast();

    public static HistoryAppend? Of(FixSite site, SyntaxNode node) =>
        node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "InsertRange" } access } invocation } statement
        && invocation.ArgumentList.Arguments.LastOrDefault() is { } added && site.Model.GetTypeInfo(access.Expression).Type is { } list && site.Vocabulary.IsHistory(list)
            ? new HistoryAppend(statement, access.Expression.Rewritten(), list, added.Expression) is var append && OnlyPart(site, append.Single) is { } part ? append with { Single = part } : append
            : null;

    /// <summary>The one part of a message that is written down with it; null for any other message.</summary>
    private static ExpressionSyntax? OnlyPart(FixSite site, ExpressionSyntax message) => MemberUse.Of(message, site, Role.CreatesMessage)?.Written(ParameterRole.Parts) switch
    {
        CollectionExpressionSyntax { Elements: [ExpressionElementSyntax { Expression: var only }] } => only.WithoutCast(),
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        ArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        _ => null,
    };

    public static IEnumerable<HistoryAppend> In(FixSite site, SyntaxNode code) => code.DescendantNodesAndSelf().Select(node => Of(site, node)).OfType<HistoryAppend>();

    /// <summary>Whether some code looks into a history: what it sees would not be the same.</summary>
    public static bool Reads(SyntaxNode code, ExpressionSyntax history) => code.DescendantNodes().OfType<ExpressionSyntax>().Any(expression => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Add" or "AddRange") } member => member.Expression.IsSameAs(history),
        ElementAccessExpressionSyntax element => element.Expression.IsSameAs(history),
        _ => false,
    });

    /// <summary>The lines that add all messages of a sequence to a list: at once where it can do that, else one after the other.</summary>
    /// <param name="message">The type of one message.</param>
    /// <param name="names">What one may be called.</param>
    public static string[] OfAll(FixSite site, StatementEditor editor, StatementSyntax place, string receiver, ITypeSymbol list, string sequence, ITypeSymbol message, params string[] names)
    {
        if (site.Model.LookupSymbols(place.SpanStart, list as INamedTypeSymbol, "AddRange", includeReducedExtensionMethods: true).Any())
        {
            return new[] { $"{receiver}.AddRange({sequence});" };
        }

        string name = site.FreeName(place, new[] { StatementList.Owner(place) ?? place.Parent! }, names);
        string type = site.Layout.PrefersVar(place, site.Model) ? "var" : site.Words.TypeName(message, place.SpanStart);
        return editor.Block(place, $"foreach ({type} {name} in {sequence})", $"{receiver}.Add({name});");
    }

    /// <summary>The type of the messages in a history.</summary>
    public static ITypeSymbol? MessageOf(ITypeSymbol history) => history.AllInterfaces.Append(history).OfType<INamedTypeSymbol>()
        .FirstOrDefault(type => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
}
