using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>A constructor or method of a vocabulary where it is used, with its arguments.</summary>
internal sealed class MemberUse
{
    private readonly IReadOnlyList<IArgumentOperation> arguments;

    private MemberUse(VocabularyRow row, IReadOnlyList<IArgumentOperation> arguments)
    {
        this.Row = row;
        this.arguments = arguments;
    }

    public VocabularyRow Row { get; }

    /// <summary>The arguments that the code gives, in the order of the parameters.</summary>
    public IEnumerable<IArgumentOperation> Given => this.arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue);

    /// <summary>The use that an expression is, or null when it is none in the given role.</summary>
    public static MemberUse? Of(SyntaxNode expression, FixSite site, Role role)
    {
        (ISymbol? member, IEnumerable<IArgumentOperation> arguments) = site.Model.GetOperation(expression) switch
        {
            IObjectCreationOperation creation => ((ISymbol?)creation.Constructor, creation.Arguments.AsEnumerable()),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            _ => (null, Enumerable.Empty<IArgumentOperation>()),
        };
        return site.Vocabulary.RowOf(member) is { } row && row.Role == role ? new(row, arguments.ToArray()) : null;
    }

    /// <summary>Where members of a role are used in some code, with all that is in it.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode code, FixSite site, Role role) => code.DescendantNodesAndSelf()
        .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && Of(node, site, role) is not null);

    public IArgumentOperation? Argument(ParameterRole role) => this.arguments.FirstOrDefault(argument => this.Row.RoleOf(argument.Parameter) == role);

    /// <summary>The argument for a parameter as it is written, or null.</summary>
    public ExpressionSyntax? Written(ParameterRole role)
    {
        SyntaxNode? syntax = this.Argument(role)?.Syntax;

        // Of an argument in parentheses, or one with a `!`, the operation knows only what is in it.
        while (syntax is ExpressionSyntax && syntax.Parent is (ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or ArgumentSyntax))
        {
            syntax = syntax.Parent;
        }

        return (syntax as ArgumentSyntax)?.Expression;
    }
}
