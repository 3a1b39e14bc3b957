using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>The official <c>Anthropic</c> package before version 13: one type of message, with its role.</summary>
public class Anthropic12Phrases(Form form) : AnthropicPhrases(form)
{
    public static new readonly Vocabulary Vocabulary = new(
        "Anthropic 12",
        typeof(Anthropic12Phrases),
        form => new Anthropic12Phrases(form),
        [Form.Plain],
        [ReferenceSet.Anthropic_12_38_0],
        "Anthropic",
        "Anthropic.Models.Messages.ToolResultBlockParam");

    public override string System(string text, string? systemMark = null) => throw new NotExpressibleException("there are no messages of the system");

    public override string OfAssistant(string content, string? mark = null, string? roleMark = null) => Mark(mark, $"new MessageParam {{ Role = {Mark(roleMark, "Role.Assistant")}, Content = {content} }}");

    public override string OfUser(string content, string? mark = null) => Mark(mark, $"new MessageParam {{ Role = Role.User, Content = {content} }}");
}
