using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Where a reply is a message like others, its type does not tell it from them. One whose calls are read somewhere in the body is taken for
/// a reply.
/// </summary>
internal sealed class MessagesAsReplies(VocabularySymbols symbols)
{
    private readonly HashSet<ISymbol> read = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, ISymbol> givenTo = new();

    /// <summary>Whether the calls of the message in a variable are read anywhere.</summary>
    public bool Contains(ISymbol variable) => this.read.Contains(variable);

    /// <summary>Whether what an operation gives is put into a variable of which that is true.</summary>
    public bool IsGivenBy(IOperation operation) => this.givenTo.TryGetValue(operation.Syntax, out ISymbol variable) && this.Contains(variable);

    public void Note(IPropertyReferenceOperation property)
    {
        if (symbols.RepliesMayBeMessages && property.Instance is { } message && symbols.IsReply(message.Type) && symbols.Is(property.Property, Role.CallsOf))
        {
            this.NoteRead(message);
        }
    }

    public void Note(IInvocationOperation invocation)
    {
        if (!symbols.RepliesMayBeMessages)
        {
            return;
        }

        if (symbols.IsReply(symbols.Unwrap(invocation.Type)) && TargetOf(invocation) is { } variable)
        {
            this.givenTo[invocation.Syntax] = variable;
        }

        if (symbols.RowOf(invocation.TargetMethod) is { Role: Role.CallsOf } row)
        {
            this.NoteRead(invocation.Arguments.FirstOrDefault(argument => row.RoleOf(argument.Parameter) == ParameterRole.Reply)?.Value);
        }
        else if (invocation.TargetMethod is { Name: "OfType", TypeArguments: [var type] } && symbols.RoleOfType(type) == Role.CallType
            && invocation.Receiver()?.Bare() is IPropertyReferenceOperation { Instance: { } message } parts && symbols.Is(parts.Property, Role.PartsOfMessage))
        {
            this.NoteRead(message);
        }
    }

    private static ISymbol? TargetOf(IOperation given)
    {
        while (given.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation or IPropertyReferenceOperation { Property.Name: "Result" })
        {
            given = given.Parent;
        }

        return given.Parent switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == given => Operands.SymbolOf(assignment.Target),
            _ => null,
        };
    }

    private void NoteRead(IOperation? message)
    {
        if (message is not null && Operands.SymbolOf(message) is { } variable)
        {
            this.read.Add(variable);
        }
    }
}
