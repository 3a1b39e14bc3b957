using System.Globalization;

namespace ToolResultsAnalyzer.Tests.Docs;

public class HowItWorksTests
{
    [Fact]
    public async Task The_method_that_is_followed_is_reported_as_the_page_says()
    {
        var page = Page.Read("docs/how-it-works.md");
        var example = await Example.OfMemberAsync(Assert.Single(Page.CodeIn(page.Intro)));

        var diagnostic = Assert.Single(example.Reports);
        Assert.Equal("continue", example.Text.ToString(diagnostic.Location.SourceSpan));
        Assert.Contains($"```\nwarning {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n```\n", page["From source to diagnostic"]);
    }
}
