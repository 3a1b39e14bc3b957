using ToolResultsAnalyzer.Tests.Shared;

namespace ToolResultsAnalyzer.Package.Tests;

/// <summary>
/// A user's project that installs the package: the build warns, <c>dotnet format</c> repairs, the next build is silent about what
/// has a fix. The files of the project are in the folder Consumer; <c>Agent.repaired.cs.txt</c> is what the repair must come to.
/// </summary>
public sealed class ConsumerTests(PackedPackage package)
{
    private static readonly string[] RepairedRules = ["TRA1001", "TRA1002", "TRA1003", "TRA1004"];

    [Fact]
    public async Task An_installed_package_warns_and_repairs()
    {
        string agent = await ConsumerProject.ReadAsync("Agent.cs.txt");
        ConsumerProject project = await ConsumerProject.CreateAsync(package, "Consumer");
        string folder = project.Folder;

        DotnetCli.Warning[] expected = ConsumerProject.ExpectedWarnings(agent);

        // A report without a fix comes first: dotnet format hands every fix the first report of all, whatever its rule.
        var unfixed = expected[0];
        Assert.Equal("TRA1004", unfixed.Id);
        Assert.Equal(RepairedRules, expected[1..].Select(warning => warning.Id).Order());
        Assert.Equal(expected, DotnetCli.AnalyzerWarnings(await DotnetCli.RunAsync(folder, "build")));

        string formatted = await DotnetCli.RunAsync(folder, "format", "analyzers", "--no-restore", "--verbosity", "normal");

        string afterwards = await DotnetCli.RunAsync(folder, "build", "--no-restore", "--no-incremental");
        Assert.Equal([unfixed], DotnetCli.AnalyzerWarnings(afterwards));
        Assert.True(
            await ConsumerProject.ReadAsync("Agent.repaired.cs.txt") == await File.ReadAllTextAsync(Path.Combine(folder, "Agent.cs")),
            $"Agent.cs after the repair:\n{await File.ReadAllTextAsync(Path.Combine(folder, "Agent.cs"))}\n{formatted}");
    }
}
