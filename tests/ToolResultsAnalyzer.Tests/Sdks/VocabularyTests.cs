using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>Each name of a vocabulary against the real package: a name that does not resolve is a dead rule.</summary>
public class VocabularyTests
{
    private static readonly ReferenceSet[] Sets = [.. PhraseBooks.PhraseBook.Vocabularies.SelectMany(vocabulary => vocabulary.References).Distinct()];

    public static TheoryData<string> Versions => [.. Sets.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_name_resolves(string version)
    {
        var compilation = Compile(version);
        foreach (var (sdk, row) in Rows(compilation))
        {
            var type = TypeOf(compilation, sdk, row);
            Assert.True(type is not null, $"{row.Type} is not in {version}");
            if (row.Member is not null)
                Assert.True(type.GetMembers(row.Member).Length > 0, $"{row.Type}.{row.Member} is not in {version}");
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_parameter_name_is_one_of_the_member(string version)
    {
        var compilation = Compile(version);
        foreach (var (sdk, row) in Rows(compilation).Where(pair => pair.Row.Member is not null))
        {
            var names = TypeOf(compilation, sdk, row)!.GetMembers(row.Member!).OfType<IMethodSymbol>().SelectMany(method => method.Parameters).Select(parameter => parameter.Name).ToHashSet();
            foreach (var name in row.Parameters.Keys)
                Assert.True(names.Contains(name), $"{row.Type}.{row.Member} has no parameter {name} in {version}");
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_overload_that_takes_an_id_is_understood(string version)
    {
        var compilation = Compile(version);
        foreach (var (sdk, row) in Rows(compilation).Where(pair => pair.Row.Role == Role.CreatesResult && !pair.Sdk.Rows.Any(other => other.Type == pair.Row.Type && other.Role == Role.IdOfCall)))
        {
            // A copy of a call gets its id by a property. What is made without anything is filled in later, and a copy has what it is a copy of.
            foreach (var method in TypeOf(compilation, sdk, row)!.GetMembers(row.Member!).OfType<IMethodSymbol>().Where(method => row.IsAbout(method) && method.DeclaredAccessibility == Accessibility.Public && method.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_String)))
                Assert.Contains(method.Parameters, parameter => row.Parameters.TryGetValue(parameter.Name, out var role) && (role is ParameterRole.CallId or ParameterRole.Call or ParameterRole.NameAndId || (role == ParameterRole.CallName && sdk.Dialect.Matching == ResultMatching.ByCountAndName)));
        }
    }

    [Fact]
    public void No_table_names_a_member_twice()
    {
        foreach (var sdk in VocabularySymbols.All)
            Assert.Equal(sdk.Rows.Length, sdk.Rows.Select(row => (row.Type, row.Member, row.Having, row.Declaration)).Distinct().Count());
    }

    [Fact]
    public void Without_the_assembly_of_an_sdk_nothing_is_looked_up() =>
        Assert.Empty(VocabularySymbols.ReferencedBy(Compile(ReferenceSet.NoSdk.Name)));

    [Fact]
    public void The_scan_finds_names_of_identifiers_only_and_across_its_buffers()
    {
        var scan = new VocabularyScan(["ToolChatMessage", "CompleteChat"]);
        Assert.True(Finds("new ToolChatMessage(x)"));
        Assert.True(Finds("CompleteChat"));
        Assert.False(Finds("CompleteChatter, MyToolChatMessage, toolchatmessage"));
        Assert.False(Finds(""));
        for (var length = 8_150; length < 8_220; length++)
        {
            Assert.True(Finds(new string(' ', length) + "ToolChatMessage;"));
            Assert.True(Finds(new string('a', length) + ".ToolChatMessage;"));
            Assert.False(Finds(new string('a', length) + "ToolChatMessage;"));
        }

        bool Finds(string text) => scan.PositionsIn(Microsoft.CodeAnalysis.Text.SourceText.From(text)).Count > 0;
    }

    /// <summary>The rows that the referenced version has to have; one that came later must not be in an older version.</summary>
    private static IEnumerable<(SdkVocabulary Sdk, VocabularyRow Row)> Rows(Compilation compilation)
    {
        var referenced = KnownVocabularies.In(compilation, []);
        Assert.NotEmpty(referenced);
        foreach (var sdk in referenced)
        {
            var version = compilation.ReferencedAssemblyNames.Append(compilation.Assembly.Identity).Single(assembly => assembly.Name == sdk.AssemblyName).Version;
            foreach (var row in sdk.Rows)
            {
                if (row.AssemblyName is { } other && compilation.ReferencedAssemblyNames.All(assembly => assembly.Name != other))
                    continue;

                if ((row.Since is { } since && version < since) || (row.Until is { } until && version >= until))
                    Assert.Null(row.Member is null ? TypeOf(compilation, sdk, row) : (object?)TypeOf(compilation, sdk, row)?.GetMembers(row.Member).FirstOrDefault());
                else
                    yield return (sdk, row);
            }
        }
    }

    /// <summary>A type of an SDK, in the assembly that has it: another may have one of the same name.</summary>
    private static INamedTypeSymbol? TypeOf(Compilation compilation, SdkVocabulary sdk, VocabularyRow row) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly).Single(assembly => assembly.Name == (row.AssemblyName ?? sdk.AssemblyName)).GetTypeByMetadataName(row.Type);

    private static Compilation Compile(string version) => Analysis.Compile("class Empty;", Sets.Append(ReferenceSet.NoSdk).Single(set => set.Name == version));
}
