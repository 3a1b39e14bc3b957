using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// What a body shares with the helpers that run in it: the numbers of all that states speak about, what is told apart, and how much
/// was done.
/// </summary>
/// <param name="uses">What the body and its helpers tell apart.</param>
/// <param name="unfollowed">Helpers whose calls are taken for calls of unknown methods.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class RunContext(CallUses uses, IReadOnlyCollection<IMethodSymbol> unfollowed, CancellationToken cancellationToken)
{
    /// <summary>How often a state may be taken through a node, in the body and in all that runs in it, before the body is given up.</summary>
    public const int MaxSteps = 150_000;

    private readonly HashSet<IMethodSymbol> unfollowed = new(unfollowed, SymbolEqualityComparer.Default);
    private int frames;
    private int loops;
    private int steps;

    public Numbering<Place> Places { get; } = new();

    /// <summary>What is responsible for something: operations and steps.</summary>
    public Numbering<object> Origins { get; } = new();

    /// <summary>What produced a history, a batch or options: operations and places.</summary>
    public Numbering<object> Sources { get; } = new();

    public Numbering<string> Facts { get; } = new(StringComparer.Ordinal);

    public CallUses Uses { get; } = uses;

    /// <summary>Ends the run.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The helpers that were run.</summary>
    public HashSet<IMethodSymbol> Followed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Helpers that were not run somewhere where they are called.</summary>
    public HashSet<IMethodSymbol> NotRun { get; } = new(SymbolEqualityComparer.Default);

    public bool IsExhausted => this.steps > MaxSteps;

    public bool Follows(IMethodSymbol helper) => !this.unfollowed.Contains(helper);

    /// <summary>A number for a body that runs: 0 for the outermost.</summary>
    public int NewFrame() => this.frames++;

    /// <summary>The number of the first of some loops: those of all bodies have different ones.</summary>
    public int NewLoops(int count)
    {
        int first = this.loops;
        this.loops += count;
        return first;
    }

    /// <summary>How many calls of helpers were not followed because too many run in each other, or the helper is too large.</summary>
    public int Unfollowed { get; private set; }

    public void CountStep() => this.steps++;

    public void CountUnfollowed() => this.Unfollowed++;
}
