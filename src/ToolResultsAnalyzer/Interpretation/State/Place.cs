using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// A place in memory that an expression names: a variable, an intermediate value of the graph, <c>this</c>, or a stable
/// member of another place. Two places are taken to be different objects.
/// </summary>
internal abstract record Place
{
    /// <summary>The place that a member lies in, and that lies in no other; the place itself where it is no member, or a static one.</summary>
    public Place Base() => this is Member { Owner: { } owner } ? owner.Base() : this;

    /// <summary>Whether the place is <paramref name="owner"/> or lies in it.</summary>
    public bool IsIn(Place owner) => this.Equals(owner) || (this is Member { Owner: { } outer } && outer.IsIn(owner));

    public sealed record Variable(ISymbol Symbol) : Place
    {
        private readonly int hash = SymbolEqualityComparer.Default.GetHashCode(Symbol);

        public bool Equals(Variable? other) => SymbolEqualityComparer.Default.Equals(this.Symbol, other?.Symbol);

        public override int GetHashCode() => this.hash;
    }

    /// <param name="Frame">Which of the bodies that run in each other has the value.</param>
    public sealed record Capture(int Frame, CaptureId Id) : Place;

    /// <summary>What a body returns.</summary>
    public sealed record Returned(int Frame) : Place;

    /// <summary>What <c>this</c> is in a helper, where the caller has no name for it.</summary>
    public sealed record Receiver(int Frame) : Place;

    public sealed record This : Place
    {
        public static readonly This Instance = new();
    }

    /// <summary>A field or a property that gives back what was put into it; <paramref name="Owner"/> is null for statics.</summary>
    public sealed record Member(Place? Owner, ISymbol Symbol) : Place
    {
        private readonly int hash = unchecked((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + (Owner?.GetHashCode() ?? 0));

        public bool Equals(Member? other) =>
            other is not null && Equals(this.Owner, other.Owner) && SymbolEqualityComparer.Default.Equals(this.Symbol, other.Symbol);

        public override int GetHashCode() => this.hash;
    }
}
