using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ToolResultsAnalyzer.Tests.Shared;

/// <summary>Runs the SDK as a user would, in a process of its own.</summary>
internal static partial class DotnetCli
{
    /// <summary>A warning as a build prints it.</summary>
    internal sealed record Warning(string File, int Line, string Id)
    {
        public override string ToString() => $"{File}({Line}) {Id}";
    }

    /// <summary>How a command ended, and what it printed.</summary>
    internal sealed record Ended(int ExitCode, string Printed);

    /// <summary>Runs a command and returns what it printed; fails the test if it failed.</summary>
    public static async Task<string> RunAsync(string folder, params IReadOnlyList<string> arguments)
    {
        Ended ended = await RunToEndAsync("dotnet", folder, arguments);
        Assert.True(ended.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {ended.ExitCode}:\n{ended.Printed}");
        return ended.Printed;
    }

    /// <summary>Runs a program, which may fail.</summary>
    public static async Task<Ended> RunToEndAsync(string program, string folder, params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs these tests has set for itself must not leak into the one that is tested.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name);
        }

        // Servers that outlive the command would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["NO_COLOR"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }

    /// <summary>The analyzer's warnings in the output of a build, each once, in the order of files and lines.</summary>
    public static Warning[] AnalyzerWarnings(string output) =>
    [
        .. WarningLine().Matches(output)
            .Select(match => new Warning(Path.GetFileName(match.Groups["file"].Value), int.Parse(match.Groups["line"].Value), match.Groups["id"].Value))
            .Distinct()
            .OrderBy(warning => warning.File, StringComparer.Ordinal)
            .ThenBy(warning => warning.Line)
            .ThenBy(warning => warning.Id, StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^\s*(?<file>\S[^(\r\n]*)\((?<line>\d+),\d+\): warning (?<id>TRA\d{4}):", RegexOptions.Multiline)]
    private static partial Regex WarningLine();
}
