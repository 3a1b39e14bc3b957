using System.Reflection;
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
        string folder = Directory.CreateDirectory(Path.Combine(package.Folder, "Consumer")).FullName;
        string agent = await ReadAsync("Agent.cs.txt");
        await WriteProjectAsync(folder, agent);

        DotnetCli.Warning[] expected =
        [
            .. ExpectedWarnings(agent).OrderBy(warning => warning.Line),
        ];

        // A report without a fix comes first: dotnet format hands every fix the first report of all, whatever its rule.
        var unfixed = expected[0];
        Assert.Equal("TRA1004", unfixed.Id);
        Assert.Equal(RepairedRules, expected[1..].Select(warning => warning.Id).Order());
        Assert.Equal(expected, DotnetCli.AnalyzerWarnings(await DotnetCli.RunAsync(folder, "build")));

        string formatted = await DotnetCli.RunAsync(folder, "format", "analyzers", "--no-restore", "--verbosity", "normal");

        string afterwards = await DotnetCli.RunAsync(folder, "build", "--no-restore", "--no-incremental");
        Assert.Equal([unfixed], DotnetCli.AnalyzerWarnings(afterwards));
        Assert.True(
            await ReadAsync("Agent.repaired.cs.txt") == await File.ReadAllTextAsync(Path.Combine(folder, "Agent.cs")),
            $"Agent.cs after the repair:\n{await File.ReadAllTextAsync(Path.Combine(folder, "Agent.cs"))}\n{formatted}");
    }

    /// <summary>The lines of the file that end in a comment which names a rule.</summary>
    private static IEnumerable<DotnetCli.Warning> ExpectedWarnings(string agent) =>
        from line in agent.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        let comment = line.Text.LastIndexOf("// TRA", StringComparison.Ordinal)
        where comment >= 0
        select new DotnetCli.Warning("Agent.cs", line.Number, line.Text[(comment + "// ".Length)..].Trim());

    private async Task WriteProjectAsync(string folder, string agent)
    {
        // The sources of the machine stay in force; the feed with the package is one more. The package goes to a folder of its
        // own, the others come from where the build that made this test has them.
        await WriteAsync(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
        await WriteAsync(
            "Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(package.Folder, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{PackedPackage.Metadata("PackageRoot")}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
        await WriteAsync(
            "Consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OpenAI" Version="{PackedPackage.Metadata("OpenAIVersion")}" />
                <PackageReference Include="ToolResultsAnalyzer" Version="{package.Version}">
                  <IncludeAssets>runtime; build; native; contentfiles; analyzers; buildtransitive</IncludeAssets>
                  <PrivateAssets>all</PrivateAssets>
                </PackageReference>
              </ItemGroup>
            </Project>
            """);
        await WriteAsync("Program.cs", await ReadAsync("Program.cs.txt"));
        await WriteAsync("Agent.cs", agent);

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(
        Path.Combine(PackedPackage.Metadata("RepositoryRoot"), "tests", "ToolResultsAnalyzer.Package.Tests", "Consumer", name));
}
