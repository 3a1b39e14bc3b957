using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>What repairs the reports of a document: the fix of one rule, or one that a test made wrong on purpose.</summary>
public interface IFixer
{
    /// <summary>Whether a light bulb offers something at one of the reports.</summary>
    Task<bool> Offers(Document document, ImmutableArray<Diagnostic> reports);

    /// <summary>The document after everything that can be repaired is.</summary>
    Task<Document> FixAll(Document document, ImmutableArray<Diagnostic> reports);
}
