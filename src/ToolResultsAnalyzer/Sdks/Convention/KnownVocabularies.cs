using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>All vocabularies that mean something in a compilation: the tables of the SDKs, and message types of one's own.</summary>
internal static class KnownVocabularies
{
    /// <summary>Whether there may be any; asked before anything is bound or looked up.</summary>
    public static bool MayBeIn(Compilation compilation) =>
        !VocabularySymbols.ReferencedBy(compilation).IsEmpty || ConventionNames.MayBeDeclaredIn(compilation) || ConventionNames.MayBeIn(compilation).Any();

    public static ImmutableArray<SdkVocabulary> In(Compilation compilation, CancellationToken cancellationToken = default) =>
        VocabularySymbols.ReferencedBy(compilation).AddRange(ConventionVocabulary.In(compilation, cancellationToken));
}
