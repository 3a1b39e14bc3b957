using System.Runtime.CompilerServices;

namespace ToolResultsAnalyzer.Collections;

/// <summary>
/// Tells objects apart by what they are, not by what they equal: for what is remembered of symbols, which compare slowly. Two symbols that are
/// equal and not the same are asked about twice.
/// </summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByReference<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
