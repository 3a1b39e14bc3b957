using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>What the README shows is true: the table of the rules, the commands, the picture.</summary>
public class ReadmeTests
{
    private static readonly Page Readme = Page.Read("README.md");

    [Fact]
    public void The_table_lists_each_rule_as_it_is()
    {
        var expected = UnderTest.Rules.Select(rule => (
            $"[{rule.Id}](docs/rules/{rule.Id}.md)",
            rule.DefaultSeverity == DiagnosticSeverity.Warning ? "warning" : "information"));

        Assert.Equal(expected, Page.RowsIn(Readme["Rules"]).Select(cells => (cells[0], cells[2])));
    }

    [Fact]
    public void All_tests_are_run_by_the_command_of_the_build()
    {
        var build = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        var command = build.Split('\n').Single(line => line.StartsWith("dotnet test ", StringComparison.Ordinal)).Split(" 2>")[0];

        Assert.Contains(command + '\n', Page.CodeIn(Readme["This repository"], language: ""));
    }

    /// <summary>The code in the picture is that of the sample, and the sample is reported there, in these words.</summary>
    [Fact]
    public async Task The_picture_shows_what_is_reported()
    {
        var picture = XElement.Load(Path.Combine(Repository.Root, "docs", "images", "squiggle.svg"));
        var sample = Path.Combine(Repository.Root, "samples", "Broken", Only("file").Value);
        var example = await Example.OfFileAsync(await File.ReadAllTextAsync(sample));

        foreach (var code in Parts("code"))
            Assert.Equal(example.Text.Lines[Line(code)].ToString().Trim(), code.Value);

        var diagnostic = Assert.Single(example.Reports);
        var reported = Only("reported");
        Assert.Equal(example.Text.ToString(diagnostic.Location.SourceSpan), reported.Value);
        Assert.Equal(diagnostic.Location.GetLineSpan().StartLinePosition.Line, Line(reported.Parent!));
        Assert.Equal(diagnostic.Id, Only("id").Value);
        Assert.Equal(
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            string.Join(' ', Only("message").Elements().Select(line => line.Value)));

        IEnumerable<XElement> Parts(string name) => picture.Descendants().Where(element => (string?)element.Attribute("class") == name);
        XElement Only(string name) => Parts(name).Single();
        static int Line(XElement code) => (int)code.Attribute("data-line")! - 1;
    }
}
