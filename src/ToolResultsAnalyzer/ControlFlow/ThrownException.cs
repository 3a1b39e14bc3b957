using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>What is known of an exception on its way outwards.</summary>
/// <param name="Type">The type that is thrown, at least; null when it may be any.</param>
/// <param name="Passed">The clauses that would have caught it if it were of their type, the last one first.</param>
internal sealed record ThrownException(ITypeSymbol? Type, PassedClause? Passed)
{
    public static readonly ThrownException Any = new(null, null);

    /// <summary>Whether a clause for <paramref name="caught"/> certainly takes it.</summary>
    public bool IsSurely(ITypeSymbol? caught) => CatchesAll(caught) || (this.Type is not null && IsOrDerivesFrom(this.Type, caught!));

    /// <summary>Whether it may be a <paramref name="caught"/>: no clause on the way has taken all of those.</summary>
    public bool MayBe(ITypeSymbol? caught)
    {
        for (PassedClause? passed = this.Passed; passed is not null; passed = passed.Before)
        {
            if (caught is not null && IsOrDerivesFrom(caught, passed.Type))
            {
                return false;
            }
        }

        return this.Type is null || this.IsSurely(caught) || IsOrDerivesFrom(caught, this.Type);
    }

    /// <summary>The exception behind a clause for <paramref name="type"/> that did not take it.</summary>
    public ThrownException Past(ITypeSymbol type) => this with { Passed = new(type, this.Passed) };

    private static bool CatchesAll(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsOrDerivesFrom(ITypeSymbol? type, ITypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A clause without a filter that an exception went past.</summary>
internal sealed record PassedClause(ITypeSymbol Type, PassedClause? Before)
{
    public bool Equals(PassedClause? other) => other is not null && SymbolEqualityComparer.Default.Equals(this.Type, other.Type) && Equals(this.Before, other.Before);

    public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(this.Type) * 31) + (this.Before?.GetHashCode() ?? 0));
}
