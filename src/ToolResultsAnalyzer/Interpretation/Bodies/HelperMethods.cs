using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Which methods of a compilation are run where they are called: those whose body we have, that no other can override, and that may
/// do something to a history or give back something that we follow. What is found depends on the methods alone, not on who calls them.
/// </summary>
internal sealed class HelperMethods(CompilationContext compilation)
{
    /// <summary>How many methods are looked at to find what a method may reach.</summary>
    private const int MaxReached = 100;

    private readonly ConcurrentDictionary<IMethodSymbol, HelperMethod?> helpers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Body?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<Body>> roots = new();
    private readonly ConcurrentDictionary<IMethodSymbol, bool> candidates = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> callees = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> throwers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> keepers = new(SymbolEqualityComparer.Default);

    /// <summary>The helper that a call runs, or null where it is not one that we follow.</summary>
    public HelperMethod? Of(IInvocationOperation invocation) => this.Of(new SourceCall(invocation, invocation.TargetMethod.OriginalDefinition));

    /// <inheritdoc cref="Of(IInvocationOperation)"/>
    public HelperMethod? Of(SourceCall call) => Awaitables.IsWaitedFor(call.Invocation) || Awaitables.IsDropped(call.Invocation) ? this.Of(call.Method) : null;

    public HelperMethod? Of(IMethodSymbol method)
    {
        if (!this.helpers.TryGetValue(method, out HelperMethod? helper))
        {
            helper = this.helpers.GetOrAdd(method, this.Find(method));
        }

        return helper;
    }

    /// <summary>Whether nothing runs behind a call: all that the method does is to throw.</summary>
    public bool NeverReturns(IMethodSymbol method) => !(method.IsAsync && method.ReturnsVoid) && this.throwers.TryGetValue(method, out bool never) ? never : this.throwers.GetOrAdd(method, IsFixed(method) && OnlyThrows(method) && this.BodyOf(method) is { } body && NeverReturns(body));

    /// <summary>What a body and the helpers that run in it tell apart.</summary>
    public CallUses UsesIn(BodyShape shape) =>
        this.ReachedFrom(shape.Scan).Aggregate(shape.Scan.Uses, (uses, scan) => uses.Union(scan.Uses));

    /// <summary>Whether calls may get results in a loop by way of a helper.</summary>
    public bool MayAnswer(BodyScan scan, Loop loop)
    {
        foreach (SourceCall call in scan.SourceCalls)
        {
            if (loop.Span.Contains(call.Invocation.Syntax.Span) && this.Of(call) is { Scan: var called }
                && this.MakesResults(called))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether results are made in a body, or in a helper that it runs.</summary>
    public bool MakesResults(BodyScan scan) => scan.MakesResults || this.ReachedFrom(scan).Any(reached => reached.MakesResults);

    /// <summary>What occurs in the helpers that a body runs, directly or not.</summary>
    private IReadOnlyList<BodyScan> ReachedFrom(BodyScan scan)
    {
        if (scan.SourceCalls.Count == 0)
        {
            return Array.Empty<BodyScan>();
        }

        List<BodyScan> reached = new();
        HashSet<HelperMethod> seen = new();
        Add(scan);
        for (int i = 0; i < reached.Count && seen.Count < MaxReached; i++)
        {
            Add(reached[i]);
        }

        return reached;

        void Add(BodyScan from)
        {
            foreach (SourceCall call in from.SourceCalls)
            {
                if (this.Of(call) is { } helper && seen.Add(helper))
                {
                    reached.Add(helper.Scan);
                }
            }
        }
    }

    /// <summary>Whether the body is but a <c>throw</c>, going by its source: others are not looked into for that.</summary>
    private static bool OnlyThrows(IMethodSymbol method) => method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() switch
    {
        MethodDeclarationSyntax { Body.Statements: var statements, ExpressionBody: null } => statements is [ThrowStatementSyntax],
        MethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax } => true,
        LocalFunctionStatementSyntax { Body.Statements: var statements, ExpressionBody: null } => statements is [ThrowStatementSyntax],
        LocalFunctionStatementSyntax { ExpressionBody.Expression: ThrowExpressionSyntax } => true,
        _ => false,
    };

    private HelperMethod? Find(IMethodSymbol method) =>
        this.IsCandidate(method) && !this.IsEntangled(method) && this.BodyOf(method) is { } body ? new(body.IsNested ? (IMethodSymbol)body.Owner : method, body, compilation.Symbols) : null;

    /// <summary>Whether a method could be run where it is called, as far as its own body goes.</summary>
    private bool IsCandidate(IMethodSymbol method) => this.candidates.TryGetValue(method, out bool isCandidate)
        ? isCandidate
        : this.candidates.GetOrAdd(method, IsFixed(method) && this.IsRelevant(method) && this.BodyOf(method) is { } body && (!body.IsIterator || this.OnlyMakesMessages(method)));

    /// <summary>Whether it does not matter when an iterator runs: all that it does to messages is to give some.</summary>
    private bool OnlyMakesMessages(IMethodSymbol iterator) =>
        !iterator.IsAsync && compilation.Symbols.IsHistory(iterator.ReturnType) && !iterator.Parameters.Any(parameter => compilation.Symbols.IsHistory(parameter.Type)) && this.TouchesHistories(iterator, orReplies: false) == false;

    /// <summary>
    /// Whether a method calls others that call it: what each of them does is known only together. It holds for all of them alike,
    /// whichever is asked about first.
    /// </summary>
    private bool IsEntangled(IMethodSymbol method)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default) { method };
        Queue<IMethodSymbol> waiting = new(this.CalleesOf(method).Where(seen.Add));
        while (waiting.Count > 0)
        {
            if (seen.Count > MaxReached)
            {
                return true;
            }

            foreach (IMethodSymbol callee in this.CalleesOf(waiting.Dequeue()))
            {
                if (SymbolEqualityComparer.Default.Equals(callee, method))
                {
                    return true;
                }

                if (seen.Add(callee))
                {
                    waiting.Enqueue(callee);
                }
            }
        }

        return false;
    }

    /// <summary>The candidates that a candidate calls.</summary>
    private IReadOnlyList<IMethodSymbol> CalleesOf(IMethodSymbol method) =>
        this.callees.TryGetValue(method, out IReadOnlyList<IMethodSymbol> found) ? found : this.callees.GetOrAdd(method, this.FindCallees(method));

    private IReadOnlyList<IMethodSymbol> FindCallees(IMethodSymbol method)
    {
        HashSet<IMethodSymbol> found = new(SymbolEqualityComparer.Default);
        for (int i = 0; this.BodyOf(method) is { } body && i < body.Operations.Count; i++)
        {
            if (body.Operations[i] is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } target } && this.IsCandidate(target.OriginalDefinition))
            {
                found.Add(target.OriginalDefinition);
            }
        }

        return found.ToArray();
    }

    /// <summary>Whether the very body of the method runs where it is called.</summary>
    public static bool IsFixed(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction
        && !method.IsAbstract
        && !method.IsExtern
        && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed)
        && (method.DeclaringSyntaxReferences.Length == 1 || method.PartialImplementationPart is not null);

    /// <summary>Whether the method may do something to a history, shows something of a reply, or gives back something that we follow.</summary>
    private bool IsRelevant(IMethodSymbol method)
    {
        VocabularySymbols symbols = compilation.Symbols;
        if (method.MethodKind == MethodKind.AnonymousFunction)
        {
            return true;
        }

        if (method.MethodKind == MethodKind.LocalFunction && (symbols.Unwrap(method.ReturnType)?.SpecialType != SpecialType.System_Boolean || !this.LooksAtCalls(method)))
        {
            // It stands in the body that calls it, where everybody sees what it does. What tests a call is known by its outcome: it may
            // be asked again.
            return true;
        }

        return method.Parameters.Any(parameter => IsGiven(parameter.Type)) || IsFollowed(symbols.Unwrap(method.ReturnType)) || this.TouchesHistories(method, orReplies: true) == true;

        bool IsGiven(ITypeSymbol type) => symbols.IsHistory(type) || symbols.IsCallSequence(type) || symbols.IsReply(symbols.Unwrap(type)) || symbols.RoleOfType(symbols.Unwrap(type)) is Role.OptionsType;

        bool IsFollowed(ITypeSymbol? type) => symbols.IsHistory(type) || symbols.IsMessage(type) || symbols.IsCallSequence(type) || symbols.RoleOfType(type) is Role.ReplyType or Role.OptionsType;
    }

    private bool LooksAtCalls(IMethodSymbol method)
    {
        for (int i = 0; this.BodyOf(method) is { } body && i < body.Operations.Count; i++)
        {
            if (compilation.Symbols.RoleOfType(body.Operations[i].Type) == Role.CallType)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method certainly does nothing to a history that it was not given.</summary>
    public bool LeavesHistoriesAlone(IMethodSymbol method) => IsFixed(method) && this.TouchesHistories(method, orReplies: true) == false;

    /// <summary>Whether a member is the messages of a reply or the parts of a message, and nothing is done to them.</summary>
    private bool IsReadOfMessage(IMemberReferenceOperation member) =>
        compilation.Symbols.RowOf(member.Member)?.Role is Role.OutputOfReply or Role.PartsOfMessage && member.Parent is not IInvocationOperation and not IAssignmentOperation;

    /// <summary>
    /// Whether the body, or one that it runs on the same object, names a history that it was not given; null where a body is missing.
    /// </summary>
    /// <param name="orReplies">Whether a reply or its calls count as much in local functions and lambdas.</param>
    private bool? TouchesHistories(IMethodSymbol method, bool orReplies)
    {
        bool isComplete = true;
        List<IMethodSymbol> reached = new() { method };
        for (int i = 0; i < reached.Count; i++)
        {
            if (reached[i].MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) && !this.KeepsHistories(reached[i].ContainingType))
            {
                continue;
            }

            if (reached.Count > MaxReached || !IsFixed(reached[i]) || this.BodyOf(reached[i]) is not { } body)
            {
                isComplete = false;
                continue;
            }

            for (int number = 0; number < body.Operations.Count; number++)
            {
                IOperation operation = body.Operations[number];
                switch (operation)
                {
                    case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when compilation.Symbols.IsHistory(member.Type) && !this.IsReadOfMessage(member):
                    case ILocalReferenceOperation or IParameterReferenceOperation when body.IsNested && (orReplies ? this.IsFollowedVariable(operation.Type) : compilation.Symbols.IsHistory(operation.Type)):
                        return true;
                    case IInvocationOperation { Instance: null or IInstanceReferenceOperation, TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call:
                        if (!reached.Contains(call.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default))
                        {
                            reached.Add(call.TargetMethod.OriginalDefinition);
                        }

                        break;
                    case IInstanceReferenceOperation { Parent: not (IMemberReferenceOperation or IInvocationOperation) }:
                        // It is handed on.
                        isComplete = false;
                        break;
                }
            }
        }

        return isComplete ? false : null;
    }

    private bool IsFollowedVariable(ITypeSymbol? type) =>
        compilation.Symbols.IsHistory(type) || compilation.Symbols.IsCallSequence(type) || compilation.Symbols.IsReply(compilation.Symbols.Unwrap(type)) || compilation.Symbols.RoleOfType(compilation.Symbols.Unwrap(type)) is Role.CallType;

    /// <summary>Whether a type has a field or property that holds a history.</summary>
    public bool KeepsHistories(INamedTypeSymbol? type) => type is not null && (this.keepers.TryGetValue(type, out bool keeps) ? keeps : this.keepers.GetOrAdd(type, this.FindKept(type)));

    private bool FindKept(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (compilation.Symbols.IsHistory((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The body of a method, local function or lambda of the compilation; null where it does not compile, or is yet to be written.</summary>
    public Body? BodyOf(IMethodSymbol method) => this.bodies.TryGetValue(method, out Body? body) ? body : this.bodies.GetOrAdd(method, this.FindBody(method));

    /// <summary>The body of a declaration and those in it, where it was bound for its callers; null where it was not.</summary>
    public IReadOnlyList<Body>? KnownIn(SyntaxNode root, ISymbol owner) =>
        this.roots.TryGetValue(root, out IReadOnlyList<Body> known) && known.Count > 0 && SymbolEqualityComparer.Default.Equals(known[0].Owner, owner) ? known : null;

    /// <summary>Tells of bodies that are known already, so that they are not bound again.</summary>
    public void Know(IEnumerable<Body> functions)
    {
        foreach (Body function in functions)
        {
            if (function is { IsNested: true, Owner: IMethodSymbol method })
            {
                this.bodies.TryAdd(method.OriginalDefinition, Accept(function));
            }
        }
    }

    private Body? FindBody(IMethodSymbol method)
    {
        if ((method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is not [var reference] || !compilation.Admits(reference.SyntaxTree))
        {
            return null;
        }

        SyntaxNode? root = reference.GetSyntax();
        while (root is not null && !Bodies.IsRoot(root))
        {
            root = root.Parent;
        }

        if (root is null || Bodies.OperationOf(compilation.Compilation, root) is not { } operation)
        {
            return null;
        }

        ISymbol owner = method;
        while (owner is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            owner = owner.ContainingSymbol;
        }

        IReadOnlyList<Body> found = this.roots.GetOrAdd(root, _ => Bodies.Of(OperationTree.Of(operation), owner, CancellationToken.None));

        // Its lambdas are known by the symbols of this very binding.
        this.Know(found);
        return Accept(method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            ? found.FirstOrDefault(candidate => candidate.Operations.Root.Syntax == reference.GetSyntax())
            : found.FirstOrDefault());
    }

    private static Body? Accept(Body? body) => body is null || !body.Operations.Compiles || (NeverReturns(body) && IsStub(body.Operations)) ? null : body;

    private static bool NeverReturns(Body body) => !body.Graph.Blocks[body.Graph.Blocks.Length - 1].IsReachable;

    /// <summary>What is yet to be written throws, and tells nothing.</summary>
    private static bool IsStub(OperationTree operations)
    {
        for (int i = 0; i < operations.Count; i++)
        {
            if (operations[i] is IObjectCreationOperation { Type: { Name: "NotImplementedException", ContainingNamespace.Name: "System" } })
            {
                return true;
            }
        }

        return false;
    }
}
