using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Fills the templates of the SDKs.</summary>
internal static class MessageTemplates
{
    /// <summary>A new result message, or null when the SDK has no template or a type of it is not there.</summary>
    public static string? Result(SdkVocabulary? sdk, SdkWords words, int position, string id, string text) =>
        First(sdk, templates => Made(templates.Result, sdk, words, position, id, text));

    /// <summary>A new result that is a part of a message, or null as above.</summary>
    public static string? Part(SdkVocabulary? sdk, SdkWords words, int position, string id, string text) =>
        Made(sdk?.Templates?.Part, sdk, words, position, id, text);

    /// <summary>What appends a new result to a conversation, or null as above.</summary>
    public static string? Appended(SdkVocabulary? sdk, SdkWords words, int position, string history, string id, string text) =>
        Made(sdk?.Templates?.Appended, sdk, words, position, id, text)?.Replace("{history}", history);

    /// <summary>A new assistant message with the calls of a reply, or null as above.</summary>
    public static string? Assistant(SdkVocabulary? sdk, SdkWords words, int position, string reply) =>
        First(sdk, templates => templates.Assistant is { } template ? WithTypes(template, words, position)?.Replace("{reply}", reply) : null);

    /// <summary>A new assistant message with calls that are at hand, or null as above.</summary>
    public static string? OfCalls(SdkVocabulary? sdk, SdkWords words, int position, string calls) =>
        sdk?.Templates?.OfCalls is { } template ? WithTypes(template, words, position)?.Replace("{calls}", calls) : null;

    /// <summary>What a message holds of a call: the call itself, where there is no template for it. Null where a type is not there.</summary>
    public static string? PartOfCall(SdkVocabulary? sdk, SdkWords words, int position, string call) =>
        sdk?.Templates?.PartOfCall is { } template ? WithTypes(template, words, position)?.Replace("{call}", call) : call;

    /// <summary>The calls of a reply, or null as above.</summary>
    public static string? Calls(SdkVocabulary? sdk, SdkWords words, int position, string reply) =>
        sdk?.Templates?.Calls is { } template ? WithTypes(template, words, position)?.Replace("{reply}", reply) : null;

    /// <summary>A call made of what an object of the application keeps of it, or null as above.</summary>
    public static string? Call(SdkVocabulary? sdk, SdkWords words, int position, string call, CallParts parts)
    {
        if (sdk?.Templates is not { Call: { } template } templates)
        {
            return null;
        }

        string kept = $"{call}.{parts.Arguments}";
        string arguments = parts.IsBinary == !templates.TakesText ? kept : parts.IsBinary ? $"{kept}.ToString()" : $"[System.BinaryData].FromString({kept})";
        return WithTypes(template.Replace("{arguments}", arguments), words, position)?.Replace("{id}", $"{call}.{parts.Id}").Replace("{name}", $"{call}.{parts.Name}");
    }

    /// <summary>What a template makes of the id of a call, or of the call that it is read from.</summary>
    private static string? Made(string? template, SdkVocabulary? sdk, SdkWords words, int position, string id, string text) =>
        template?.Contains("{call}") != true ? Fill(template, words, position, id, text)
        : SdkWords.CallOf(sdk!, id) is { } call ? Fill(template.Replace("{call}", call), words, position, id, text) : null;

    /// <summary>What the templates make that can be written with the version of the SDK that is there.</summary>
    private static string? First(SdkVocabulary? sdk, Func<SdkTemplates, string?> write)
    {
        for (SdkTemplates? templates = sdk?.Templates; templates is not null; templates = templates.Before)
        {
            if (write(templates) is { } written)
            {
                return written;
            }
        }

        return null;
    }

    private static string? Fill(string? template, SdkWords words, int position, string id, string text) =>
        template is null ? null : WithTypes(template, words, position)?.Replace("{id}", id).Replace("{text}.", $"{Operand(text)}.").Replace("{text}", text);

    /// <summary>An expression with a member behind it.</summary>
    private static string Operand(string expression) =>
        SyntaxFactory.ParseExpression(expression) is BinaryExpressionSyntax or ConditionalExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax ? $"({expression})" : expression;

    /// <summary>A template with the names that its types have at a position, or null when one is not there.</summary>
    private static string? WithTypes(string template, SdkWords words, int position)
    {
        bool complete = true;
        string typed = Regex.Replace(template, @"\[([\w.`+]+)\]", match =>
        {
            string? name = words.TypeName(match.Groups[1].Value, position);
            complete &= name is not null;
            return name ?? string.Empty;
        });
        return complete ? typed.Replace("{?}", words.MarksNull(position) ? "?" : string.Empty) : null;
    }
}
