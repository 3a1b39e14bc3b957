using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// A place in memory that an expression names: a variable, an intermediate value of the graph, <c>this</c>, or a stable
/// member of another place. Two places are taken to be different objects.
/// </summary>
internal abstract record Place
{
    /// <summary>The variable the place begins with, or null for <c>this</c> and statics.</summary>
    public abstract object? Root { get; }

    /// <summary>Whether the place is <paramref name="owner"/> or lies in it.</summary>
    public bool IsIn(Place owner) => this.Equals(owner) || (this is Member { Owner: { } outer } && outer.IsIn(owner));

    public sealed record Variable(ISymbol Symbol) : Place
    {
        public override object Root => this.Symbol;

        public bool Equals(Variable? other) => SymbolEqualityComparer.Default.Equals(this.Symbol, other?.Symbol);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(this.Symbol);
    }

    public sealed record Capture(CaptureId Id) : Place
    {
        public override object Root { get; } = Id;
    }

    public sealed record This : Place
    {
        public static readonly This Instance = new();

        public override object? Root => null;
    }

    /// <summary>A field or a property that gives back what was put into it; <paramref name="Owner"/> is null for statics.</summary>
    public sealed record Member(Place? Owner, ISymbol Symbol) : Place
    {
        public override object? Root => this.Owner?.Root;

        public bool Equals(Member? other) =>
            other is not null && Equals(this.Owner, other.Owner) && SymbolEqualityComparer.Default.Equals(this.Symbol, other.Symbol);

        public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(this.Symbol) * 31) + (this.Owner?.GetHashCode() ?? 0));
    }
}
