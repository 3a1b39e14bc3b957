using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The names by which types of one's own are recognised. Names alone never suffice: they say where to look, and what is found must have
/// the whole shape (<see cref="MessageFamily"/>).
/// </summary>
internal static class ConventionNames
{
    public const string Calls = "ToolCalls";
    public const string CallId = "ToolCallId";
    public const string Id = "Id";

    /// <summary>The types of results that are looked for in referenced assemblies, where the names of types are all that costs nothing.</summary>
    private static readonly string[] ResultTypes = { "ToolMessage", "ToolResultMessage", "ToolChatMessage" };

    /// <summary>Assemblies that are known to have no messages of anybody's own.</summary>
    private static readonly string[] Framework = { "System", "Microsoft", "mscorlib", "netstandard", "WindowsBase", "PresentationCore", "PresentationFramework" };

    /// <summary>Parameters that take the id of the call, in the order in which they are looked for.</summary>
    public static readonly string[] CallIdParameters = { "toolcallid", "callid" };

    public static readonly string[] ContentParameters = { "content", "text", "result", "output" };

    public static readonly string[] NamesOfCalls = { "Name", "FunctionName", "ToolName" };

    public static readonly string[] Texts = { "Content", "Text" };

    /// <summary>
    /// Whether a compilation may declare messages by the convention: asked of the names of its declarations, before anything is bound. The
    /// members that positional records make have no declaration, and attributes may give others their names in JSON: there the name of a type
    /// must tell, that of the message or that of the call.
    /// </summary>
    public static bool MayBeDeclaredIn(Compilation compilation) =>
        compilation.ContainsSymbolsWithName(IsCallName, SymbolFilter.Type)
        || ((compilation.ContainsSymbolsWithName(CallId, SymbolFilter.Member) || compilation.ContainsSymbolsWithName("tool_call_id", SymbolFilter.Member) || compilation.ContainsSymbolsWithName(IsResultName, SymbolFilter.Type))
        && (compilation.ContainsSymbolsWithName(Calls, SymbolFilter.Member) || compilation.ContainsSymbolsWithName("tool_calls", SymbolFilter.Member) || compilation.ContainsSymbolsWithName(IsAssistantName, SymbolFilter.Type)));

    /// <summary>The referenced assemblies that may have messages by the convention; those of an SDK that there is a table for are left out.</summary>
    public static IEnumerable<IAssemblySymbol> MayBeIn(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => MayMatter(assembly) && ResultTypes.Any(assembly.TypeNames.Contains));

    /// <summary>Whether an assembly may have anything of one's own.</summary>
    public static bool MayMatter(IAssemblySymbol assembly) =>
        !Framework.Any(name => assembly.Name.StartsWith(name, StringComparison.Ordinal) && (assembly.Name.Length == name.Length || assembly.Name[name.Length] == '.'))
        && !VocabularySymbols.All.Any(sdk => string.Equals(sdk.AssemblyName, assembly.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A name without the differences between the ways of writing it: <c>toolCallId</c>, <c>ToolCallId</c>, <c>tool_call_id</c>.</summary>
    public static string Plain(string name) => name.Replace("_", string.Empty).ToLowerInvariant();

    private static bool IsResultName(string name) => name.EndsWith("Message", StringComparison.Ordinal) && name.Contains("Tool");

    private static bool IsAssistantName(string name) =>
        name.EndsWith("Message", StringComparison.Ordinal) && (name.Contains("AI") || name.Contains("Ai") || name.Contains("Assistant") || name.Contains("Model"));

    private static bool IsCallName(string name) => name.Contains("ToolCall");
}
