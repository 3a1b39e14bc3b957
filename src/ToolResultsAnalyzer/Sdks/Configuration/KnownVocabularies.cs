using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// All vocabularies that mean something in a compilation: the tables of the SDKs, message types of one's own by the convention, and those of
/// configuration files. What stands further behind holds.
/// </summary>
internal static class KnownVocabularies
{
    /// <summary>Whether there may be any; asked before anything is bound or looked up.</summary>
    /// <param name="files">The configuration files.</param>
    public static bool MayBeIn(Compilation compilation, ImmutableArray<AdditionalText> files) =>
        !files.IsEmpty || !VocabularySymbols.ReferencedBy(compilation).IsEmpty || ConventionNames.MayBeDeclaredIn(compilation) || ConventionNames.MayBeIn(compilation).Any();

    /// <param name="files">The configuration files.</param>
    public static ImmutableArray<SdkVocabulary> In(Compilation compilation, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken = default) =>
        VocabularySymbols.ReferencedBy(compilation)
            .AddRange(ConventionVocabulary.In(compilation, cancellationToken))
            .AddRange(ConfigurationVocabulary.In(files, compilation, cancellationToken));
}
