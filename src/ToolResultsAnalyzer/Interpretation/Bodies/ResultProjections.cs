using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Finds the functions that make, of each call they are given, a result for it, whichever way they end.</summary>
internal sealed class ResultProjections(BodyContext body)
{
    /// <summary>How many methods may return what the next one does.</summary>
    private const int MaxDepth = 4;

    private readonly Dictionary<IOperation, IOperation?> known = new();

    /// <summary>What makes the result, where a function is handed on that makes one of each call; null for any other function.</summary>
    public IOperation? ResultOf(IArgumentOperation argument)
    {
        if (!this.known.TryGetValue(argument, out IOperation? result))
        {
            this.known.Add(argument, result = this.Find(argument));
        }

        return result;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            operation = ExpressionPlaces.Unwrap(operation);
            if (operation is not IAwaitOperation)
            {
                return operation;
            }

            operation = Awaitables.WithoutAwait(operation);
        }
    }

    private IOperation? Find(IArgumentOperation argument)
    {
        switch (argument.Value is IDelegateCreationOperation creation ? creation.Target : argument.Value)
        {
            case IFlowAnonymousFunctionOperation lambda when body.Scan.FunctionOf(lambda) is { Symbol.Parameters: [{ } call] } function:
                return this.ResultFor(OperationTree.Of(function), call, MaxDepth);
            case IMethodReferenceOperation { Method: { Parameters: [_] } method }:
                // What is made elsewhere is seen here as what is handed on.
                return this.MakesResult(method.OriginalDefinition, 0, MaxDepth) ? argument.Value : null;
            default:
                return null;
        }
    }

    private bool MakesResult(IMethodSymbol method, int parameter, int depth) =>
        depth > 0 && body.Compilation.Helpers.BodyOf(method) is { } made && this.ResultFor(made.Operations, method.Parameters[parameter], depth - 1) is not null;

    /// <summary>What makes a result for a parameter, where each way out of a function gives back one.</summary>
    private IOperation? ResultFor(OperationTree function, IParameterSymbol call, int depth)
    {
        IOperation? result = null;
        foreach (IOperation operation in function.Own)
        {
            if (operation is not IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned })
            {
                continue;
            }

            if (this.IsResult(returned, function, call, depth) is not { } made)
            {
                return null;
            }

            result ??= made;
        }

        return result;
    }

    /// <summary>What makes the result for a call, where an expression is one.</summary>
    private IOperation? IsResult(IOperation expression, OperationTree function, IParameterSymbol call, int depth)
    {
        IOperation value = Unwrap(expression);
        switch (value)
        {
            case IConversionOperation { OperatorMethod: { } conversion, Operand: var held } when body.Symbols.IsUnion(conversion.ContainingType):
                return this.IsResult(held, function, call, depth);
            case IObjectCreationOperation creation when body.Symbols.RowOf(creation.Constructor) is { Role: Role.CreatesMessage } named && body.Symbols.DialectOf(creation.Type).MatchesByName && !body.Symbols.AreParts(creation.Type):
                // One for each call, in their order.
                return body.Symbols.HoldsResults(named, creation) ? value : null;
            case IObjectCreationOperation { Initializer.Initializers: var fields } message when body.Symbols.MakesResult(message) && this.IsFilledIn(fields, function, call):
                return value;
            case IObjectCreationOperation creation when body.Symbols.MakesResult(creation) && body.Symbols.RowOf(creation.Constructor) is { } whole && (whole.Role == Role.CreatesResult || whole.TakesCall):
                return this.IsFor(whole, creation.Arguments, function, call) ? value : null;
            case IObjectCreationOperation creation when body.Symbols.RowOf(creation.Constructor) is { Role: Role.CreatesMessage } made:
                // One part, which is the result.
                IOperation[] parts = creation.DescendantsAndSelf().Where(part => part is IObjectCreationOperation inner && body.Symbols.Is(inner.Constructor, Role.CreatesResult)).ToArray();
                return parts is [var only] && body.Symbols.HoldsResults(made, creation) ? this.IsResult(only, function, call, depth) : null;
            case IObjectCreationOperation holder when body.Symbols.Is(holder.Constructor, Role.CreatesPart):
                return body.Symbols.FilledIn(holder, Role.ResultOfPart) is { } inside ? this.IsResult(inside, function, call, depth) : null;
            case IInvocationOperation when Awaitables.HeldBy(value) is { } awaited:
                return this.IsResult(awaited, function, call, depth);
            case IInvocationOperation { Instance: { } answered } invocation when body.Symbols.Is(invocation.TargetMethod, Role.AnswersCall):
                return this.IsCall(answered, call) ? value : null;
            case IInvocationOperation { Instance: { } inner } invocation when body.Symbols.Is(invocation.TargetMethod, Role.MessageOfResult):
                return this.IsResult(inner, function, call, depth);
            case IInvocationOperation invocation when body.Symbols.RowOf(invocation.TargetMethod) is { } row:
                return row.Role == Role.CreatesResult && this.IsFor(row, invocation.Arguments, function, call) ? value : null;
            case IInvocationOperation invocation:
                IArgumentOperation? given = invocation.Arguments.FirstOrDefault(argument => this.IsCall(argument.Value, call) || this.IsIdOf(argument.Value, function, call));
                return given?.Parameter is { } parameter && this.MakesResult(invocation.TargetMethod.OriginalDefinition, parameter.Ordinal, depth) ? value : null;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return this.IsResult(otherwise, function, call, depth) is null ? null : this.IsResult(conditional.WhenTrue, function, call, depth);
            case ISwitchExpressionOperation { Arms: var arms }:
                IOperation?[] results = arms.Where(arm => Unwrap(arm.Value) is not IThrowOperation).Select(arm => this.IsResult(arm.Value, function, call, depth)).ToArray();
                return results.Contains(null) ? null : results.FirstOrDefault();
            case ILocalReferenceOperation { Local: var local }:
                return this.AssignedTo(local, function) is { Count: > 0 } values && values.All(assigned => this.IsResult(assigned, function, call, depth - 1) is not null) && depth > 0
                    ? this.IsResult(values[0], function, call, depth - 1)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Whether a result is made under the id of a call, or of the call itself.</summary>
    private bool IsFor(VocabularyRow row, ImmutableArray<IArgumentOperation> arguments, OperationTree function, IParameterSymbol call) =>
        arguments.Any(part => row.RoleOf(part.Parameter) switch
        {
            ParameterRole.CallId => this.IsIdOf(part.Value, function, call),
            ParameterRole.Call => this.IsCall(part.Value, call),
            ParameterRole.CallName => body.Symbols.DialectOf(part.Parameter?.ContainingSymbol.ContainingType).MatchesByName && this.IsIdOf(part.Value, function, call),
            ParameterRole.NameAndId => part.Value.DescendantsAndSelf().Any(read => this.IsIdOf(read, function, call)),
            _ => false,
        });

    /// <summary>Whether an expression is the id of a call; a parameter may be the id itself.</summary>
    private bool IsIdOf(IOperation id, OperationTree function, IParameterSymbol call) => Unwrap(id) switch
    {
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_String } given } => SymbolEqualityComparer.Default.Equals(given, call),
        IPropertyReferenceOperation { Instance: { } instance } property => this.TellsCall(property.Property) && this.IsCall(instance, call),
        ILocalReferenceOperation { Local: var local } => this.AssignedTo(local, function) is [var only] && Unwrap(only) is not ILocalReferenceOperation && this.IsIdOf(only, function, call),
        _ => false,
    };

    /// <summary>Whether an initializer gives a result the id of a call, or its name where it is found by that.</summary>
    private bool IsFilledIn(ImmutableArray<IOperation> members, OperationTree function, IParameterSymbol call) =>
        members.Any(member => member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var id } && this.NamesCall(property) && this.IsIdOf(id, function, call));

    /// <summary>Whether a property tells the call that a result answers.</summary>
    private bool NamesCall(IPropertySymbol property) => body.Symbols.RowOf(property)?.Role is Role.IdOfResult or Role.NameOfResult or Role.IdOfCall;

    /// <summary>Whether a property of a call tells it from others: its id, or its name where calls and results are matched by that.</summary>
    private bool TellsCall(IPropertySymbol property) =>
        body.Symbols.Is(property, Role.IdOfCall) || (body.Symbols.Is(property, Role.NameOfCall) && body.Symbols.DialectOf(property.ContainingType).MatchesByName);

    /// <summary>Whether an expression is a call, or that of a part that holds one.</summary>
    private bool IsCall(IOperation operation, IParameterSymbol call) => Unwrap(operation) switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, call),
        IPropertyReferenceOperation { Instance: { } part } property => body.Symbols.Is(property.Property, Role.CallOfPart) && this.IsCall(part, call),
        _ => false,
    };

    /// <summary>All that a local is ever given.</summary>
    private List<IOperation> AssignedTo(ILocalSymbol local, OperationTree function)
    {
        List<IOperation> values = new();
        for (int i = 0; i < function.Count; i++)
        {
            switch (function[i])
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    values.Add(value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    values.Add(assignment.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation passed } when SymbolEqualityComparer.Default.Equals(passed.Local, local):
                    return new();
            }
        }

        return values;
    }
}
