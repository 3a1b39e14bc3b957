using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>A body in which patterns are looked for: what its locals are given, and which functions it calls.</summary>
internal sealed class PatternBody(OperationTree tree, ISymbol owner, CallGraph calls)
{
    private Dictionary<ILocalSymbol, List<IOperation>>? values;

    public OperationTree Tree { get; } = tree;

    /// <summary>Whose body it is.</summary>
    public ISymbol Owner { get; } = owner;

    /// <summary>The functions of the compilation.</summary>
    public CallGraph Calls { get; } = calls;

    public VocabularySymbols Symbols => this.Calls.Compilation.Symbols;

    public IEnumerable<IOperation> Operations
    {
        get
        {
            for (int i = 0; i < this.Tree.Count; i++)
            {
                yield return this.Tree[i];
            }
        }
    }

    /// <summary>All that a local is ever given where it can be seen; none for one that gets its value in another way.</summary>
    public IReadOnlyList<IOperation> ValuesOf(ILocalSymbol local)
    {
        this.values ??= this.FindValues();
        return this.values.TryGetValue(local, out List<IOperation> found) ? found : Array.Empty<IOperation>();
    }

    /// <summary>The one value that an expression has, behind the locals that are given it.</summary>
    public IOperation Resolve(IOperation operation)
    {
        IOperation current = operation.Bare();
        for (int i = 0; i < 4 && current is ILocalReferenceOperation { Local: var local } && this.ValuesOf(local) is [var value]; i++)
        {
            current = value.Bare();
        }

        return current;
    }

    /// <summary>Whether a message is nothing but what the model gave here: a reply, where replies are messages.</summary>
    public bool IsReply(IOperation? message) => message?.Bare() switch
    {
        ILocalReferenceOperation { Local: var local } => this.ValuesOf(local) is { Count: > 0 } values && values.All(value => value.Bare() is not ILocalReferenceOperation && this.IsReply(value)),
        IPropertyReferenceOperation { Property: var property } when this.Symbols.Is(property, Role.MessageOfReply) => true,
        { } operation => this.IsSent(operation),
        null => false,
    };

    private bool IsSent(IOperation given)
    {
        IOperation? sent = given.Bare();
        while (sent is IAwaitOperation or IPropertyReferenceOperation { Property.Name: "Result" or "Value" })
        {
            sent = (sent is IAwaitOperation awaited ? awaited.Operation : ((IPropertyReferenceOperation)sent).Instance)?.Bare();
        }

        return sent is IInvocationOperation invocation && this.Symbols.Is(invocation.TargetMethod, Role.Sends);
    }

    /// <summary>The body of what a call runs, where everybody sees which it is; null for any other.</summary>
    public OperationTree? CalleeOf(IInvocationOperation invocation) => invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        ? invocation.Instance is { } function ? this.FunctionOf(function) : null
        : this.BodyOf(invocation.TargetMethod);

    /// <summary>The body of the function that a delegate is.</summary>
    public OperationTree? FunctionOf(IOperation function) => this.Resolve(function) switch
    {
        IAnonymousFunctionOperation lambda => this.NestedBody(operation => operation == lambda),
        IMethodReferenceOperation reference => this.BodyOf(reference.Method),
        _ => null,
    };

    private OperationTree? BodyOf(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction
        ? this.NestedBody(operation => operation is ILocalFunctionOperation { Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(symbol, method.OriginalDefinition))
        : this.Calls.BodyOf(method);

    private OperationTree? NestedBody(Func<IOperation, bool> isRoot) => this.Tree.Functions.FirstOrDefault(function => isRoot(function.Root));

    private Dictionary<ILocalSymbol, List<IOperation>> FindValues()
    {
        Dictionary<ILocalSymbol, List<IOperation>> found = new(SymbolEqualityComparer.Default);
        for (int i = 0; i < this.Tree.Count; i++)
        {
            switch (this.Tree[i])
            {
                case IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: { } value }:
                    Add(local, value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value }:
                    Add(local, value);
                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                    Add(local, assignment);
                    break;
                case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                    Add(local, assignment);
                    break;
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } } step:
                    Add(local, step);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation { Local: var local } } argument:
                    Add(local, argument);
                    break;
            }
        }

        return found;

        void Add(ILocalSymbol local, IOperation value)
        {
            if (!found.TryGetValue(local, out List<IOperation> known))
            {
                found.Add(local, known = new());
            }

            known.Add(value);
        }
    }
}
