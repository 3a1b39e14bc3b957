using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>The shapes of code that are wrong, or likely to be, on whatever path they are reached.</summary>
internal enum PatternKind
{
    /// <summary>A mapping over roles makes results, and assistant messages from text alone.</summary>
    RoleMappingDropsCalls,

    /// <summary>Messages are taken out of a history with results by their position alone.</summary>
    TrimmingByPosition,

    /// <summary>Results are added to a history by functions that run at the same time.</summary>
    ConcurrentAppend,
}

/// <summary>Such a shape, found in a body.</summary>
/// <param name="Place">What is wrong.</param>
/// <param name="Subject">What the user calls the thing that it is about, quoted, or a word for it.</param>
internal sealed record Pattern(PatternKind Kind, SyntaxNode Place, string Subject)
{
    private const int MaxNameLength = 60;

    /// <summary>The expressions that make the results.</summary>
    public ImmutableArray<SyntaxNode> Results { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>The expressions that run functions at the same time.</summary>
    public ImmutableArray<SyntaxNode> Runs { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>Whether the provider rejects a history that breaks the contract.</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>Code as a name in a message; what is too long for one gets another word.</summary>
    public static string NameOf(SyntaxNode code, string otherwise)
    {
        string name = code.ToString();
        return name.Length <= MaxNameLength && name.IndexOf('\n') < 0 && !name.Contains("  ") ? $"'{name}'" : otherwise;
    }
}
