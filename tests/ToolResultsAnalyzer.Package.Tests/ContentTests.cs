using System.Xml.Linq;

namespace ToolResultsAnalyzer.Package.Tests;

/// <summary>What is in the package, and what is not.</summary>
public sealed class ContentTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_exactly_these_files() => Assert.Equal(
        [
            "README.md",
            "ToolResultsAnalyzer.nuspec",
            "analyzers/dotnet/cs/ToolResultsAnalyzer.CodeFixes.dll",
            "analyzers/dotnet/cs/ToolResultsAnalyzer.dll",
        ],
        package.ReadFileNames());

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        XElement nuspec = package.ReadNuspec();

        Assert.Equal("ToolResultsAnalyzer", Value(nuspec, "id"));
        Assert.Equal(package.Version, Value(nuspec, "version"));
        Assert.Equal("true", Value(nuspec, "developmentDependency"));
        Assert.Equal("README.md", Value(nuspec, "readme"));
        Assert.Equal("MIT", Value(nuspec, "license"));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
    }

    private static string? Value(XElement nuspec, string name) =>
        nuspec.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
