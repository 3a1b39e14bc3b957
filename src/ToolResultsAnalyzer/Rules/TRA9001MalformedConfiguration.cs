using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A line of a configuration file is not understood. It is no rule about code.</summary>
internal sealed class TRA9001MalformedConfiguration() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new(
        "TRA9001",
        "A line of the configuration is not understood",
        "This line is passed over: {0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Write the documentation id of a symbol, a semicolon and its role, with the names of parameters in parentheses.",
        HelpLinks + "TRA9001.md");

    /// <summary>The diagnostic of a line.</summary>
    public static Diagnostic Report(Location line, string problem) => Diagnostic.Create(Declared, line, problem);
}
