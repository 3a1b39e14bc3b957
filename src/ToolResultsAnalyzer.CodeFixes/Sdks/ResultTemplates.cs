using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// How each SDK makes the message with a result: <c>{id}</c> and <c>{text}</c> stand for the two arguments, types are written
/// with their metadata names in brackets.
/// </summary>
internal static class ResultTemplates
{
    private static readonly ImmutableDictionary<string, string> BySdk = ImmutableDictionary<string, string>.Empty
        .Add(OpenAIChat.Vocabulary.Name, "new [OpenAI.Chat.ToolChatMessage]({id}, {text})");

    /// <summary>A new result message, or null when the SDK has no template or a type of it is not there.</summary>
    public static string? Fill(SdkVocabulary? sdk, SdkWords words, int position, string id, string text) => sdk is not null && BySdk.TryGetValue(sdk.Name, out string? template)
        ? WithTypes(template, words, position)?.Replace("{id}", id).Replace("{text}", text)
        : null;

    /// <summary>A template with the names that its types have at a position, or null when one is not there.</summary>
    public static string? WithTypes(string template, SdkWords words, int position)
    {
        bool complete = true;
        string typed = Regex.Replace(template, @"\[([\w.`]+)\]", match =>
        {
            string? name = words.TypeName(match.Groups[1].Value, position);
            complete &= name is not null;
            return name ?? string.Empty;
        });
        return complete ? typed : null;
    }
}
