using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// What occurs in a body at all, found in one walk before the analysis: what never occurs need not be told apart on any path.
/// </summary>
internal sealed class BodyScan
{
    private readonly VocabularySymbols symbols;
    private readonly IOperation root;
    private readonly Dictionary<ISymbol, int> testedMethods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> memberUses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, (IAnonymousFunctionOperation Function, Closure Closure)> lambdas = new();
    private readonly Dictionary<ISymbol, Closure> localFunctions = new(SymbolEqualityComparer.Default);
    private readonly List<IMethodSymbol> handedOn = new();
    private readonly HashSet<ISymbol> compared = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Copy, ISymbol Original)> copies = new();
    private readonly HashSet<Loop> answeringLoops = new();
    private readonly List<SourceCall> sourceCalls = new();
    private readonly HashSet<ISymbol> shrinking = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> nameKeepers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> takenFrom = new(SymbolEqualityComparer.Default);
    private bool usesPositions;
    private bool usesLast;
    private int highestNumber;
    private int nameTests;
    private int opaqueFilters;

    public BodyScan(OperationTree operations, VocabularySymbols symbols)
    {
        this.symbols = symbols;
        this.Replies = new(symbols);
        this.root = operations.Root;
        ImmutableArray<Loop> loops = Loop.AllIn(operations);
        bool hasDelegates = false;
        for (int i = 0; i < operations.Count; i++)
        {
            hasDelegates |= operations[i].Kind == OperationKind.DelegateCreation;
            this.Steps.Note(operations[i]);
            this.NoteCounting(operations[i]);
        }

        this.Functions = hasDelegates ? FunctionUses.Of(operations, this.Steps) : FunctionUses.None;
        for (int i = 0; i < operations.Count; i++)
        {
            this.Note(operations[i], loops);
        }

        // What is asked of a copy is asked of the original.
        while (this.copies.Any(pair => this.compared.Contains(pair.Copy) && this.compared.Add(pair.Original)))
        {
        }

        this.DelegatedClosures = this.FindDelegated();
    }

    /// <summary>How variables are moved.</summary>
    public VariableSteps Steps { get; } = new();

    /// <summary>The messages that may be replies: their calls are read somewhere.</summary>
    public MessagesAsReplies Replies { get; }

    /// <summary>What is told apart of calls anywhere.</summary>
    public CallUses Uses => new(this.usesPositions, this.usesLast, this.highestNumber, this.nameTests, this.opaqueFilters);

    /// <summary>The lambdas and methods that it runs by a delegate, where everybody sees it.</summary>
    public FunctionUses Functions { get; }

    /// <summary>The calls of methods and lambdas of the compilation.</summary>
    public IReadOnlyList<SourceCall> SourceCalls => this.sourceCalls;

    /// <summary>Whether a local or parameter is given another value anywhere.</summary>
    public bool Assigns(ISymbol variable) => this.Steps.IsWritten(variable);

    /// <summary>Whether a result is made anywhere.</summary>
    public bool MakesResults { get; private set; }

    /// <summary>Whether calls are made under names: then these are their ids.</summary>
    public bool MakesCallsUnderNames { get; private set; }

    /// <summary>Whether messages are taken out of a history in a loop: how many is not followed.</summary>
    public bool RemovesMessagesInLoop { get; private set; }

    /// <summary>Whether the calls of a batch are counted anywhere.</summary>
    public bool CountsCalls { get; private set; }

    /// <summary>Whether somebody has a delegate for a local function, or a lambda calls it.</summary>
    public bool IsHandedOn(IMethodSymbol localFunction) => this.ClosureOf(localFunction) is { } closure && this.DelegatedClosures.Contains(closure);

    /// <summary>What runs at any time: lambdas that are handed on, and the local functions that they call or that are handed on themselves.</summary>
    public IReadOnlyCollection<Closure> DelegatedClosures { get; }

    public IEnumerable<Closure> Closures => this.lambdas.Values.Select(lambda => lambda.Closure).Concat(this.localFunctions.Values);

    /// <summary>Whether the value of a variable or member is ever tested, or taken for an id: a text that is not need not be remembered.</summary>
    public bool IsLookedAt(ISymbol symbol) => this.compared.Contains(symbol);

    public bool IsTestedRepeatedly(ISymbol method) => this.testedMethods.TryGetValue(method.OriginalDefinition, out int count) && count > 1;

    public bool IsReadRepeatedly(ISymbol member) => this.memberUses.TryGetValue(member.OriginalDefinition, out int count) && count > 1;

    /// <summary>Whether a result is made in the loop: other loops only look at the calls.</summary>
    public bool MayAnswer(Loop loop) => this.answeringLoops.Contains(loop);

    /// <summary>A lambda before it was lowered.</summary>
    public IAnonymousFunctionOperation? FunctionOf(IFlowAnonymousFunctionOperation lambda) => this.lambdas.TryGetValue(lambda.Syntax, out (IAnonymousFunctionOperation Function, Closure) known) ? known.Function : null;

    public Closure? ClosureOf(IFlowAnonymousFunctionOperation lambda) => this.lambdas.TryGetValue(lambda.Syntax, out (IAnonymousFunctionOperation, Closure Closure) known) ? known.Closure : null;

    /// <summary>What a lambda or local function may reach; null for another method.</summary>
    public Closure? ClosureOf(IMethodSymbol function) =>
        function is { MethodKind: MethodKind.AnonymousFunction, DeclaringSyntaxReferences: [var declaration] } ? this.lambdas.TryGetValue(declaration.GetSyntax(), out (IAnonymousFunctionOperation, Closure Closure) known) ? known.Closure : null
        : this.localFunctions.TryGetValue(function.OriginalDefinition, out Closure closure) ? closure
        : null;

    private HashSet<Closure> FindDelegated()
    {
        Queue<Closure> waiting = new(this.lambdas.Values.Where(lambda => !this.Functions.AreSeen(lambda.Function)).Select(lambda => lambda.Closure).Concat(this.handedOn.Select(this.ClosureOf).OfType<Closure>()));
        HashSet<Closure> seen = new();
        while (waiting.Count > 0)
        {
            Closure closure = waiting.Dequeue();
            if (!seen.Add(closure))
            {
                continue;
            }

            foreach (IMethodSymbol called in closure.LocalFunctions)
            {
                if (this.ClosureOf(called) is { } inner)
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        return seen;
    }

    private static ISymbol? SymbolOf(IOperation operation)
    {
        return WithoutConversions(operation) switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
    }

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static void Count(Dictionary<ISymbol, int> counts, ISymbol symbol)
    {
        counts.TryGetValue(symbol, out int count);
        counts[symbol] = count + 1;
    }

    private void NoteCounting(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.PropertyReference when operation is IPropertyReferenceOperation { Property.Name: "Count" or "Length" } property:
                this.CountsCalls |= this.IsCalls(property.Instance) || property.Parent is IPropertySubpatternOperation;
                break;
            case OperationKind.Invocation when operation is IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" } invocation:
                this.CountsCalls |= this.IsCalls(Receiver(invocation));
                break;
        }
    }

    private void Note(IOperation operation, ImmutableArray<Loop> loops)
    {
        // By kind: a test of the type per case would cost more than the rest.
        switch (operation.Kind)
        {
            case OperationKind.Literal:
                this.NoteNumber(operation);
                if (operation is { ConstantValue: { HasValue: true, Value: int and > 0 } } && this.IsAboutCalls(operation.Parent))
                {
                    this.usesPositions = true;
                }

                break;
            case OperationKind.Unary:
                this.NoteNumber(operation);
                this.usesLast |= operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
                break;
            case OperationKind.Binary:
                this.NoteNumber(operation);
                IBinaryOperation binary = (IBinaryOperation)operation;
                this.usesLast |= binary.OperatorKind == BinaryOperatorKind.Subtract;
                if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
                {
                    this.NoteTested(binary.LeftOperand);
                    this.NoteTested(binary.RightOperand);
                }

                break;
            case OperationKind.Conversion or OperationKind.LocalReference:
                this.NoteNumber(operation);
                break;
            case OperationKind.IsPattern:
                this.NoteTested(((IIsPatternOperation)operation).Value);
                break;
            case OperationKind.Switch:
                this.NoteTested(((ISwitchOperation)operation).Value);
                break;
            case OperationKind.SwitchExpression:
                this.NoteTested(((ISwitchExpressionOperation)operation).Value);
                break;
            case OperationKind.Coalesce:
                this.NoteTested(((ICoalesceOperation)operation).Value);
                break;
            case OperationKind.ConditionalAccess:
                this.NoteTested(((IConditionalAccessOperation)operation).Operation);
                break;
            case OperationKind.AnonymousFunction when operation != this.root:
                IAnonymousFunctionOperation lambda = (IAnonymousFunctionOperation)operation;
                this.lambdas[lambda.Syntax] = (lambda, Closure.Of(lambda, lambda.Symbol));
                break;
            case OperationKind.LocalFunction:
                ILocalFunctionOperation declared = (ILocalFunctionOperation)operation;
                this.localFunctions[declared.Symbol.OriginalDefinition] = Closure.Of(declared, declared.Symbol);
                break;
            case OperationKind.MethodReference when ((IMethodReferenceOperation)operation).Method is { MethodKind: MethodKind.LocalFunction } function && !this.Functions.AreSeen(operation):
                this.handedOn.Add(function);
                break;
            case OperationKind.Invocation:
                this.NoteInvocation((IInvocationOperation)operation, loops);
                break;
            case OperationKind.ObjectCreation:
                this.NoteResult(((IObjectCreationOperation)operation).Constructor, operation, loops);
                break;
            case OperationKind.PropertyReference:
                IPropertyReferenceOperation property = (IPropertyReferenceOperation)operation;
                Count(this.memberUses, property.Property.OriginalDefinition);
                this.Replies.Note(property);
                if (property.Property.IsIndexer && this.IsCalls(property.Instance) && property.Arguments.Any(argument => argument.Value.ConstantValue.HasValue || argument.Value is not ILocalReferenceOperation))
                {
                    this.usesPositions = true;
                }

                break;
            case OperationKind.FieldReference:
                this.NoteNumber(operation);
                Count(this.memberUses, ((IFieldReferenceOperation)operation).Field.OriginalDefinition);
                break;
            case OperationKind.ArrayElementReference:
                this.usesPositions |= this.IsCalls(((IArrayElementReferenceOperation)operation).ArrayReference);
                break;
            case OperationKind.ImplicitIndexerReference:
                this.usesPositions |= this.IsCalls(((IImplicitIndexerReferenceOperation)operation).Instance);
                break;
            case OperationKind.ListPattern when operation is IListPatternOperation list && this.symbols.IsCallSequence(list.InputType):
                this.usesPositions = this.usesLast = true;
                this.highestNumber = Math.Max(this.highestNumber, list.Patterns.Length);
                break;
            case OperationKind.CoalesceAssignment:
                this.NoteTested(((ICoalesceAssignmentOperation)operation).Target);
                break;
            case OperationKind.Argument:
                IArgumentOperation argument = (IArgumentOperation)operation;
                this.MakesCallsUnderNames |= this.IsName(argument.Value) && argument.Parent is IInvocationOperation maker
                    && this.symbols.RowOf(maker.TargetMethod) is { Role: Role.CreatesCall } making && making.RoleOf(argument.Parameter) == ParameterRole.CallId;
                if (SymbolOf(argument.Value) is { } passed && this.IsAsked(argument))
                {
                    this.compared.Add(passed);
                }

                break;
            case OperationKind.SimpleAssignment:
                ISimpleAssignmentOperation assignment = (ISimpleAssignmentOperation)operation;
                this.NoteCopy(SymbolOf(assignment.Target), assignment.Value);
                this.NoteId(assignment);
                this.NoteShrinking(assignment);
                break;
            case OperationKind.VariableDeclarator:
                IVariableDeclaratorOperation declarator = (IVariableDeclaratorOperation)operation;
                this.NoteCopy(declarator.Symbol, declarator.Initializer?.Value);
                break;
        }
    }

    /// <summary>Notes a variable that is given some of the calls that it held.</summary>
    private void NoteShrinking(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is ILocalReferenceOperation { Local: var shrinking } && this.IsCalls(assignment.Target)
            && assignment.Value.Descendants().Any(part => part is ILocalReferenceOperation { Local: var used } && SymbolEqualityComparer.Default.Equals(used, shrinking)))
        {
            this.shrinking.Add(shrinking);
        }
    }

    private void NoteInvocation(IInvocationOperation invocation, ImmutableArray<Loop> loops)
    {
        IMethodSymbol method = invocation.TargetMethod;
        this.Replies.Note(invocation);
        Count(this.testedMethods, method.OriginalDefinition);
        IMethodSymbol called = this.Functions.RunForEach(invocation) ?? (method.MethodKind == MethodKind.DelegateInvoke && invocation.Instance is { } function ? this.Functions.FunctionOf(function) : null) ?? method;
        if (!called.DeclaringSyntaxReferences.IsEmpty)
        {
            this.sourceCalls.Add(new(invocation, called.OriginalDefinition));
        }

        if (invocation.Instance is ILocalReferenceOperation { Local: var emptied } && method.Name is "Remove" or "RemoveAt" or "RemoveAll" or "RemoveWhere" or "ExceptWith")
        {
            this.takenFrom.Add(emptied);
        }

        if (invocation.Instance is ILocalReferenceOperation { Local: var keeper } && SequenceMembers.Adds(method.Name) && invocation.Arguments.Any(argument => this.IsName(argument.Value)))
        {
            this.nameKeepers.Add(keeper);
        }

        if (Equality.ComparedBy(invocation) is var (left, right))
        {
            this.NoteTested(left);
            this.NoteTested(right);
        }

        this.RemovesMessagesInLoop |= method.Name is "RemoveAt" or "Remove" && this.symbols.IsHistory(invocation.Instance?.Type) && loops.Any(loop => loop.Span.Contains(invocation.Syntax.Span));
        this.NoteResult(method, invocation, loops);
        if (!this.IsCalls(Receiver(invocation)))
        {
            return;
        }

        this.usesPositions |= SequenceMembers.IsPositional(method.Name) || SequenceMembers.IsPart(method.Name);
        this.usesLast |= method.Name is "Last" or "LastOrDefault" or "TakeLast" or "SkipLast";
        this.opaqueFilters += method.Name == "Where" ? 1 : 0;
    }

    private void NoteResult(IMethodSymbol? method, IOperation creation, ImmutableArray<Loop> loops)
    {
        if (this.symbols.MakesResult(method) || (this.symbols.Is(method, Role.CreatesMessage) && !this.symbols.AreParts(method?.ContainingType)))
        {
            this.MakesResults = true;
            this.answeringLoops.UnionWith(loops.Where(loop => loop.Span.Contains(creation.Syntax.Span)));
        }
    }

    private void NoteNumber(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: int and >= 0 and < 7 and var number } && number > this.highestNumber && this.IsAboutCalls(operation.Parent))
        {
            this.highestNumber = number;
        }
    }

    private void NoteTested(IOperation tested)
    {
        if (SymbolOf(tested) is { } symbol)
        {
            this.compared.Add(symbol);
        }

        this.nameTests += this.IsName(tested) ? 1 : 0;
    }

    /// <summary>The id of a result, or of a call that is made, is filled in.</summary>
    private void NoteId(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Property: var filled } && this.symbols.RowOf(filled)?.Role is Role.IdOfResult or Role.IdOfCall or Role.RoleOfMessage)
        {
            this.MakesCallsUnderNames |= this.IsName(assignment.Value) && this.symbols.Is(filled, Role.IdOfCall)
                && !(assignment.Parent?.Parent is IObjectCreationOperation { Constructor: var made } && this.symbols.MakesResult(made));
            if (SymbolOf(assignment.Value) is { } id)
            {
                this.compared.Add(id);
            }
        }
    }

    /// <summary>Whether elements are taken out of the collection in a local.</summary>
    public bool IsTakenFrom(ISymbol local) => this.takenFrom.Contains(local);

    /// <summary>Whether names of calls are added to the collection in a local.</summary>
    public bool KeepsNames(ISymbol local) => this.nameKeepers.Contains(local);

    /// <summary>Whether a local is given a part of itself: what is left of it is not followed.</summary>
    public bool Shrinks(ISymbol local) => this.shrinking.Contains(local);

    private void NoteCopy(ISymbol? copy, IOperation? value)
    {
        if (copy is not null && value is not null && SymbolOf(value) is { } original)
        {
            this.copies.Add((copy, original));
        }
    }

    /// <summary>Whether a number is compared with something, or picks or counts calls.</summary>
    private bool IsAboutCalls(IOperation? user) => user switch
    {
        IBinaryOperation binary => this.CountsCalls && (MayCount(binary.LeftOperand) || MayCount(binary.RightOperand)),
        IPatternOperation => this.CountsCalls,
        IArgumentOperation { Parent: IPropertyReferenceOperation property } => this.IsCalls(property.Instance),
        IArgumentOperation { Parent: IInvocationOperation invocation } => this.IsCalls(Receiver(invocation)),
        IArrayElementReferenceOperation element => this.IsCalls(element.ArrayReference),
        IImplicitIndexerReferenceOperation element => this.IsCalls(element.Instance),
        IRangeOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } or IConversionOperation { OperatorMethod: not null } => this.IsAboutCalls(user.Parent),
        _ => false,
    };

    /// <summary>Whether an operand may be a number of calls: not where it is a counter of something else.</summary>
    private bool MayCount(IOperation operand)
    {
        return WithoutConversions(operand) switch
        {
            ILocalReferenceOperation local => !this.Steps.IsStepped(local.Local),
            IPropertyReferenceOperation property => this.IsCalls(property.Instance),
            IInvocationOperation invocation => this.IsCalls(Receiver(invocation)),
            IBinaryOperation binary => this.MayCount(binary.LeftOperand) || this.MayCount(binary.RightOperand),
            _ => false,
        };
    }

    /// <summary>Whether an expression is the name of a call, or a local that was declared as one.</summary>
    private bool IsName(IOperation operation)
    {
        return WithoutConversions(operation) switch
        {
            IPropertyReferenceOperation property => this.symbols.Is(property.Property, Role.NameOfCall),
            ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences.Any(declaration =>
                declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax { Name: var member } } && this.symbols.IsNameOfCall(member.Identifier.ValueText)),
            _ => false,
        };
    }

    /// <summary>Whether it matters which text an argument is: as an id, or because the method tests it.</summary>
    private bool IsAsked(IArgumentOperation argument)
    {
        IMethodSymbol? method = argument.Parent switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        return method?.ReturnType.SpecialType == SpecialType.System_Boolean
            || this.symbols.RowOf(method)?.RoleOf(argument.Parameter) == ParameterRole.CallId;
    }

    private bool IsCalls(IOperation? operation) => operation is not null && this.symbols.IsCallSequence(WithoutConversions(operation).Type);

    private static IOperation? Receiver(IInvocationOperation invocation) => invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;
}
