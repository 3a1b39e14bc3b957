using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using ToolResultsAnalyzer.Package.Tests;
using ToolResultsAnalyzer.Tests.Shared;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ToolResultsAnalyzer.Package.Tests;

/// <summary>The package, packed once into a folder outside of the repository that goes away after the tests.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>The folder for everything these tests write.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("tool-results-analyzer-").FullName;

    /// <summary>The folder that holds the package, to be used as a feed.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>A version that no cache has seen.</summary>
    public string Version { get; } = $"{Metadata("Version")}-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    /// <remarks>What is packed has been built with these tests; to build it again could disturb others that run at the same time.</remarks>
    public async ValueTask InitializeAsync() => await DotnetCli.RunAsync(
        Metadata("RepositoryRoot"),
        "pack", "src/ToolResultsAnalyzer.Package", "-c", Metadata("Configuration"), "-o", Feed,
        "--no-build", "-p:BuildProjectReferences=false", $"-p:PackageVersion={Version}");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The files in the package, without those that every package has for its own bookkeeping.</summary>
    public string[] ReadFileNames()
    {
        using ZipArchive package = Open();
        return
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The metadata element of the nuspec.</summary>
    public XElement ReadNuspec()
    {
        using ZipArchive package = Open();
        using Stream nuspec = package.GetEntry("ToolResultsAnalyzer.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    internal static string Metadata(string key) => typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;

    private ZipArchive Open() => ZipFile.OpenRead(Path.Combine(Feed, $"ToolResultsAnalyzer.{Version}.nupkg"));
}
