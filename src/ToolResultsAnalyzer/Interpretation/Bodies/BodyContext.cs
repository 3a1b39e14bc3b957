using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A body as it runs: on its own, or as a helper in another one. It gives the names of the body their places and numbers.</summary>
internal sealed class BodyContext
{
    private readonly BodyShape shape;
    private readonly ExpressionPlaces expressions;
    private readonly InertCalls inertCalls;
    private readonly IdleSteps idleSteps;
    private readonly ResultProjections projections;
    private readonly CancellationPoints cancellationPoints;
    private readonly Dictionary<IOperation, (int, Loop, int)?> indexes = new();
    private readonly Dictionary<IInvocationOperation, HelperMethod?> helpers = new();
    private readonly Dictionary<Loop, bool> answeringLoops = new();
    private readonly List<int> livenessNumbers = new();
    private readonly HashSet<int> origins = new();
    private readonly int firstLoop;
    private bool? makesResults;

    public BodyContext(BodyShape shape, CompilationContext compilation, CancellationToken cancellationToken)
        : this(shape, compilation, new RunContext(compilation.Helpers.UsesIn(shape), Array.Empty<IMethodSymbol>(), cancellationToken), null)
    {
    }

    /// <param name="site">Where the body runs as a helper, or null.</param>
    public BodyContext(BodyShape shape, CompilationContext compilation, RunContext run, CallSite? site)
    {
        this.shape = shape;
        this.Compilation = compilation;
        this.Run = run;
        this.Site = site;
        this.Frame = run.NewFrame();
        this.firstLoop = run.NewLoops(shape.Graph.Loops.Length);
        this.expressions = new(this);
        this.inertCalls = new(this);
        this.idleSteps = new(this, this.inertCalls);
        this.projections = new(this);
        this.cancellationPoints = new(this);
    }

    public BodyGraph Graph => this.shape.Graph;

    public VocabularySymbols Symbols => this.Compilation.Symbols;

    public CompilationContext Compilation { get; }

    public RunContext Run { get; }

    /// <summary>Where the body runs as a helper, or null.</summary>
    public CallSite? Site { get; }

    /// <summary>Tells intermediate values of the bodies that run in each other apart.</summary>
    public int Frame { get; }

    /// <summary>The method, accessor, lambda or local function whose body it is.</summary>
    public ISymbol Owner => this.shape.Body.Owner;

    /// <summary>The operations before they were lowered, without those of lambdas and local functions.</summary>
    public IEnumerable<IOperation> OwnOperations => this.shape.Body.Operations.Own;

    /// <inheritdoc cref="Body.IsIterator"/>
    public bool IsIterator => this.shape.Body.IsIterator;

    /// <summary>Whether the body lies in another one, whose variables it may capture.</summary>
    public bool IsLocalOwner => this.shape.Body.IsNested;

    public Numbering<Place> Places => this.Run.Places;

    /// <inheritdoc cref="RunContext.Origins"/>
    public Numbering<object> Origins => this.Run.Origins;

    /// <inheritdoc cref="RunContext.Sources"/>
    public Numbering<object> Sources => this.Run.Sources;

    public Numbering<string> Facts => this.Run.Facts;

    /// <summary>What occurs in the body at all.</summary>
    public BodyScan Scan => this.shape.Scan;

    /// <summary>What the body and its helpers tell apart.</summary>
    public CallUses Uses => this.Run.Uses;

    /// <summary>The place of what the body returns.</summary>
    public Place Returned => new Place.Returned(this.Frame);

    /// <summary>Whether what tests showed of calls may be asked again after a node is entered.</summary>
    public bool AsksLater(int node) => this.shape.AsksLater(node) || this.Site?.AsksLater == true;

    /// <inheritdoc cref="BodyShape.IsAssignedElsewhere"/>
    public bool IsAssignedElsewhere(ISymbol variable) => this.shape.IsAssignedElsewhere(variable);

    /// <summary>The number of a loop among those of all bodies that run in each other.</summary>
    public int NumberOf(Loop loop) => this.firstLoop + loop.Number;

    /// <summary>Whether a number is that of a loop of this body.</summary>
    public bool HasLoop(int number) => number >= this.firstLoop && number < this.firstLoop + this.Graph.Loops.Length;

    /// <summary>The loop of this body that has a number; null where it is another body's.</summary>
    public Loop? LoopOf(int number) => this.HasLoop(number) ? this.Graph.Loops.First(loop => this.NumberOf(loop) == number) : null;

    /// <summary>Whether calls may get results in a loop: other loops only look at the calls.</summary>
    public bool MayAnswer(Loop loop)
    {
        if (!this.answeringLoops.TryGetValue(loop, out bool mayAnswer))
        {
            this.answeringLoops.Add(loop, mayAnswer = this.Scan.MayAnswer(loop) || this.Compilation.Helpers.MayAnswer(this.Scan, loop));
        }

        return mayAnswer;
    }

    /// <summary>The same for a loop of this body or of one that it runs in, by its number; also for one that is none of these.</summary>
    public bool MayAnswer(int loop) => this.LoopOf(loop) is { } own ? this.MayAnswer(own) : this.Site?.Caller.MayAnswer(loop) != false;

    /// <summary>Whether results are made in the body, or in a helper that it runs.</summary>
    public bool MakesResults => this.makesResults ??= this.Compilation.Helpers.MakesResults(this.Scan);

    /// <summary>A number for what is responsible for something.</summary>
    public int OriginOf(object origin)
    {
        int number = this.Origins.Of(origin);
        this.Own(number);
        return number;
    }

    /// <summary>What a lambda or local function is responsible for, the body around it is responsible for too.</summary>
    private void Own(int origin)
    {
        if (this.Site is not null && this.origins.Add(origin) && this.IsLocalOwner)
        {
            this.Site.Caller.Own(origin);
        }
    }

    /// <summary>Whether something in this body is responsible, and not something in the body that calls it.</summary>
    public bool IsOwnOrigin(int origin) => this.origins.Contains(origin);

    /// <summary>The helper that runs where a method is called, or null where it is not followed.</summary>
    public HelperMethod? HelperOf(IInvocationOperation invocation)
    {
        if (!this.helpers.TryGetValue(invocation, out HelperMethod? helper))
        {
            IMethodSymbol called = this.Scan.Functions.RunForEach(invocation) ?? this.FunctionCalledBy(invocation) ?? invocation.TargetMethod;
            helper = this.Compilation.Helpers.Of(new SourceCall(invocation, called.OriginalDefinition));
            if (helper is not null && (!this.Run.Follows(helper.Method) || this.IsRunning(helper.Method)))
            {
                this.Run.NotRun.Add(helper.Method);
                helper = null;
            }

            this.helpers.Add(invocation, helper);
        }

        return helper;
    }

    /// <summary>The function that a call of a delegate certainly runs; null where it may be any, and for other calls.</summary>
    public IMethodSymbol? FunctionCalledBy(IInvocationOperation invocation)
    {
        if (invocation is not { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called })
        {
            return null;
        }

        // Where arguments branch, the delegate is an intermediate value.
        return this.Scan.Functions.FunctionOf(called is IFlowCaptureReferenceOperation capture && this.CapturedOperation(capture.Id) is { } captured ? captured : called);
    }

    /// <summary>Whether a call runs this very body, on the same object.</summary>
    public bool CallsItself(IInvocationOperation invocation) =>
        invocation.Instance is null or IInstanceReferenceOperation
        && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, this.Owner)
        && this.Compilation.Helpers.Of(invocation) is not null;

    /// <summary>The loop around a comparison that moves the local which an operand names, and how it moves it.</summary>
    public (int Place, Loop Loop, int Direction)? IndexOf(IOperation operand, IOperation comparison)
    {
        if (!this.indexes.TryGetValue(operand, out (int, Loop, int)? index))
        {
            this.indexes.Add(operand, index = Find());
        }

        return index;

        (int Place, Loop Loop, int Direction)? Find()
        {
            if (ExpressionPlaces.Unwrap(operand) is not ILocalReferenceOperation { Local: var local } || this.PlaceOf(operand) is not { } place)
            {
                return null;
            }

            for (SyntaxNode? node = comparison.Syntax; node is not null; node = node.Parent)
            {
                if (this.LoopOf(node) is not { } loop || !loop.Span.Contains(comparison.Syntax.Span))
                {
                    continue;
                }

                if (local.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span)))
                {
                    return null;
                }

                if (this.Scan.Steps.In(loop, local) is { } direction)
                {
                    return (this.Places.Of(place), loop, direction);
                }
            }

            return null;
        }
    }

    public Loop? LoopOf(SyntaxNode statement) => this.shape.LoopOf(statement);

    /// <inheritdoc cref="BodyShape.CapturedOperation"/>
    public IOperation? CapturedOperation(CaptureId id) => this.shape.CapturedOperation(id);

    /// <inheritdoc cref="ExpressionPlaces.Of(IOperation)"/>
    public Place? PlaceOf(IOperation expression) => this.expressions.Of(expression);

    public Place PlaceOfThis => this.expressions.This;

    /// <summary>The place of a field or property of <c>this</c>, or of a static one.</summary>
    public Place PlaceOfMember(ISymbol member) => this.expressions.OfMember(member);

    /// <summary>The place of a variable, whoever may assign it.</summary>
    public Place PlaceOf(ISymbol variable) => variable is IParameterSymbol parameter ? this.expressions.Of(parameter) : new Place.Variable(variable);

    /// <inheritdoc cref="CancellationPoints.Contains"/>
    public bool IsCancellationPoint(IInvocationOperation invocation) => this.cancellationPoints.Contains(invocation);

    /// <inheritdoc cref="InertCalls.ThrowersOf"/>
    public IReadOnlyList<IAssemblySymbol?>? ThrowersOfInert(IInvocationOperation invocation) => this.inertCalls.ThrowersOf(invocation);

    /// <inheritdoc cref="ResultProjections.ResultOf"/>
    public IOperation? ResultOf(IArgumentOperation argument) => this.projections.ResultOf(argument);

    /// <inheritdoc cref="IdleSteps.Of(BasicBlock)"/>
    public IdleStep?[] IdleStepsOf(BasicBlock block) => this.idleSteps.Of(block);

    /// <summary>
    /// Whether what a place holds may still be asked for once a node is entered. Counting a number on leaves nothing of it: only the
    /// index of a loop over calls is asked for by that. What belongs to the caller is always asked for.
    /// </summary>
    public bool IsLive(int node, int place, Value value)
    {
        while (this.livenessNumbers.Count <= place)
        {
            this.livenessNumbers.Add(this.LivenessNumberOf(this.Places[this.livenessNumbers.Count]));
        }

        int number = this.livenessNumbers[place];
        return value is ConstantValue ? this.shape.Liveness.IsReadBeforeStepped(node, number) : this.shape.Liveness.IsLive(node, number);
    }

    /// <summary>Whether a place is of this body: a variable or an intermediate value that nobody else has a name for.</summary>
    public bool IsOwn(Place place) => place.Base() switch
    {
        Place.Variable { Symbol: var variable } => this.Site is null || this.Declares(variable),
        Place.Capture capture => capture.Frame == this.Frame,
        Place.Returned returned => returned.Frame == this.Frame,
        Place.Receiver receiver => receiver.Frame == this.Frame,
        _ => false,
    };

    /// <summary>Whether the body has a name for what a place holds.</summary>
    public bool IsInScope(Place place) => this.Site is null || (this.IsLocalOwner && this.Site.Caller.IsInScope(place)) || this.IsOwn(place) || place.Base() is not (Place.Variable or Place.Capture) || this.Site.Aliases.Values.Contains(place.Base());

    private int LivenessNumberOf(Place place) => place.Base() switch
    {
        Place.Variable { Symbol: IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } } => Liveness.Always,
        Place.Variable variable => this.IsOwn(variable) ? this.shape.Liveness.NumberOf(variable.Symbol) : Liveness.Always,
        Place.Capture capture => this.IsOwn(capture) ? this.shape.Liveness.NumberOf(capture.Id) : Liveness.Always,
        _ => Liveness.Always,
    };

    private bool Declares(ISymbol variable)
    {
        for (ISymbol? owner = variable.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, this.Owner))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method runs already: it calls itself, or something that it calls does.</summary>
    private bool IsRunning(IMethodSymbol method)
    {
        for (BodyContext? body = this; body is not null; body = body.Site?.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(body.Owner, method))
            {
                return true;
            }
        }

        return false;
    }
}
