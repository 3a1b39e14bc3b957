using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Anthropic.SDK</c>: a reply gives the message that carries its calls, which turns into its text alone where a text is expected. Calls are
/// parts of it, and of another type in the list that the reply offers for convenience; results are parts of messages of the user.
/// </summary>
internal static class AnthropicSdk
{
    private const string Messaging = "Anthropic.SDK.Messaging.";
    private const string Message = Messaging + "Message";
    private const string Roles = Messaging + "RoleType";
    private const string Part = Messaging + "ContentBase";
    private const string Text = Messaging + "TextContent";
    private const string PartCall = Messaging + "ToolUseContent";
    private const string Result = Messaging + "ToolResultContent";
    private const string Response = Messaging + "MessageResponse";
    private const string Parameters = Messaging + "MessageParameters";
    private const string AnyParameters = Messaging + "MessageCountTokenParameters";
    private const string Function = "Anthropic.SDK.Common.Function";
    private const string ToText = "op_Implicit";

    public static readonly SdkVocabulary Vocabulary = new(
        "Anthropic.SDK",
        "Anthropic.SDK",
        new Dialect(ResultMatching.ById, ResultGrouping.Any, MayInterleave: false, HistoryResidence.RequestProperty) { ResultsComeFirst = true },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.PartType, Part),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.OtherPartType, Text),
            new VocabularyRow(Role.OtherPartType, Messaging + "ThinkingContent"),
            new VocabularyRow(Role.OtherPartType, Messaging + "RedactedThinkingContent"),
            new VocabularyRow(Role.OtherPartType, Messaging + "ImageContent"),
            new VocabularyRow(Role.OtherPartType, Messaging + "DocumentContent"),
            new VocabularyRow(Role.OtherPartType, Messaging + "ServerToolUseContent"),
            new VocabularyRow(Role.OtherPartType, Messaging + "WebSearchToolResultContent"),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.CallType, PartCall),
            new VocabularyRow(Role.CallType, Function),
            new VocabularyRow(Role.OptionsType, Parameters),

            new VocabularyRow(Role.ToolOrUserRole, Roles, "User"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),

            new VocabularyRow(Role.MessageOfReply, Response, "Message"),
            new VocabularyRow(Role.PartsOfMessage, Response, "Content"),
            new VocabularyRow(Role.PartsOfMessage, Message, "Content"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.CallsOf, Response, "ToolCalls"),
            new VocabularyRow(Role.IdOfCall, PartCall, "Id"),
            new VocabularyRow(Role.NameOfCall, PartCall, "Name"),
            new VocabularyRow(Role.IdOfCall, Function, "Id"),
            new VocabularyRow(Role.NameOfCall, Function, "Name"),
            new VocabularyRow(Role.IdOfResult, Result, "ToolUseId"),
            new VocabularyRow(Role.TextOfReply, Response, "FirstMessage"),
            new VocabularyRow(Role.TextOfReply, Message, "ToString"),
            new VocabularyRow(Role.TextOfReply, Message, ToText),
            new VocabularyRow(Role.TextOfReply, Text, ToText),
            new VocabularyRow(Role.IdOfReply, Response, "Id"),
            new VocabularyRow(Role.FinishReason, Response, "StopReason"),
            new VocabularyRow(Role.InputOfOptions, AnyParameters, "Messages"),
            new VocabularyRow(Role.ToolsOfOptions, AnyParameters, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, AnyParameters, "ToolChoice"),
            new VocabularyRow(Role.KindOfToolChoice, Messaging + "ToolChoice", "Type"),
            new VocabularyRow(Role.NoToolsChoice, Messaging + "ToolChoiceType", "None"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "text", "content"),
            new VocabularyRow(Role.CreatesResult, Message, ".ctor") { Having = "toolCall" }.With(ParameterRole.Call, "toolCall").With(Content, "functionResult", "data"),
            new VocabularyRow(Role.CreatesAssistant, Message, ".ctor") { Having = "asyncResponses" }.With(Reply, "asyncResponses"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor"),
            new VocabularyRow(Role.CreatesCall, PartCall, ".ctor"),

            new VocabularyRow(Role.Sends, Messaging + "MessagesEndpoint", "GetClaudeMessageAsync").With(Options, "parameters"),
            new VocabularyRow(Role.Sends, Messaging + "MessagesEndpoint", "StreamClaudeMessageAsync").With(Options, "parameters"),
            new VocabularyRow(Role.Sends, Messaging + "VertexAIMessagesEndpoint", "GetClaudeMessageAsync").With(Options, "parameters"),
            new VocabularyRow(Role.Sends, Messaging + "VertexAIMessagesEndpoint", "StreamClaudeMessageAsync").With(Options, "parameters")))
    {
        // A reply that was cut off may end in a call.
        Texts = ImmutableDictionary<string, Role>.Empty
            .Add("tool_use", Role.FinishedWithCalls)
            .Add("end_turn", Role.FinishedWithoutCalls)
            .Add("stop_sequence", Role.FinishedWithoutCalls)
            .Add("refusal", Role.FinishedWithoutCalls),
        Templates = new(
            $"new [{Message}] {{ Role = [{Roles}].User, Content = new List<[{Part}]> {{ {ResultPart} }} }}",
            "{reply}")
        {
            // The list of the reply leaves out what no tool of the request is named like.
            Calls = $"{{reply}}.Content.OfType<[{PartCall}]>()",
            OfCalls = $"new [{Message}] {{ Role = [{Roles}].Assistant, Content = {{calls}} }}",
            PartOfCall = $"new [{PartCall}] {{ Id = {{call}}.Id, Name = {{call}}.Name, Input = {{call}}.Arguments }}",
            Part = ResultPart,
        },
    };

    private const string ResultPart = $"new [{Result}] {{ ToolUseId = {{id}}, Content = new List<[{Part}]> {{ new [{Text}] {{ Text = {{text}} }} }} }}";
}
