using ToolResultsAnalyzer.Tests.Shared;

namespace ToolResultsAnalyzer.Package.Tests;

/// <summary>A user's project outside of the repository that installs the package. Its files are in the folder Consumer.</summary>
internal sealed class ConsumerProject
{
    private ConsumerProject(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Writes a project with the wrong agent.</summary>
    /// <param name="package">The package that it installs.</param>
    /// <param name="name">The name of the project and its folder.</param>
    /// <param name="properties">What it sets, beside what every project does.</param>
    public static async Task<ConsumerProject> CreateAsync(
        PackedPackage package, string name, string properties = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>")
    {
        ConsumerProject project = new(Directory.CreateDirectory(Path.Combine(package.Folder, name)).FullName);

        // The sources of the machine stay in force; the feed with the package is one more. The package goes to a folder of its
        // own, the others come from where the build that made this test has them.
        await project.WriteAsync(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
        await project.WriteAsync(
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
        await project.WriteAsync("Directory.Build.targets", "<Project />");
        await project.WriteAsync("Directory.Packages.props", "<Project />");
        await project.WriteAsync(
            $"{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
                <LangVersion>latest</LangVersion>
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
        if (properties.Contains("<OutputType>Exe<", StringComparison.Ordinal))
            await project.WriteAsync("Program.cs", await ReadAsync("Program.cs.txt"));
        await project.WriteAsync("Agent.cs", await ReadAsync("Agent.cs.txt"));
        return project;
    }

    /// <summary>A file of the folder Consumer.</summary>
    public static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(
        Path.Combine(PackedPackage.Metadata("RepositoryRoot"), "tests", "ToolResultsAnalyzer.Package.Tests", "Consumer", name));

    /// <summary>The lines of the file that end in a comment which names a rule.</summary>
    public static DotnetCli.Warning[] ExpectedWarnings(string agent) =>
    [
        .. from line in agent.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
           let comment = line.Text.LastIndexOf("// TRA", StringComparison.Ordinal)
           where comment >= 0
           select new DotnetCli.Warning("Agent.cs", line.Number, line.Text[(comment + "// ".Length)..].Trim()),
    ];

    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);
}
