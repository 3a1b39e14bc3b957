using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Keeps out what cannot concern us before anything is bound: source without a name of the vocabularies.</summary>
internal sealed class VocabularyGate(ImmutableArray<SdkVocabulary> sdks)
{
    private readonly VocabularyScan telling = new(sdks.SelectMany(sdk => sdk.TellingNames));
    private readonly VocabularyScan patterns = new(SequenceMembers.ByPosition.Concat(sdks.SelectMany(sdk => sdk.NamesOfToolRole)));
    private readonly ConditionalWeakTable<SyntaxTree, Names> scanned = new();

    /// <summary>The SDKs whose names are looked for.</summary>
    public ImmutableArray<SdkVocabulary> Sdks { get; } = sdks;

    /// <summary>Whether a name of the vocabularies stands in a file.</summary>
    public bool Admits(SyntaxTree tree, CancellationToken cancellationToken) => this.NamesIn(tree, cancellationToken).Telling.Count > 0;

    /// <summary>Whether one stands in a part of it.</summary>
    public bool Admits(SyntaxNode node, CancellationToken cancellationToken) => IsIn(node.Span, this.NamesIn(node.SyntaxTree, cancellationToken).Telling);

    /// <summary>
    /// Whether, in a file with a name of the vocabularies, something takes elements of a sequence by their position, or names the role of
    /// tools: what trims a history need not name anything of the SDK, and what maps one over its roles nothing that tells.
    /// </summary>
    public bool AdmitsPatterns(SyntaxNode node, CancellationToken cancellationToken) => IsIn(node.Span, this.NamesIn(node.SyntaxTree, cancellationToken).OfPatterns);

    /// <summary>Whether one of some ascending positions lies in a span.</summary>
    private static bool IsIn(TextSpan span, IReadOnlyList<int> positions)
    {
        int low = 0, high = positions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = positions[middle] < span.Start ? (middle + 1, high) : (low, middle);
        }

        return low < positions.Count && positions[low] < span.End;
    }

    private Names NamesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!this.scanned.TryGetValue(tree, out Names? known))
        {
            SourceText text = tree.GetText(cancellationToken);
            IReadOnlyList<int> telling = this.telling.PositionsIn(text);
            known = new(telling, telling.Count == 0 ? telling : this.patterns.PositionsIn(text));
            known = this.scanned.GetValue(tree, _ => known);
        }

        return known;
    }

    /// <summary>Where names stand in a file: those that tell of an SDK, and in a file with such those of patterns.</summary>
    private sealed record Names(IReadOnlyList<int> Telling, IReadOnlyList<int> OfPatterns);
}
