using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The messages of the official <c>Anthropic</c> package. Results are parts of messages of the user; the message of the assistant is made
/// anew of the parts of a reply; the history lies in the parameters of a request, which never change but in copies. Version 13 has a type
/// for each role, behind a union; version 12 has one type and the role in it.
/// </summary>
internal static class Anthropic
{
    private static readonly Version Unions = new(13, 0);

    public static readonly SdkVocabulary Vocabulary = Of("Anthropic", "Anthropic.Models.Messages.", "Anthropic.Services.IMessageService", string.Empty);

    /// <summary>The same in beta, under names of their own.</summary>
    public static readonly SdkVocabulary Beta = Of("Anthropic (beta)", "Anthropic.Models.Beta.Messages.", "Anthropic.Services.Beta.IMessageService", "Beta");

    private static SdkVocabulary Of(string name, string space, string service, string prefix)
    {
        string message = $"{space}{prefix}MessageParam", user = $"{space}{prefix}UserMessageParam", assistant = $"{space}{prefix}AssistantMessageParam", system = $"{space}{prefix}SystemMessageParam";
        string part = $"{space}{prefix}ContentBlockParam", result = $"{space}{prefix}ToolResultBlockParam", madeCall = $"{space}{prefix}ToolUseBlockParam";
        string reply = $"{space}{prefix}Message", block = $"{space}{prefix}ContentBlock", call = $"{space}{prefix}ToolUseBlock";
        string reason = $"{space}{prefix}StopReason", roles = $"{space}Role", options = $"{space}MessageCreateParams";
        return new(
            name,
            "Anthropic",
            new Dialect(ResultMatching.ById, ResultGrouping.BestInOneMessage, MayInterleave: false, HistoryResidence.RequestProperty) { ResultsComeFirst = true },
            ImmutableArray.Create(
                new VocabularyRow(Role.MessageType, message) { IsUnion = true },
                new VocabularyRow(Role.MessageType, user) { Since = Unions },
                new VocabularyRow(Role.MessageType, assistant) { Since = Unions },
                new VocabularyRow(Role.OtherMessageType, system) { Since = Unions },
                new VocabularyRow(Role.ContentType, $"{space}{prefix}MessageContentParam") { Since = Unions, IsUnion = true },
                new VocabularyRow(Role.ContentType, $"{space}{prefix}MessageParamContent") { Until = Unions, IsUnion = true },
                new VocabularyRow(Role.PartType, part) { IsUnion = true },
                new VocabularyRow(Role.ResultType, result),
                new VocabularyRow(Role.OtherPartType, $"{space}{prefix}TextBlockParam"),
                new VocabularyRow(Role.OtherPartType, $"{space}{prefix}ImageBlockParam"),
                new VocabularyRow(Role.OtherPartType, $"{space}{prefix}ThinkingBlockParam"),
                new VocabularyRow(Role.OtherPartType, $"{space}{prefix}RedactedThinkingBlockParam"),
                new VocabularyRow(Role.OtherPartOfReplyType, $"{space}{prefix}TextBlock"),
                new VocabularyRow(Role.OtherPartOfReplyType, $"{space}{prefix}ThinkingBlock"),
                new VocabularyRow(Role.OtherPartOfReplyType, $"{space}{prefix}RedactedThinkingBlock"),
                new VocabularyRow(Role.OtherPartOfReplyType, $"{space}{prefix}ServerToolUseBlock"),
                new VocabularyRow(Role.OtherPartOfReplyType, $"{space}{prefix}WebSearchToolResultBlock"),

                new VocabularyRow(Role.ReplyType, reply),
                new VocabularyRow(Role.PartOfReplyType, block) { IsUnion = true },
                new VocabularyRow(Role.CallType, call),
                new VocabularyRow(Role.CallType, madeCall),
                new VocabularyRow(Role.OptionsType, options),

                new VocabularyRow(Role.ToolOrUserRole, roles, "User") { Until = Unions },
                new VocabularyRow(Role.AssistantRole, roles, "Assistant") { Until = Unions },

                new VocabularyRow(Role.PartsOfMessage, reply, "Content"),
                new VocabularyRow(Role.IdOfReply, reply, "ID"),
                new VocabularyRow(Role.FinishReason, reply, "StopReason"),
                new VocabularyRow(Role.FinishedWithCalls, reason, "ToolUse"),
                new VocabularyRow(Role.FinishedWithoutCalls, reason, "EndTurn"),
                new VocabularyRow(Role.FinishedWithoutCalls, reason, "StopSequence"),
                new VocabularyRow(Role.FinishedWithoutCalls, reason, "Refusal"),
                new VocabularyRow(Role.SourceOfPart, block, "Value") { IsUnion = true },
                new VocabularyRow(Role.SourceOfPart, block, "Json"),
                new VocabularyRow(Role.PicksCall, block, "TryPickToolUse"),
                new VocabularyRow(Role.PicksOther, block, "TryPickText"),
                new VocabularyRow(Role.PicksOther, block, "TryPickThinking"),
                new VocabularyRow(Role.PicksOther, block, "TryPickRedactedThinking"),
                new VocabularyRow(Role.IdOfCall, call, "ID"),
                new VocabularyRow(Role.NameOfCall, call, "Name"),

                new VocabularyRow(Role.RoleOfMessage, message, "Role"),
                new VocabularyRow(Role.PartsOfMessage, message, "Content"),
                new VocabularyRow(Role.PartsOfMessage, user, "Content") { Since = Unions },
                new VocabularyRow(Role.PartsOfMessage, assistant, "Content") { Since = Unions },
                new VocabularyRow(Role.IdOfResult, result, "ToolUseID"),
                new VocabularyRow(Role.IdOfCall, madeCall, "ID"),
                new VocabularyRow(Role.InputOfOptions, options, "Messages"),
                new VocabularyRow(Role.ToolsOfOptions, options, "Tools"),
                new VocabularyRow(Role.ToolChoiceOption, options, "ToolChoice"),
                new VocabularyRow(Role.NoToolsChoice, $"{space}{prefix}ToolChoiceNone", ".ctor"),

                new VocabularyRow(Role.CreatesMessage, message, ".ctor"),
                new VocabularyRow(Role.CreatesMessage, user, ".ctor") { Since = Unions, MessageRole = Contract.MessageRole.ToolOrUser }.With(Parts, "content"),
                new VocabularyRow(Role.CreatesMessage, assistant, ".ctor") { Since = Unions, MessageRole = Contract.MessageRole.Assistant }.With(Parts, "content"),
                new VocabularyRow(Role.CreatesMessage, system, ".ctor") { Since = Unions, MessageRole = Contract.MessageRole.Other }.With(Parts, "content"),
                new VocabularyRow(Role.CreatesResult, result, ".ctor").With(CallId, "toolUseID"),
                new VocabularyRow(Role.CreatesCall, madeCall, ".ctor"),

                new VocabularyRow(Role.Sends, service, "Create").With(Options, "parameters"),
                new VocabularyRow(Role.Sends, service, "CreateStreaming").With(Options, "parameters")))
        {
            Templates = new(
                $"new [{user}](new List<[{part}]> {{ new [{result}]({{id}}) {{ Content = {{text}} }} }})",
                $"new [{assistant}]({{reply}}.Content.Select(block => new [{part}](block.Json)).ToList())")
            {
                Calls = $"{{reply}}.Content.Select(block => block.Value).OfType<[{call}]>()",
                PartOfCall = $"new [{part}](new [{madeCall}] {{ ID = {{call}}.ID, Name = {{call}}.Name, Input = {{call}}.Input }})",
                Part = $"new [{result}]({{id}}) {{ Content = {{text}} }}",
                Before = new(
                    $"new [{message}] {{ Role = [{roles}].User, Content = new List<[{part}]> {{ new [{result}]({{id}}) {{ Content = {{text}} }} }} }}",
                    $"new [{message}] {{ Role = [{roles}].Assistant, Content = {{reply}}.Content.Select(block => new [{part}](block.Json)).ToList() }}"),
            },
        };
    }
}
