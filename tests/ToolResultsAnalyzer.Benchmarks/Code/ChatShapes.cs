using Microsoft.CodeAnalysis.CSharp;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>One of the forms in which people write agents.</summary>
/// <param name="Name">The folder of the SDK and the file in it.</param>
internal sealed record ChatShape(string Name, Template Template, References References)
{
    public CSharpCompilation Compile(int agents) => Source.Compile(Enumerable.Range(0, agents).Select(Template.File), References);
}

/// <summary>All that are measured: the files in <c>ChatCode</c>.</summary>
internal static class ChatShapes
{
    private const string Root = "ChatCode";

    private static readonly (string Folder, string ReferenceSet)[] Sdks =
    [
        ("OpenAIChat", "OpenAI-2.15.0"),
        ("OpenAIResponses", "OpenAI-2.15.0"),
        ("ExtensionsAI", "Microsoft.Extensions.AI-10.11.0"),
        ("SemanticKernel", "Microsoft.SemanticKernel-1.82.0"),
        ("Anthropic", "Anthropic-13.12.0"),
    ];

    public static IReadOnlyList<ChatShape> All { get; } =
        [.. from sdk in Sdks
            let references = References.Of(sdk.ReferenceSet)
            from template in Template.In($"{Root}/{sdk.Folder}")
            select new ChatShape($"{sdk.Folder}/{template.Name}", template, references)];

    /// <summary>So many agents of each shape that there are at least <paramref name="agents"/> of them.</summary>
    public static int OfEach(int agents) => (agents + All.Count - 1) / All.Count;

    /// <summary>All shapes in one compilation.</summary>
    public static CSharpCompilation CompileTogether(int ofEach) =>
        Source.Compile(All.SelectMany(shape => Enumerable.Range(0, ofEach).Select(shape.Template.File)), References.AllSdks);
}
