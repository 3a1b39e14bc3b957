using System.Reflection;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>
/// The references that snippets are compiled against, by name. Each is a project of tests/ReferenceSets, whose build writes
/// the list of its reference assemblies; nothing is resolved while tests run.
/// </summary>
public sealed class ReferenceSet
{
    /// <summary>The framework alone.</summary>
    public static readonly ReferenceSet NoSdk = new("NoSdk");

    public static readonly ReferenceSet OpenAI_2_15_0 = new("OpenAI-2.15.0");

    /// <summary>The oldest supported version.</summary>
    public static readonly ReferenceSet OpenAI_2_1_0 = new("OpenAI-2.1.0");

    /// <summary>Azure.AI.OpenAI on the OpenAI 2.1.0 that it brings along.</summary>
    public static readonly ReferenceSet AzureOpenAI_2_1_0 = new("Azure.AI.OpenAI-2.1.0");

    public static readonly ReferenceSet AzureInference_1_0_0 = new("Azure.AI.Inference-1.0.0-beta.5");

    public static readonly ReferenceSet ExtensionsAI_10_11_0 = new("Microsoft.Extensions.AI-10.11.0");

    public static readonly ReferenceSet ExtensionsAI_9_5_0 = new("Microsoft.Extensions.AI.Abstractions-9.5.0");

    public static readonly ReferenceSet SemanticKernel_1_82_0 = new("Microsoft.SemanticKernel-1.82.0");

    public static readonly ReferenceSet Agents_1_28_0 = new("Microsoft.Agents.AI-1.28.0");

    public static readonly ReferenceSet Anthropic_13_12_0 = new("Anthropic-13.12.0");

    public static readonly ReferenceSet Anthropic_12_38_0 = new("Anthropic-12.38.0");

    public static readonly ReferenceSet AnthropicSdk_5_10_0 = new("Anthropic.SDK-5.10.0");

    /// <summary>The last line of betas before the package was one for the messages of OpenAI.</summary>
    public static readonly ReferenceSet AzureOpenAI_1_0_0 = new("Azure.AI.OpenAI-1.0.0-beta.17");

    public static readonly ReferenceSet Betalgo_9_2_6 = new("Betalgo.Ranul.OpenAI-9.2.6");

    public static readonly ReferenceSet OpenAIDotNet_8_8_7 = new("OpenAI-DotNet-8.8.7");

    public static readonly ReferenceSet Tornado_3_8_11 = new("LlmTornado-3.8.11");

    public static readonly ReferenceSet Mistral_2_3_1 = new("Mistral.SDK-2.3.1");

    public static readonly ReferenceSet GoogleGenAI_0_2_0 = new("Google.GenAI-0.2.0");

    public static readonly ReferenceSet GoogleVertex_3 = new("Google.Cloud.AIPlatform.V1-3");

    public static readonly ReferenceSet Mscc_3_1_0 = new("Mscc.GenerativeAI-3.1.0");

    public static readonly ReferenceSet Bedrock_4 = new("AWSSDK.BedrockRuntime-4");
    public static readonly ReferenceSet Ollama_5_5_2 = new("OllamaSharp-5.5.2");

    public static readonly ReferenceSet AutoGen_0_2_3 = new("AutoGen.Core-0.2.3");

    public static readonly ReferenceSet LangChain_0_17_0 = new("LangChain.Providers.Abstractions-0.17.0");

    /// <summary>The framework, and message types by the convention in an assembly of their own.</summary>
    public static readonly ReferenceSet Convention = NoSdk.With("Company.Chat", ConventionTypes.Source);

    /// <summary>The framework, and one class for all messages, which the project that is compiled declares itself.</summary>
    public static readonly ReferenceSet OneClass = new("OneClass", () => NoSdk.References) { Sources = [RecordTypes.SourceOf(RecordStyle.Class)] };

    private readonly Lazy<IReadOnlyList<MetadataReference>> references;

    private ReferenceSet(string name)
        : this(name, () => [.. File
            .ReadAllLines(Path.Combine(Repository.ReferenceLists, name + ".txt"))
            .Where(line => line.Length > 0)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))])
    {
    }

    private ReferenceSet(string name, Func<IReadOnlyList<MetadataReference>> references)
    {
        Name = name;
        this.references = new(references);
    }

    public string Name { get; }

    public IReadOnlyList<MetadataReference> References => references.Value;

    /// <summary>What is compiled beside the snippets, where types are to be those of the project itself.</summary>
    public IReadOnlyList<string> Sources { get; private init; } = [];

    /// <summary>The same references and an assembly that is made of a source.</summary>
    public ReferenceSet With(string assemblyName, string source) => new(assemblyName, () => [.. References, Analysis.Emit(source, assemblyName, this)]);

    public override string ToString() => Name;
}

/// <summary>Where things are, as the build wrote it into this assembly.</summary>
public static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string ReferenceLists { get; } = Metadata("ReferenceLists");

    /// <summary>The version of Roslyn that this test assembly runs the analyzer on.</summary>
    public static string RoslynVersion { get; } = Metadata("RoslynVersion");

    public static bool RunsOnLatestRoslyn =>
#if LATEST_ROSLYN
        true;
#else
        false;
#endif

    /// <summary>A Roslyn between the oldest and the newest runs snippets only as they are written plainly.</summary>
    public static bool RunsOnMiddleRoslyn =>
#if MIDDLE_ROSLYN
        true;
#else
        false;
#endif

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
