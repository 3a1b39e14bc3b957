using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// How each SDK makes the messages that fixes add: <c>{id}</c>, <c>{text}</c> and <c>{reply}</c> stand for the arguments, types are
/// written with their metadata names in brackets.
/// </summary>
internal static class MessageTemplates
{
    /// <remarks>Where a reply gives its messages itself, none is made of it.</remarks>
    private static readonly ImmutableDictionary<string, (string Result, string? Assistant)> BySdk = ImmutableDictionary<string, (string, string?)>.Empty
        .Add(OpenAIChat.Vocabulary.Name, ("new [OpenAI.Chat.ToolChatMessage]({id}, {text})", "new [OpenAI.Chat.AssistantChatMessage]({reply})"))
        .Add(OpenAIResponses.Vocabulary.Name, ("[OpenAI.Responses.ResponseItem].CreateFunctionCallOutputItem({id}, {text})", null));

    /// <summary>A new result message, or null when the SDK has no template or a type of it is not there.</summary>
    public static string? Result(SdkVocabulary? sdk, SdkWords words, int position, string id, string text) =>
        Of(sdk) is { } templates ? WithTypes(templates.Result, words, position)?.Replace("{id}", id).Replace("{text}", text) : null;

    /// <summary>A new assistant message with the calls of a reply, or null as above.</summary>
    public static string? Assistant(SdkVocabulary? sdk, SdkWords words, int position, string reply) =>
        Of(sdk)?.Assistant is { } template ? WithTypes(template, words, position)?.Replace("{reply}", reply) : null;

    private static (string Result, string? Assistant)? Of(SdkVocabulary? sdk) => sdk is not null && BySdk.TryGetValue(sdk.Name, out (string, string?) templates) ? templates : null;

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
