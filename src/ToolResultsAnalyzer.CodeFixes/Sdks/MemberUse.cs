using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>A constructor or method of a vocabulary where it is used, with its arguments and with what an initializer fills in.</summary>
internal sealed class MemberUse
{
    private readonly VocabularySymbols vocabulary;
    private readonly IReadOnlyList<IArgumentOperation> arguments;
    private readonly IObjectCreationOperation? creation;

    private MemberUse(VocabularySymbols vocabulary, VocabularyRow row, IReadOnlyList<IArgumentOperation> arguments, IObjectCreationOperation? creation)
    {
        this.vocabulary = vocabulary;
        this.Row = row;
        this.arguments = arguments;
        this.creation = creation;
    }

    public VocabularyRow Row { get; }

    /// <summary>The arguments that the code gives, in the order of the parameters.</summary>
    public IEnumerable<IArgumentOperation> Given => this.arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue);

    /// <summary>The role of the message that is made, as far as that shows.</summary>
    public MessageRole? MessageRole => this.creation is null ? this.vocabulary.RoleMadeWith(this.Row, this.arguments) : this.vocabulary.RoleMadeBy(this.Row, this.creation);

    /// <summary>Whether a message is made, or appended, of a text that is a result by its role.</summary>
    private bool IsResultByRole => this.Is(Contract.MessageRole.Tool) || (this.Row.Role == Role.AppendsMessage && this.MessageRole == Contract.MessageRole.Tool);

    /// <summary>Whether a message of a text or of calls is one of the assistant by its role.</summary>
    private bool IsAssistantByRole => this.Is(Contract.MessageRole.Assistant);

    /// <summary>The use that an expression is, or null when it is none in the given role.</summary>
    public static MemberUse? Of(SyntaxNode expression, FixSite site, Role role)
    {
        IOperation? operation = site.Model.GetOperation(expression);
        (ISymbol? member, IEnumerable<IArgumentOperation> arguments) = operation switch
        {
            IObjectCreationOperation creation => ((ISymbol?)creation.Constructor, creation.Arguments.AsEnumerable()),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            _ => (null, Enumerable.Empty<IArgumentOperation>()),
        };
        return site.Vocabulary.RowOf(member) is { } row && new MemberUse(site.Vocabulary, row, arguments.ToArray(), operation as IObjectCreationOperation) is var use
            && (row.Role == role || (role == Role.CreatesResult && use.IsResultByRole) || (role == Role.CreatesAssistant && use.IsAssistantByRole)) ? use : null;
    }

    /// <summary>Where members of a role are used in some code, with all that is in it.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode code, FixSite site, Role role) => code.DescendantNodesAndSelf()
        .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && Of(node, site, role) is not null);

    public IArgumentOperation? Argument(ParameterRole role) => this.arguments.FirstOrDefault(argument => this.Row.RoleOf(argument.Parameter) == role);

    /// <summary>Whether the content is a text.</summary>
    public bool TakesText => (this.Argument(ParameterRole.Content)?.Parameter?.Type ?? (this.Filled(ParameterRole.Content)?.Parent as ISimpleAssignmentOperation)?.Target.Type)?.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    /// <summary>Whether anything is given or filled in beside what some parameters take.</summary>
    public bool HoldsMoreThan(params ParameterRole[] known)
    {
        int filled = this.creation?.Initializer?.Initializers.Length ?? 0;
        return this.Given.Count() + filled > known.Count(role => this.Value(role) is not null);
    }

    /// <summary>What is given for a parameter, or filled in where it would go; null where nothing is.</summary>
    public IOperation? Value(ParameterRole role) => this.Argument(role)?.Value ?? this.Filled(role);

    private bool Is(MessageRole messageRole) => this.Row.Role == Role.CreatesMessage && !this.vocabulary.AreParts(this.creation?.Type) && this.MessageRole == messageRole;

    /// <summary>What an initializer fills in that could be the argument for a parameter.</summary>
    private IOperation? Filled(ParameterRole role)
    {
        IOperation? filled = this.Row.MemberFor(role) is { } member ? this.FilledIn(member) : null;

        // A result may be a copy of its call, or be matched by the name.
        return filled ?? (role == ParameterRole.CallId && this.Row.Role != Role.CreatesCall ? this.FilledIn(Role.IdOfCall) ?? this.FilledIn(Role.NameOfResult) : null);
    }

    /// <summary>What an initializer gives to the member that has a role, or null.</summary>
    private IOperation? FilledIn(Role member) => this.creation is null ? null : this.vocabulary.FilledIn(this.creation, member);

    /// <summary>The result that a part of a message is filled in with, or null.</summary>
    public ExpressionSyntax? HeldResult => this.FilledIn(Role.ResultOfPart)?.Syntax as ExpressionSyntax;

    /// <summary>The argument for a parameter as it is written, or what is filled in for it; null where there is neither.</summary>
    public ExpressionSyntax? Written(ParameterRole role)
    {
        SyntaxNode? syntax = this.arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && this.Row.RoleOf(argument.Parameter) == role)?.Syntax;

        // Of an argument in parentheses, or one with a `!`, the operation knows only what is in it.
        while (syntax is ExpressionSyntax && syntax.Parent is (ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or ArgumentSyntax))
        {
            syntax = syntax.Parent;
        }

        // What an extension is called on is no argument that is written as one.
        return syntax is null ? this.Filled(role)?.Syntax as ExpressionSyntax : (syntax as ArgumentSyntax)?.Expression ?? syntax as ExpressionSyntax;
    }
}
