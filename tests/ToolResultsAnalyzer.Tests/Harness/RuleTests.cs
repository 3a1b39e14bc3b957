using System.Text;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>
/// The tests of one rule: the static methods of the class that are marked <see cref="ReportedAttribute"/> or
/// <see cref="SilentAttribute"/> each write a snippet, and each is a test. It is rendered for every SDK, in every form, and for
/// every supported version of the SDK; all rules run on it; exactly what is marked must be reported.
/// </summary>
public abstract class RuleTests<TSelf> where TSelf : RuleTests<TSelf>
{
    /// <summary>For work on one SDK: the environment variable <c>SNIPPETS_OF</c> names the only vocabulary that snippets are rendered in.</summary>
    private static readonly string? Only = Environment.GetEnvironmentVariable("SNIPPETS_OF");

    // Between the oldest and the newest Roslyn it is about what the compiler makes of code, not about the SDKs.
    private static readonly int MostVocabularies = Repository.RunsOnMiddleRoslyn ? 2 : int.MaxValue;

    public static TheoryData<string> Snippets
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var snippet in Snippet.All.Where(snippet => snippet.Home == typeof(TSelf)))
            {
                var kind = snippet.Attribute is ReportedAttribute ? "reported" : "silent";
                data.Add(new TheoryDataRow<string>(snippet.MethodName) { TestDisplayName = $"{typeof(TSelf).Name}: {snippet.Title} [{kind}]" });
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Reports_exactly_what_is_marked(string name)
    {
        var snippet = Snippet.All.Single(snippet => snippet.Home == typeof(TSelf) && snippet.MethodName == name);
        var failures = new List<(string Where, SnippetOutcome Outcome)>();
        var runs = 0;

        foreach (var vocabulary in PhraseBook.Vocabularies.Where(vocabulary => Only is null || vocabulary.Name == Only).Where(snippet.IsIn).Take(MostVocabularies))
        {
            foreach (var form in vocabulary.FormsHere.Where(snippet.CanTake))
            {
                // The forms are about how code is written, the versions about what is in the package: not the product of both.
                foreach (var references in (form == Form.Plain ? vocabulary.References : vocabulary.References.Take(1)).Where(references => snippet.CanTake(vocabulary, references)))
                {
                    var outcome = (await SnippetBatch.GetAsync(vocabulary, form, references))[snippet];
                    runs++;
                    Assert.Equal(snippet.Attribute is ReportedAttribute, outcome.Expected.Count > 0);
                    if (!outcome.IsAsMarked)
                        failures.Add(($"{form} on {references}", outcome));
                }
            }
        }

        if (failures.Count > 0)
            Assert.Fail(Describe(failures, runs));
    }

    /// <summary>Forms that failed in the same way are named together; the source is that of the first.</summary>
    private static string Describe(IReadOnlyList<(string Where, SnippetOutcome Outcome)> failures, int runs)
    {
        var text = new StringBuilder();
        foreach (var same in failures.GroupBy(failure => failure.Outcome.Describe(positions: false)))
        {
            var where = same.Count() == runs ? $"all {runs} forms and versions" : string.Join(", ", same.Select(failure => failure.Where));
            text.AppendLine($"--- {where}\n{same.First().Outcome.Describe(positions: true)}");
        }

        text.AppendLine($"--- source: {failures[0].Where}\n{failures[0].Outcome.Text}");
        return text.ToString();
    }
}
