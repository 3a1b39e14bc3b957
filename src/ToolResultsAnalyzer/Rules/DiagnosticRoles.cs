using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// What the additional locations of a diagnostic are, for the code fixes and for readers: the property
/// <see cref="PropertyName"/> names the role of each location, in order, separated by commas.
/// </summary>
internal static class DiagnosticRoles
{
    public const string PropertyName = "Roles";

    /// <summary>The property with the ids of constant calls that lack a result, one a line.</summary>
    public const string MissingIds = "MissingIds";

    /// <summary>The property with the constant ids of all calls of the batch, one a line, where a result carries none of them.</summary>
    public const string BatchIds = "BatchIds";

    /// <summary>The expression that appends the assistant message to the history.</summary>
    public const string Assistant = "assistant";

    /// <summary>An expression that makes a result of the batch.</summary>
    public const string Result = "result";

    /// <summary>The expression that sends the history.</summary>
    public const string Send = "send";

    /// <summary>The expression that picks a call by its position.</summary>
    public const string Pick = "pick";

    /// <summary>The expression that runs functions at the same time.</summary>
    public const string Run = "run";

    /// <summary>The locations of one role.</summary>
    public static IEnumerable<Location> Of(Diagnostic diagnostic, string role)
    {
        if (!diagnostic.Properties.TryGetValue(PropertyName, out string? names) || names is null)
        {
            yield break;
        }

        string[] roles = names.Split(',');
        for (int i = 0; i < roles.Length && i < diagnostic.AdditionalLocations.Count; i++)
        {
            if (roles[i] == role)
            {
                yield return diagnostic.AdditionalLocations[i];
            }
        }
    }
}
