using System.Collections.Immutable;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What OpenAI's protocol calls roles, reasons to stop and choices of tools, for SDKs that leave them texts.</summary>
internal static class OpenAITexts
{
    /// <summary>The roles, which other providers call the same.</summary>
    public static readonly ImmutableDictionary<string, Role> Roles = ImmutableDictionary<string, Role>.Empty
        .Add("tool", Role.ToolRole)
        .Add("assistant", Role.AssistantRole)
        .Add("user", Role.OtherRole)
        .Add("system", Role.OtherRole)
        .Add("developer", Role.OtherRole);

    public static readonly ImmutableDictionary<string, Role> All = Roles
        .Add("tool_calls", Role.FinishedWithCalls)
        .Add("stop", Role.FinishedWithoutCalls)
        .Add("length", Role.FinishedWithoutCalls)
        .Add("content_filter", Role.FinishedWithoutCalls)
        .Add("function_call", Role.FinishedWithoutCalls)
        .Add("none", Role.NoToolsChoice);
}
