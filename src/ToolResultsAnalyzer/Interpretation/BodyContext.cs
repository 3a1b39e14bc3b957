using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
    private readonly Dictionary<ISymbol, Closure> localFunctions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation?> captured = new();
    private readonly HashSet<ISymbol> reassigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Loop> loopsBySyntax = new();
    private readonly HashSet<Loop> answeringLoops = new();

    public BodyContext(BodyGraph graph, Body body, VocabularySymbols symbols, Compilation compilation)
    {
        this.Graph = graph;
        this.Owner = body.Owner;
        this.Symbols = symbols;
        this.Compilation = compilation;
        this.IsLocalOwner = body.IsNested;
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

    /// <summary>Whether names of calls are asked for more than once.</summary>
    public bool UsesNamesRepeatedly { get; private set; }

    /// <summary>How many filters there are over calls whose condition we do not understand.</summary>
    public int OpaqueFilters { get; private set; }

    /// <summary>Whether a variable is assigned by a lambda or local function, which may run at any time.</summary>
    public bool IsAssignedElsewhere(ISymbol variable) => this.reassigned.Contains(variable);

    public bool IsTestedRepeatedly(ISymbol method) => this.testedMethods.TryGetValue(method.OriginalDefinition, out int count) && count > 1;

    public bool IsReadRepeatedly(ISymbol member) => this.memberUses.TryGetValue(member.OriginalDefinition, out int count) && count > 1;

    public Loop? LoopOf(SyntaxNode statement) => this.loopsBySyntax.TryGetValue(statement, out Loop loop) ? loop : null;

    /// <summary>Whether a result is made in the loop: other loops only look at the calls.</summary>
    public bool MayAnswer(Loop loop) => this.answeringLoops.Contains(loop);

    /// <summary>The one operation that an intermediate value was captured from, or null where there are several.</summary>
    public IOperation? CapturedOperation(CaptureId id) => this.captured.TryGetValue(id, out IOperation? operation) ? operation : null;

    public Closure? ClosureOf(IFlowAnonymousFunctionOperation lambda) => this.lambdas.TryGetValue(lambda.Syntax, out Closure closure) ? closure : null;

    public Closure? ClosureOf(IMethodSymbol localFunction) => this.localFunctions.TryGetValue(localFunction.OriginalDefinition, out Closure closure) ? closure : null;

    private void Scan(IOperation root)
    {
        int names = 0;
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAnonymousFunctionOperation lambda:
                    this.lambdas[lambda.Syntax] = Closure.Of(lambda, lambda.Symbol);
                    break;
                case ILocalFunctionOperation function:
                    this.localFunctions[function.Symbol.OriginalDefinition] = Closure.Of(function, function.Symbol);
                    break;
                case IInvocationOperation invocation:
                    Count(this.testedMethods, invocation.TargetMethod.OriginalDefinition);
                    if (SequenceMembers.IsPositional(invocation.TargetMethod.Name) || SequenceMembers.IsPart(invocation.TargetMethod.Name))
                    {
                        this.UsesPositions = true;
                    }

                    if (invocation.TargetMethod.Name == "Where")
                    {
                        this.OpaqueFilters++;
                    }

                    break;
                case IPropertyReferenceOperation property:
                    Count(this.memberUses, property.Property.OriginalDefinition);
                    if (property.Property.IsIndexer)
                    {
                        this.UsesPositions = true;
                    }

                    names += this.Symbols.Is(property.Property, Role.NameOfCall) ? 1 : 0;
                    break;
                case IFieldReferenceOperation field:
                    Count(this.memberUses, field.Field.OriginalDefinition);
                    break;
                case IArrayElementReferenceOperation or IListPatternOperation:
                    this.UsesPositions = true;
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: int and > 1 } }:
                    this.UsesPositions = true;
                    break;
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
