using ToolResultsAnalyzer.Tests.Shared;

namespace ToolResultsAnalyzer.Package.Tests;

/// <summary>A host of analyzers and fixes that knows nothing of this project and is no part of the SDK.</summary>
public sealed class RoslynatorTests(PackedPackage package)
{
    [Fact]
    public async Task It_reports_what_a_build_reports_and_repairs_what_the_formatter_repairs()
    {
        ConsumerProject project = await ConsumerProject.CreateAsync(package, "Hosted");
        DotnetCli.Warning[] expected = ConsumerProject.ExpectedWarnings(await ConsumerProject.ReadAsync("Agent.cs.txt"));
        string tools = Path.Combine(package.Folder, "tools"), roslynator = Path.Combine(tools, "roslynator");
        await DotnetCli.RunAsync(project.Folder, "tool", "install", "roslynator.dotnet.cli", "--version", PackedPackage.Metadata("RoslynatorToolVersion"), "--tool-path", tools);
        await DotnetCli.RunAsync(project.Folder, "restore");

        DotnetCli.Ended analyzed = await DotnetCli.RunToEndAsync(roslynator, project.Folder, "analyze", "Hosted.csproj", "--ignore-compiler-diagnostics");
        Assert.Equal(expected, DotnetCli.AnalyzerWarnings(analyzed.Printed));

        DotnetCli.Ended repaired = await DotnetCli.RunToEndAsync(roslynator, project.Folder, "fix", "Hosted.csproj");
        Assert.Contains("4 diagnostics fixed", repaired.Printed, StringComparison.Ordinal);
        Assert.True(
            await ConsumerProject.ReadAsync("Agent.repaired.cs.txt") == await File.ReadAllTextAsync(Path.Combine(project.Folder, "Agent.cs")),
            $"Agent.cs after the repair:\n{await File.ReadAllTextAsync(Path.Combine(project.Folder, "Agent.cs"))}\n{repaired.Printed}");
    }
}
