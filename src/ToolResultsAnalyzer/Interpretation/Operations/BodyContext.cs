using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What is true of a body on every path: its graph, its names and numbers, and what occurs in it at all.</summary>
internal sealed class BodyContext
{
    private readonly Dictionary<ISymbol, int> testedMethods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> memberUses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Closure> lambdas = new();
    private readonly Dictionary<SyntaxNode, IAnonymousFunctionOperation> functions = new();
    private readonly Dictionary<ISymbol, Closure> localFunctions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation?> captured = new();
    private readonly Dictionary<ISymbol, IFieldSymbol?> fieldsBehind = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> stepped = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> compared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> nameMembers;
    private readonly HashSet<ISymbol> reassigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Loop> loopsBySyntax = new();
    private readonly HashSet<Loop> answeringLoops = new();
    private readonly Dictionary<(Loop Loop, string Local), int?> steps = new();

    private readonly bool[] asking;

    public BodyContext(BodyGraph graph, Body body, VocabularySymbols symbols, Compilation compilation)
    {
        this.Graph = graph;
        this.Owner = body.Owner;
        this.Symbols = symbols;
        this.Compilation = compilation;
        this.IsLocalOwner = body.IsNested;
        this.nameMembers = new(symbols.Sdks.SelectMany(sdk => sdk.Rows).Where(row => row.Role == Role.NameOfCall).Select(row => row.Member!), StringComparer.Ordinal);
        foreach (Loop loop in graph.Loops)
        {
            this.loopsBySyntax[loop.Statement] = loop;
        }

        this.Scan(body.Operation);
        HashSet<ISymbol> always = new(SymbolEqualityComparer.Default);
        foreach (Closure closure in this.lambdas.Values.Concat(this.localFunctions.Values))
        {
            always.UnionWith(closure.Variables);
            this.reassigned.UnionWith(closure.Assigned);
        }

        this.Liveness = Liveness.Compute(graph, always);
        this.asking = this.FindAsking();
        foreach (IOperation operation in graph.Graph.Blocks.SelectMany(block => block.Operations))
        {
            if (operation is IFlowCaptureOperation capture)
            {
                this.captured[capture.Id] = this.captured.ContainsKey(capture.Id) ? null : capture.Value;
            }
        }
    }

    public BodyGraph Graph { get; }

    public Liveness Liveness { get; }

    public VocabularySymbols Symbols { get; }

    public Compilation Compilation { get; }

    /// <summary>The method, accessor, lambda or local function whose body it is.</summary>
    public ISymbol Owner { get; }

    /// <summary>Whether the body lies in another one, whose variables it may capture.</summary>
    public bool IsLocalOwner { get; }

    public Numbering<Place> Places { get; } = new();

    /// <summary>What is responsible for something: operations and steps.</summary>
    public Numbering<object> Origins { get; } = new();

    /// <summary>What produced a history, a batch or options: operations and places.</summary>
    public Numbering<object> Sources { get; } = new();

    public Numbering<string> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether positions of calls are told apart anywhere: only then are they worth following.</summary>
    public bool UsesPositions { get; private set; }

    /// <summary>Whether the calls of a batch are counted anywhere.</summary>
    public bool CountsCalls { get; private set; }

    /// <summary>Whether the last call of a batch is told apart anywhere.</summary>
    public bool UsesLast { get; private set; }

    /// <summary>Positions and counts above this are all alike to the body.</summary>
    public int HighestNumber { get; private set; }

    /// <summary>Whether names of calls are asked for more than once.</summary>
    public bool UsesNamesRepeatedly { get; private set; }

    /// <summary>Whether what tests showed of calls may be asked again after a node is entered.</summary>
    public bool AsksLater(int node) => this.asking[node];

    /// <summary>How many filters there are over calls whose condition we do not understand.</summary>
    public int OpaqueFilters { get; private set; }

    /// <summary>Whether a variable is assigned by a lambda or local function, which may run at any time.</summary>
    public bool IsAssignedElsewhere(ISymbol variable) => this.reassigned.Contains(variable);

    /// <summary>Whether the value of a variable or member is ever tested, or taken for an id: a text that is not need not be remembered.</summary>
    public bool IsLookedAt(ISymbol symbol) => this.compared.Contains(symbol);

    /// <summary>Whether a local is counted up or down anywhere.</summary>
    public bool IsStepped(ISymbol local) => this.stepped.Contains(local);

    public bool IsTestedRepeatedly(ISymbol method) => this.testedMethods.TryGetValue(method.OriginalDefinition, out int count) && count > 1;

    public bool IsReadRepeatedly(ISymbol member) => this.memberUses.TryGetValue(member.OriginalDefinition, out int count) && count > 1;

    /// <summary>As <see cref="IndexStep.Of"/>.</summary>
    public int? StepOf(Loop loop, string local)
    {
        if (!this.steps.TryGetValue((loop, local), out int? direction))
        {
            this.steps.Add((loop, local), direction = IndexStep.Of(loop, local));
        }

        return direction;
    }

    public Loop? LoopOf(SyntaxNode statement) => this.loopsBySyntax.TryGetValue(statement, out Loop loop) ? loop : null;

    /// <summary>Whether a result is made in the loop: other loops only look at the calls.</summary>
    public bool MayAnswer(Loop loop) => this.answeringLoops.Contains(loop);

    /// <summary>The one operation that an intermediate value was captured from, or null where there are several.</summary>
    public IOperation? CapturedOperation(CaptureId id) => this.captured.TryGetValue(id, out IOperation? operation) ? operation : null;

    /// <summary>The field that a property gives back, where its getter does nothing else.</summary>
    public IFieldSymbol? FieldBehind(IPropertySymbol property)
    {
        if (!this.fieldsBehind.TryGetValue(property, out IFieldSymbol? field))
        {
            field = FindFieldBehind(property);
            this.fieldsBehind.Add(property, field);
        }

        return field;

        IFieldSymbol? FindFieldBehind(IPropertySymbol property)
        {
            if (property.IsIndexer || property.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not PropertyDeclarationSyntax syntax)
            {
                return null;
            }

            AccessorDeclarationSyntax? getter = syntax.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
            ExpressionSyntax? returned = syntax.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression
                ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: { } expression }] ? expression : null);
            return returned is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                && Bodies.OperationOf(this.Compilation, returned) is IFieldReferenceOperation { Field: var field }
                    ? field
                    : null;
        }
    }

    /// <summary>A lambda before it was lowered.</summary>
    public IAnonymousFunctionOperation? FunctionOf(IFlowAnonymousFunctionOperation lambda) => this.functions.TryGetValue(lambda.Syntax, out IAnonymousFunctionOperation function) ? function : null;

    public Closure? ClosureOf(IFlowAnonymousFunctionOperation lambda) => this.lambdas.TryGetValue(lambda.Syntax, out Closure closure) ? closure : null;

    public Closure? ClosureOf(IMethodSymbol localFunction) => this.localFunctions.TryGetValue(localFunction.OriginalDefinition, out Closure closure) ? closure : null;

    /// <summary>Whether a number is compared with something, or picks or counts calls.</summary>
    private bool IsAboutCalls(IOperation? user) => user switch
    {
        IBinaryOperation binary => this.CountsCalls && (MayCount(binary.LeftOperand) || MayCount(binary.RightOperand)),
        IPatternOperation => this.CountsCalls,
        IArgumentOperation { Parent: IPropertyReferenceOperation property } => this.IsCalls(property.Instance),
        IArgumentOperation { Parent: IInvocationOperation invocation } => this.IsCalls(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value),
        IArrayElementReferenceOperation element => this.IsCalls(element.ArrayReference),
        _ => false,
    };

    /// <summary>Whether an operand may be a number of calls: not where it is a counter of something else.</summary>
    private bool MayCount(IOperation operand)
    {
        while (Inner(operand) is { } inner)
        {
            operand = inner;
        }

        return operand switch
        {
            ILocalReferenceOperation local => !this.stepped.Contains(local.Local),
            IPropertyReferenceOperation property => this.IsCalls(property.Instance),
            IInvocationOperation invocation => this.IsCalls(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value),
            IBinaryOperation binary => this.MayCount(binary.LeftOperand) || this.MayCount(binary.RightOperand),
            _ => false,
        };

        static IOperation? Inner(IOperation value) => value is IConversionOperation conversion ? conversion.Operand : null;
    }

    /// <summary>The nodes from which a test of a call is reached.</summary>
    private bool[] FindAsking()
    {
        bool[] asking = new bool[this.Graph.NodeCount];
        Queue<int> worklist = new();
        foreach (FlowNode node in this.Graph.Nodes)
        {
            IEnumerable<IOperation> roots = node.Block.BranchValue is { } value ? node.Block.Operations.Add(value) : node.Block.Operations;
            asking[node.Id] = roots.SelectMany(root => root.DescendantsAndSelf()).Any(operation => operation switch
            {
                IPropertyReferenceOperation property => this.Symbols.Is(property.Property, Role.NameOfCall),
                IInvocationOperation invocation => this.IsTestedRepeatedly(invocation.TargetMethod),
                IFlowAnonymousFunctionOperation => true,
                _ => false,
            });
            if (asking[node.Id])
            {
                worklist.Enqueue(node.Id);
            }
        }

        ILookup<int, int> predecessors = this.Graph.Edges.ToLookup(edge => edge.To, edge => edge.From);
        while (worklist.Count > 0)
        {
            foreach (int predecessor in predecessors[worklist.Dequeue()])
            {
                if (!asking[predecessor])
                {
                    asking[predecessor] = true;
                    worklist.Enqueue(predecessor);
                }
            }
        }

        return asking;
    }

    private void NoteCounting(IOperation operation)
    {
        switch (operation)
        {
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation counted }:
                this.stepped.Add(counted.Local);
                break;
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation counted }:
                this.stepped.Add(counted.Local);
                break;
            case IPropertyReferenceOperation { Property.Name: "Count" or "Length" } property:
                this.CountsCalls |= this.IsCalls(property.Instance) || property.Parent is IPropertySubpatternOperation;
                break;
            case IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" } invocation:
                this.CountsCalls |= this.IsCalls(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value);
                break;
        }
    }

    /// <summary>What a test compares.</summary>
    private static IEnumerable<IOperation> TestedBy(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality => new[] { equality.LeftOperand, equality.RightOperand },
        IIsPatternOperation pattern => new[] { pattern.Value },
        ISwitchOperation statement => new[] { statement.Value },
        ISwitchExpressionOperation expression => new[] { expression.Value },
        ICoalesceOperation coalesce => new[] { coalesce.Value },
        ICoalesceAssignmentOperation coalesce => new[] { coalesce.Target },
        IConditionalAccessOperation access => new[] { access.Operation },
        _ => Array.Empty<IOperation>(),
    };

    /// <summary>The variables of an operation that copies one into another.</summary>
    private static (ISymbol Copy, ISymbol Original)? CopyIn(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment when SymbolOf(assignment.Target) is { } copy && SymbolOf(assignment.Value) is { } original => (copy, original),
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when SymbolOf(value) is { } original => (declarator.Symbol, original),
        _ => null,
    };

    private static ISymbol? SymbolOf(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
    }

    /// <summary>Whether an expression is the name of a call, or a local that was declared as one.</summary>
    private bool IsName(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation switch
        {
            IPropertyReferenceOperation property => this.Symbols.Is(property.Property, Role.NameOfCall),
            ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences.Any(declaration =>
                declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax { Name: var member } } && this.nameMembers.Contains(member.Identifier.ValueText)),
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
            || (argument.Parameter is { } parameter && this.Symbols.RowOf(method)?.Parameters.TryGetValue(parameter.Name, out ParameterRole role) == true && role == ParameterRole.CallId);
    }

    private bool IsCalls(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return this.Symbols.IsCallSequence(operation?.Type);
    }

    private void Scan(IOperation root)
    {
        int names = 0;
        List<(ISymbol Copy, ISymbol Original)> copies = new();
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            this.NoteCounting(operation);
        }

        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (operation.ConstantValue is { HasValue: true, Value: int and >= 0 and < 7 and var number } && this.IsAboutCalls(operation.Parent))
            {
                this.HighestNumber = Math.Max(this.HighestNumber, number);
            }

            switch (operation)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat }:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract }:
                    this.UsesLast = true;
                    break;
                case IAnonymousFunctionOperation lambda:
                    this.functions[lambda.Syntax] = lambda;
                    this.lambdas[lambda.Syntax] = Closure.Of(lambda, lambda.Symbol);
                    break;
                case ILocalFunctionOperation function:
                    this.localFunctions[function.Symbol.OriginalDefinition] = Closure.Of(function, function.Symbol);
                    break;
                case IInvocationOperation invocation:
                    Count(this.testedMethods, invocation.TargetMethod.OriginalDefinition);
                    bool isOnCalls = this.IsCalls(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value);
                    if (isOnCalls && (SequenceMembers.IsPositional(invocation.TargetMethod.Name) || SequenceMembers.IsPart(invocation.TargetMethod.Name)))
                    {
                        this.UsesPositions = true;
                    }

                    this.UsesLast |= isOnCalls && invocation.TargetMethod.Name is "Last" or "LastOrDefault" or "TakeLast" or "SkipLast";
                    if (isOnCalls && invocation.TargetMethod.Name == "Where")
                    {
                        this.OpaqueFilters++;
                    }

                    break;
                case IPropertyReferenceOperation property:
                    Count(this.memberUses, property.Property.OriginalDefinition);
                    if (property.Property.IsIndexer && this.IsCalls(property.Instance) && property.Arguments.Any(argument => argument.Value.ConstantValue.HasValue || argument.Value is not ILocalReferenceOperation))
                    {
                        this.UsesPositions = true;
                    }

                    break;
                case IFieldReferenceOperation field:
                    Count(this.memberUses, field.Field.OriginalDefinition);
                    break;
                case IArrayElementReferenceOperation element when this.IsCalls(element.ArrayReference):
                    this.UsesPositions = true;
                    break;
                case IListPatternOperation list when this.Symbols.IsCallSequence(list.InputType):
                    this.UsesPositions = this.UsesLast = true;
                    this.HighestNumber = Math.Max(this.HighestNumber, operation is IListPatternOperation pattern ? pattern.Patterns.Length : 0);
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: int and > 0 } } literal when this.IsAboutCalls(literal.Parent):
                    this.UsesPositions = true;
                    break;
            }

            foreach (IOperation tested in TestedBy(operation))
            {
                if (SymbolOf(tested) is { } symbol)
                {
                    this.compared.Add(symbol);
                }

                names += this.IsName(tested) ? 1 : 0;
            }

            if (operation is IArgumentOperation { Value: var passed } && SymbolOf(passed) is { } argument && this.IsAsked((IArgumentOperation)operation))
            {
                this.compared.Add(argument);
            }

            if (CopyIn(operation) is var (copy, original))
            {
                copies.Add((copy, original));
            }

            bool makesResult = operation switch
            {
                IObjectCreationOperation creation => this.Symbols.Is(creation.Constructor, Role.CreatesResult),
                IInvocationOperation invocation => this.Symbols.Is(invocation.TargetMethod, Role.CreatesResult),
                _ => false,
            };
            if (makesResult)
            {
                this.answeringLoops.UnionWith(this.Graph.Loops.Where(loop => loop.Span.Contains(operation.Syntax.Span)));
            }
        }

        this.UsesNamesRepeatedly = names > 1;

        // What is asked of a copy is asked of the original.
        while (copies.Any(pair => this.compared.Contains(pair.Copy) && this.compared.Add(pair.Original)))
        {
        }

        static void Count(Dictionary<ISymbol, int> counts, ISymbol symbol)
        {
            counts.TryGetValue(symbol, out int count);
            counts[symbol] = count + 1;
        }
    }
}

/// <summary>A body to analyse.</summary>
/// <param name="Operation">The body before it is lowered to a graph.</param>
/// <param name="Owner">Whose body it is.</param>
/// <param name="IsNested">Whether it is a lambda or local function.</param>
internal sealed record Body(IOperation Operation, ControlFlowGraph Graph, ISymbol Owner, bool IsNested);
