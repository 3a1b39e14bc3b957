using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>An additional file of a project; one without text cannot be read.</summary>
public sealed class TextFile(string? text, string path = "/src/ToolResultsAnalyzer.txt") : AdditionalText
{
    /// <summary>A file as it lies on a disk, whatever its bytes mean.</summary>
    public static TextFile Of(byte[] bytes) => new(SourceText.From(new MemoryStream(bytes), System.Text.Encoding.UTF8).ToString());

    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text);
}
