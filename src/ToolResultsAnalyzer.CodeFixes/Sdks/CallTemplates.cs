using System.Collections.Immutable;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>How each SDK makes a call of its parts: <c>{id}</c>, <c>{name}</c> and <c>{arguments}</c>, which are binary data.</summary>
internal static class CallTemplates
{
    private static readonly ImmutableDictionary<string, string> BySdk = ImmutableDictionary<string, string>.Empty
        .Add(OpenAIChat.Vocabulary.Name, "[OpenAI.Chat.ChatToolCall].CreateFunctionToolCall({id}, {name}, {arguments})");

    /// <summary>A call made of what an object of the application keeps of it, or null when the SDK has no template.</summary>
    public static string? Fill(SdkVocabulary? sdk, SdkWords words, int position, string call, CallParts parts)
    {
        string arguments = $"{call}.{parts.Arguments}";
        return sdk is not null && BySdk.TryGetValue(sdk.Name, out string? template)
            ? MessageTemplates.WithTypes(template.Replace("{arguments}", parts.IsBinary ? arguments : $"[System.BinaryData].FromString({arguments})"), words, position)
                ?.Replace("{id}", $"{call}.{parts.Id}").Replace("{name}", $"{call}.{parts.Name}")
            : null;
    }
}
