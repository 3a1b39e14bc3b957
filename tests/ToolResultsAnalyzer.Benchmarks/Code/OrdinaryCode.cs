using Microsoft.CodeAnalysis.CSharp;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>Code that has nothing to do with chats: the files in <c>OrdinaryCode</c>.</summary>
internal static class OrdinaryCode
{
    private static readonly IReadOnlyList<Template> Templates = Template.In("OrdinaryCode");

    /// <summary>At least so many lines.</summary>
    public static CSharpCompilation Compile(int lines, References references)
    {
        var ofEach = (lines / Templates.Sum(template => template.Text.Count(character => character == '\n'))) + 1;
        return Source.Compile(Templates.SelectMany(template => Enumerable.Range(0, ofEach).Select(template.File)), references);
    }
}
