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

    public static HistoryAppend? Of(FixSite site, SyntaxNode node)
    {
        if (node is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation } statement
            || site.Model.GetTypeInfo(access.Expression).Type is not { } list || !site.Vocabulary.IsHistory(list))
        {
            return null;
        }

        ExpressionSyntax? added = MemberUse.Of(invocation, site, Role.AppendsMessage) is not null ? invocation
            : access.Name.Identifier.ValueText is "Add" or "AddRange" or "Insert" or "InsertRange" ? invocation.ArgumentList.Arguments.LastOrDefault()?.Expression
            : null;
        return added is null ? null : new HistoryAppend(statement, access.Expression.Rewritten(), list, added) { Single = OnlyResult(site, added.WithoutCast()) };
    }

    /// <summary>The message around a part that is all it holds, or null.</summary>
    public static ExpressionSyntax? MessageOf(FixSite site, SyntaxNode part) => part.Ancestors()
        .TakeWhile(ancestor => ancestor is not StatementSyntax)
        .OfType<ExpressionSyntax>()
        .FirstOrDefault(message => OnlyPart(site, message) is not null && OnlyResult(site, message) == part);

    /// <summary>The result that a message or a part holds and nothing else, where it is written down with it; the message or part itself if not.</summary>
    private static ExpressionSyntax OnlyResult(FixSite site, ExpressionSyntax message)
    {
        ExpressionSyntax part = OnlyPart(site, message) ?? message;
        return MemberUse.Of(part, site, Role.CreatesPart)?.HeldResult?.WithoutCast() ?? part;
    }

    /// <summary>The one part of a message that is written down with it; null for any other message.</summary>
    private static ExpressionSyntax? OnlyPart(FixSite site, ExpressionSyntax message) => MemberUse.Of(message, site, Role.CreatesMessage)?.Written(ParameterRole.Parts) switch
    {
        CollectionExpressionSyntax { Elements: [ExpressionElementSyntax { Expression: var only }] } => only.WithoutCast(),
        InitializerExpressionSyntax { Expressions: [var only] } => only.WithoutCast(),
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        ArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only.WithoutCast(),
        _ => null,
    };

    public static IEnumerable<HistoryAppend> In(FixSite site, SyntaxNode code) => code.DescendantNodesAndSelf().Select(node => Of(site, node)).OfType<HistoryAppend>();

    /// <summary>Whether some code looks into a history: what it sees would not be the same.</summary>
    public static bool Reads(FixSite site, SyntaxNode code, ExpressionSyntax history) => code.DescendantNodes().OfType<ExpressionSyntax>().Any(expression => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Add" or "AddRange") } member => member.Expression.IsSameAs(history) && !site.Vocabulary.Is(site.Model.GetSymbolInfo(member, site.CancellationToken).Symbol, Role.AppendsMessage),
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

    /// <summary>What stands for an expression that made a message, or appended it by a member of the history, when it is made anew.</summary>
    public static string? MadeAnew(FixSite site, ExpressionSyntax creation, string message) =>
        MemberUse.Of(creation, site, Role.AppendsMessage) is null ? message : ReceiverOf(creation) is { } history ? $"{history}.Add({message})" : null;

    /// <summary>The history whose member appends a message, as it is written there.</summary>
    public static ExpressionSyntax? ReceiverOf(ExpressionSyntax append) => append is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var history } } ? history : null;

    /// <summary>The type of the messages in a history.</summary>
    public static ITypeSymbol? MessageOf(ITypeSymbol history) => history.AllInterfaces.Append(history).OfType<INamedTypeSymbol>()
        .FirstOrDefault(type => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
}
