using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>One line of a configuration file: the documentation id of a symbol and its role, with the names of parameters.</summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Role">Its role.</param>
/// <param name="Parameters">What its parameters take, by their names.</param>
internal sealed record ConfigurationLine(string Id, ConfigurationRole Role, ImmutableDictionary<string, ParameterRole> Parameters)
{
    /// <summary>More than any documentation id needs. What is longer is no line that somebody wrote, and is not read: it could take very long.</summary>
    private const int Longest = 4000;

    /// <summary>How much of a line a problem repeats.</summary>
    private const int Quoted = 80;

    private static readonly Regex DeclarationId = new(@"^(?<kind>[TPM]):(?<name>[^\s.(){};,:]+(\.[^\s.(){};,:]+)*)(?<list>\([^\s;]*\))?(~\S+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex RoleText = new(@"^(?<word>[^\s(]+)\s*(\((?<arguments>[^()]*)\))?$", RegexOptions.CultureInvariant);
    private static readonly Regex Argument = new(@"^((?<word>[^\s:]+)\s*:\s*)?@?(?<name>[\w]+)$", RegexOptions.CultureInvariant);

    /// <summary>Whether a line says nothing on purpose.</summary>
    public static bool IsEmpty(string line) => line.Trim() is "" || line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.TrimStart().StartsWith("#", StringComparison.Ordinal);

    /// <summary>Reads a line; what keeps it from being understood is said where null is given.</summary>
    public static ConfigurationLine? Parse(string line, out string problem)
    {
        if (line.Length > Longest)
        {
            problem = $"the line has more than {Longest} characters";
            return null;
        }

        // Behind a second semicolon stands a note, as in the files of other analyzers.
        string[] parts = line.Split(';');
        string id = parts[0].Trim();
        if (DeclarationId.Match(id) is not { Success: true } declaration || !IsBalanced(id) || (declaration.Groups["list"].Success && declaration.Groups["kind"].Value == "T"))
        {
            problem = $"'{Quote(id)}' is not the documentation id of a type (T:), a property (P:) or a method (M:)";
            return null;
        }

        if (parts.Length == 1 || parts[1].Trim().Length == 0)
        {
            problem = "there is no role behind the id";
            return null;
        }

        string text = parts[1].Trim();
        if (RoleText.Match(text) is not { Success: true } written)
        {
            problem = $"'{Quote(text)}' is not a role with the names of parameters in parentheses";
            return null;
        }

        string word = written.Groups["word"].Value;
        char kind = id[0];
        if (ConfigurationRole.All.FirstOrDefault(known => known.Word == word && known.Kind == kind) is not { } role)
        {
            problem = ConfigurationRole.All.Any(known => known.Word == word) ? $"'{word}' is no role of a {KindName(kind)}" : $"there is no role '{Quote(word)}'";
            return null;
        }

        return ParseArguments(written.Groups["arguments"].Value, role, out problem) is { } parameters ? new(id, role, parameters) : null;
    }

    private static ImmutableDictionary<string, ParameterRole>? ParseArguments(string arguments, ConfigurationRole role, out string problem)
    {
        problem = string.Empty;
        ImmutableDictionary<string, ParameterRole> parameters = ImmutableDictionary<string, ParameterRole>.Empty;
        foreach (string text in arguments.Trim().Length == 0 ? Array.Empty<string>() : arguments.Split(','))
        {
            if (Argument.Match(text.Trim()) is not { Success: true } argument)
            {
                problem = $"'{Quote(text.Trim())}' is not the name of a parameter";
                return null;
            }

            (string Word, ParameterRole Role)? found = argument.Groups["word"].Success
                ? role.Arguments.Where(known => known.Word == argument.Groups["word"].Value).Cast<(string, ParameterRole)?>().FirstOrDefault()
                : parameters.IsEmpty ? role.Arguments.Cast<(string, ParameterRole)?>().FirstOrDefault() : null;
            string name = argument.Groups["name"].Value;
            if (found is not { } known)
            {
                problem = argument.Groups["word"].Success ? $"'{role.Word}' takes no '{Quote(argument.Groups["word"].Value)}'" : $"what '{Quote(name)}' takes is not said";
                return null;
            }

            if (parameters.ContainsKey(name))
            {
                problem = $"the parameter '{Quote(name)}' is named twice";
                return null;
            }

            parameters = parameters.Add(name, known.Role);
        }

        if (role.Needs is { } needed && !parameters.ContainsValue(role.Arguments.First(argument => argument.Word == needed).Role))
        {
            problem = $"'{role.Word}' needs the name of the parameter that takes the {needed}";
            return null;
        }

        return parameters;
    }

    private static bool IsBalanced(string id)
    {
        Stack<char> open = new();
        foreach (char character in id)
        {
            switch (character)
            {
                case '(' or '{' or '[':
                    open.Push(character);
                    break;
                case ')' or '}' or ']' when open.Count == 0 || open.Pop() != (character == ')' ? '(' : character == '}' ? '{' : '['):
                    return false;
            }
        }

        return open.Count == 0;
    }

    private static string Quote(string text) => text.Length <= Quoted ? text : text.Substring(0, Quoted) + "…";

    private static string KindName(char kind) => kind switch { 'T' => "type", 'P' => "property", _ => "method" };
}
