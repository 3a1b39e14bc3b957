using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;
using ToolResultsAnalyzer.Judge.Verdicts;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>A program after the fixes.</summary>
/// <param name="Offered">Whether a fix was offered for any report.</param>
/// <param name="Text">The whole file; the same as before where nothing was offered.</param>
/// <param name="Fault">What went wrong on the way, if something did.</param>
public sealed record FixedText(bool Offered, string Text, FixFault? Fault);

/// <summary>Applies fixes to programs, each alone in its project, until none is offered any more.</summary>
public static class Workbench
{
    private const int MaxRounds = 6;

    /// <summary>Every project is this one with another document: their compilations share what this one has made of the references.</summary>
    private static readonly Lazy<Task<Project>> Empty = new(CreateEmpty);

    public static async Task<FixedText> Fix(int number, string text, IReadOnlyList<IFixer> fixers)
    {
        var document = (await Empty.Value).AddDocument(Compiler.FileOf(number), SourceText.From(text), filePath: Compiler.FileOf(number));
        bool offered = false;
        for (int round = 0; round < MaxRounds; round++)
        {
            if (!await IsOffered(document, fixers))
                return new(offered, await Text(document), null);

            offered = true;
            string before = await Text(document);
            foreach (var fixer in fixers)
                document = await fixer.FixAll(document, await Compiler.Analyze(document));

            if (await Text(document) == before)
                return new(offered, before, FixFault.FixAllDoesLess);
        }

        return await IsOffered(document, fixers) ? new(offered, await Text(document), FixFault.NoFixedPoint) : new(offered, await Text(document), null);
    }

    private static async Task<Project> CreateEmpty()
    {
        var compilation = Compiler.EmptyFor(OpenAIChatPhrases.Book);
        var empty = new AdhocWorkspace().AddProject("Programs", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(CSharpParseOptions.Default)
            .WithMetadataReferences(compilation.References);
        (await empty.GetCompilationAsync())!.GetTypeByMetadataName("OpenAI.Chat.ChatMessage");
        return empty;
    }

    private static async Task<bool> IsOffered(Document document, IReadOnlyList<IFixer> fixers)
    {
        ImmutableArray<Diagnostic> reports = await Compiler.Analyze(document);
        foreach (var fixer in fixers)
        {
            if (await fixer.Offers(document, reports))
                return true;
        }

        return false;
    }

    private static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString();
}
