using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>An assistant message with the calls of a reply, where it is put into a history.</summary>
/// <param name="Assistant">The expression that appends it, or makes it in a collection.</param>
/// <param name="Calls">The calls, as an expression that can be read after it.</param>
/// <param name="Statement">The statement after which results can be added to <paramref name="Receiver"/>, or null.</param>
/// <param name="Receiver">The list that the message goes to, or null.</param>
internal sealed record AppendedAssistant(ExpressionSyntax Assistant, string Calls, ITypeSymbol CallType, StatementSyntax? Statement, string? Receiver)
{
    public static AppendedAssistant? Of(FixSite site, ExpressionSyntax assistant)
    {
        // A member that appends what a reply gives.
        if (MemberUse.Of(assistant, site, Role.AppendsReply) is { } all)
        {
            return all.Written(ParameterRole.Reply)?.WithoutCast() is { } reply && reply.IsPath() && all.Argument(ParameterRole.History)?.Value.Syntax is ExpressionSyntax list && list.IsPath()
                && assistant.Parent is ExpressionStatementSyntax whole && site.Words.CallsOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type, assistant.SpanStart) is var (expression, callType)
                    ? new(assistant, expression, callType, whole, list.Rewritten())
                    : null;
        }

        ExpressionSyntax message = assistant;
        if (assistant is InvocationExpressionSyntax invocation && !site.Vocabulary.IsMessage(site.Model.GetTypeInfo(assistant).Type)
            && invocation.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(argument => IsOneOrMore(site, argument)) is { } argument)
        {
            message = argument;
        }

        if (CallsOf(site, message) is not { } calls)
        {
            return null;
        }

        StatementSyntax? statement = LoopOf(site, message) ?? assistant.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null || assistant.Ancestors().TakeWhile(ancestor => ancestor != statement).Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax))
        {
            return new(assistant, calls.Expression, calls.Call, null, null);
        }

        string? receiver = ResultAppends.ReceiverOf(site, message, statement) ?? AssignedList(site, message, statement);
        return new(assistant, calls.Expression, calls.Call, receiver is null ? null : statement, receiver);
    }

    /// <summary>A loop that adds an error for each call to a list.</summary>
    public string[] Loop(FixSite site, StatementEditor editor, SyntaxNode place, string history, ErrorReason reason)
    {
        ErrorResult error = new(site);
        string call = this.CallName(site, place);
        string type = site.Layout.PrefersVar(place, site.Model) ? "var" : site.Words.TypeName(this.CallType, place.SpanStart);
        string id = site.Words.IdOf(call, this.CallType) ?? call;
        string? result = error.Creation(this.CallType, place.SpanStart, id, error.Text(reason, call, this.CallType));
        return editor.Block(place, $"foreach ({type} {call} in {this.AnyCalls(site)})", $"{history}.Add({result});");
    }

    /// <summary>The calls, also where there may be null in their place: not where they were tested before, and never what a method makes of a sequence.</summary>
    public string AnyCalls(FixSite site) => this.MayBeNull(site) ? this.Calls + " ?? []" : this.Calls;

    public bool MayBeNull(FixSite site)
    {
        ExpressionSyntax calls = SyntaxFactory.ParseExpression(this.Calls);

        // Of what an element has the compiler forgets that it was tested.
        bool isRemembered = !calls.DescendantNodes().Any(node => node is ElementAccessExpressionSyntax);
        return site.Vocabulary.CallsMayBeNull(this.CallType) && calls is not InvocationExpressionSyntax
            && !(isRemembered && this.Statement is { } statement && KnownCalls.AreTested(site, statement, this.Calls));
    }

    /// <summary>A name for the current call: what other loops in the file call it, if it is free.</summary>
    public string CallName(FixSite site, SyntaxNode place)
    {
        string property = this.Calls.Substring(this.Calls.LastIndexOf('.') + 1);
        string[] used = site.Root.DescendantNodes().OfType<ForEachStatementSyntax>()
            .Where(loop => loop.Expression.ToString().EndsWith("." + property, StringComparison.Ordinal))
            .Select(loop => loop.Identifier.Text)
            .Take(1)
            .ToArray();
        return site.FreeName(place, Array.Empty<SyntaxNode>(), used.Concat(new[] { "call", "toolCall" }).ToArray());
    }

    /// <summary>The calls that a message carries.</summary>
    private static (string Expression, ITypeSymbol Call)? CallsOf(FixSite site, ExpressionSyntax message)
    {
        ExpressionSyntax source = (LoopOf(site, message)?.Expression ?? message).WithoutCast();
        if (AssistantMessage.ReplyOf(site, source) is { } reply)
        {
            return reply.IsPath() ? site.Words.CallsOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type, message.SpanStart) : null;
        }

        MemberUse? creation = MemberUse.Of(source, site, Role.CreatesAssistant);
        if (creation is not null || site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(source).Type))
        {
            return (creation is null ? source.Original() : CallsIn(site, creation)) is { } calls && (creation is not null || calls.IsPath()) && site.Words.ElementOf(site.Model.GetTypeInfo(calls).Type) is { } call ? (calls.Rewritten(), call) : null;
        }

        if (MemberUse.Of(source, site, Role.CreatesMessage) is { MessageRole: Contract.MessageRole.Assistant } made && CallsIn(site, made) is { } given && site.Words.ElementOf(site.Model.GetTypeInfo(given).Type) is { } element)
        {
            return (given.Rewritten(), element);
        }

        // A message in a variable: the reply that it was made from, or else the message itself has the calls.
        return !message.IsPath() ? null
            : site.Model.GetSymbolInfo(message).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                && declarations[0].GetSyntax(site.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && MemberUse.Of(value.WithoutCast(), site, Role.CreatesAssistant) is not null && CallsOf(site, value) is { } madeFrom ? madeFrom
            : site.Words.CallsOf(message.Rewritten(), site.Model.GetTypeInfo(message).Type, message.SpanStart);
    }

    /// <summary>What the calls of a message are copied from, where they are filled in or are all of its parts.</summary>
    private static ExpressionSyntax? CallsIn(FixSite site, MemberUse message)
    {
        ExpressionSyntax? given = message.Written(ParameterRole.Calls) ?? message.Written(ParameterRole.Parts);
        ExpressionSyntax? calls = (given is CollectionExpressionSyntax { Elements: [SpreadElementSyntax all] } ? all.Expression : given)?.WithoutCast().Original();
        return calls is not null && (calls.IsPath() || CallQuery.GivesAll(site, calls)) ? calls : null;
    }

    /// <summary>Whether an expression is a message, or the messages of a reply or its calls where these are messages.</summary>
    private static bool IsOneOrMore(FixSite site, ExpressionSyntax expression) => site.Model.GetTypeInfo(expression).Type is var type
        && (site.Vocabulary.IsMessage(type) || site.Vocabulary.IsCallSequence(type) || AssistantMessage.ReplyOf(site, expression.WithoutCast()) is not null);

    /// <summary>The loop that appends the messages of a reply, one after the other, and does nothing else.</summary>
    private static ForEachStatementSyntax? LoopOf(FixSite site, ExpressionSyntax message) =>
        message.WithoutCast() is IdentifierNameSyntax name && site.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
        && declarations[0].GetSyntax(site.CancellationToken) is ForEachStatementSyntax loop && StatementList.OfBody(loop.Statement).Count == 1
        && AssistantMessage.ReplyOf(site, loop.Expression.WithoutCast()) is not null
            ? loop
            : null;

    /// <summary>The list that a statement makes with the message at its end.</summary>
    private static string? AssignedList(FixSite site, ExpressionSyntax message, StatementSyntax statement)
    {
        ExpressionSyntax whole = message.Whole();
        SyntaxNode? list = whole.Parent switch
        {
            CollectionElementSyntax { Parent: CollectionExpressionSyntax collection } element when collection.Elements.Last() == element => collection,
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } initializer when initializer.Expressions.Last() == whole => creation,
            _ => null,
        };
        (string? name, ITypeSymbol? type) = list?.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } =>
                (variable.Identifier.ValueText, (site.Model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment =>
                (assignment.Left.Rewritten(), site.Model.GetTypeInfo(assignment.Left).Type),
            _ => (null, null),
        };
        return type is not null && site.Vocabulary.IsHistory(type) && site.Model.LookupSymbols(statement.SpanStart, type, "Add").Any() ? name : null;
    }
}
