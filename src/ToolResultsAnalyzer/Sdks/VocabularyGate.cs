using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Keeps out what cannot concern us before anything is bound: source without a name of the vocabularies.</summary>
internal sealed class VocabularyGate(ImmutableArray<SdkVocabulary> sdks)
{
    private readonly VocabularyScan scan = new(sdks.SelectMany(sdk => sdk.TellingNames));
    private readonly VocabularyScan patterns = new(SequenceMembers.ByPosition.Concat(sdks.SelectMany(sdk => sdk.NamesOfToolRole)));
    private readonly ConditionalWeakTable<SyntaxTree, object> scanned = new();

    /// <summary>The SDKs whose names are looked for.</summary>
    public ImmutableArray<SdkVocabulary> Sdks { get; } = sdks;

    /// <summary>Whether a name of the vocabularies stands in a file.</summary>
    public bool Admits(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!this.scanned.TryGetValue(tree, out object? known))
        {
            SourceText text = tree.GetText(cancellationToken);
            known = this.scanned.GetValue(tree, _ => this.scan.FindsNameIn(text, new TextSpan(0, text.Length)));
        }

        return (bool)known;
    }

    /// <summary>Whether one stands in a part of it.</summary>
    public bool Admits(SyntaxNode node, CancellationToken cancellationToken) =>
        this.Admits(node.SyntaxTree, cancellationToken) && this.scan.FindsNameIn(node.SyntaxTree.GetText(cancellationToken), node.Span);

    /// <summary>
    /// Whether, in a file with a name of the vocabularies, something takes elements of a sequence by their position, or names the role of
    /// tools: what trims a history need not name anything of the SDK, and what maps one over its roles nothing that tells.
    /// </summary>
    public bool AdmitsPatterns(SyntaxNode node, CancellationToken cancellationToken) =>
        this.Admits(node.SyntaxTree, cancellationToken) && this.patterns.FindsNameIn(node.SyntaxTree.GetText(cancellationToken), node.Span);
}
