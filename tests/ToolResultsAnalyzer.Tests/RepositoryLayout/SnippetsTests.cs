using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.RepositoryLayout;

/// <summary>What holds for the snippets of all rule tests.</summary>
public class SnippetsTests
{
    [Fact]
    public void Every_reported_snippet_has_a_silent_twin()
    {
        var twins = Snippet.All.Where(snippet => TwinOf(snippet) is not null).Select(snippet => (snippet.Home, TwinOf(snippet)!)).ToHashSet();
        var alone = Snippet.All
            .Where(snippet => snippet.Attribute is ReportedAttribute && !twins.Contains((snippet.Home, snippet.MethodName)))
            .Select(snippet => snippet.Name);

        Assert.Empty(alone);
    }

    [Fact]
    public void Every_twin_is_the_twin_of_a_reported_snippet()
    {
        var reported = Snippet.All.Where(snippet => snippet.Attribute is ReportedAttribute).Select(snippet => (snippet.Home, snippet.MethodName)).ToHashSet();
        var lost = Snippet.All.Where(snippet => TwinOf(snippet) is { } twin && !reported.Contains((snippet.Home, twin))).Select(snippet => snippet.Name);

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_snippet_stands_in_a_class_that_runs_it()
    {
        var idle = Snippet.All
            .Where(snippet => snippet.Home.BaseType is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(RuleTests<>))
            .Select(snippet => snippet.Name);

        Assert.Empty(idle);
    }

    private static string? TwinOf(Snippet snippet) => (snippet.Attribute as SilentAttribute)?.TwinOf;
}
