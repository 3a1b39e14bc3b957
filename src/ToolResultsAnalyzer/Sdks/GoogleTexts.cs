using System.Collections.Immutable;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What Google's protocol calls the roles of messages: results are looked for in all that are not the model's.</summary>
internal static class GoogleTexts
{
    public static readonly ImmutableDictionary<string, Role> All = ImmutableDictionary<string, Role>.Empty
        .Add("model", Role.AssistantRole)
        .Add("MODEL", Role.AssistantRole)
        .Add("user", Role.ToolOrUserRole)
        .Add("USER", Role.ToolOrUserRole)
        .Add("function", Role.ToolOrUserRole)
        .Add("FUNCTION", Role.ToolOrUserRole)
        .Add("tool", Role.ToolOrUserRole)
        .Add("system", Role.OtherRole);
}
