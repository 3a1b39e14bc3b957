using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>One way in which a helper ends.</summary>
/// <param name="State">What the path knows then, without what only the helper has names for.</param>
/// <param name="Returned">What it returns.</param>
/// <param name="Assigned">What its parameters hold that are passed by reference, in order.</param>
/// <param name="Throws">Whether it ends in an exception.</param>
/// <param name="Thrown">The exception.</param>
internal sealed record HelperOutcome(PathState State, Value? Returned, ValueList Assigned, bool Throws, Throw Thrown)
{
    /// <summary>The same, with other numbers for the origins.</summary>
    public HelperOutcome WithOrigins(Func<int, int> map) =>
        this with { State = this.State.WithOrigins(map), Returned = this.Returned?.WithOrigins(map), Assigned = this.Assigned.WithOrigins(map) };
}

/// <summary>What is known of an exception where it is thrown.</summary>
/// <param name="Thrower">Whose code threw it; null when it may be anybody's.</param>
/// <param name="Exception">What it is, as far as it is known.</param>
internal readonly record struct Throw(IAssemblySymbol? Thrower, ThrownException Exception);

/// <summary>A few values, in order.</summary>
internal sealed class ValueList(IReadOnlyList<Value?> values) : IEquatable<ValueList>
{
    public static readonly ValueList Empty = new(Array.Empty<Value?>());

    public Value? this[int index] => values[index];

    /// <summary>All of them, and one more.</summary>
    public IEnumerable<Value?> With(Value? value) => values.Append(value);

    public ValueList WithOrigins(Func<int, int> map) => this.Values.Count == 0 ? this : new(values.Select(value => value?.WithOrigins(map)).ToArray());

    public bool Equals(ValueList? other) => other is not null && values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => this.Equals(obj as ValueList);

    public override int GetHashCode() => values.Aggregate(5, (hash, value) => unchecked((hash * 31) + (value?.GetHashCode() ?? 0)));

    private IReadOnlyList<Value?> Values => values;
}
