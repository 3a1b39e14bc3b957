using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>AutoGen.Core</c>: the type of a reply tells whether it has calls; one message holds the results of a batch, each a copy of its call,
/// whose id has to be copied, too. An agent may invoke functions itself.
/// </summary>
internal static class AutoGen
{
    private const string Message = "AutoGen.Core.IMessage";
    private const string Text = "AutoGen.Core.TextMessage";
    private const string CallMessage = "AutoGen.Core.ToolCallMessage";
    private const string ResultMessage = "AutoGen.Core.ToolCallResultMessage";
    private const string ToolCall = "AutoGen.Core.ToolCall";
    private const string Roles = "AutoGen.Core.Role";

    public static readonly SdkVocabulary Vocabulary = new(
        "AutoGen.Core",
        "AutoGen.Core",
        new Dialect(ResultMatching.ById, ResultGrouping.Any, MayInterleave: false, HistoryResidence.Argument) { InvokesFunctions = true },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.AssistantType, CallMessage) { MeansCalls = true },
            new VocabularyRow(Role.MessageType, ResultMessage),
            new VocabularyRow(Role.OtherMessageType, Text),
            new VocabularyRow(Role.CallType, ToolCall),

            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),

            new VocabularyRow(Role.CallsOf, CallMessage, "ToolCalls"),
            new VocabularyRow(Role.PartsOfMessage, ResultMessage, "ToolCalls"),
            new VocabularyRow(Role.TextOfReply, Text, "Content"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "ToolCallId"),
            new VocabularyRow(Role.NameOfCall, ToolCall, "FunctionName"),

            new VocabularyRow(Role.CreatesAssistant, CallMessage, ".ctor") { Having = "toolCalls" }.With(Calls, "toolCalls"),
            new VocabularyRow(Role.CreatesMessage, ResultMessage, ".ctor") { Having = "toolCalls", MessageRole = Contract.MessageRole.Tool }.With(Parts, "toolCalls"),
            new VocabularyRow(Role.CreatesMessage, Text, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, ToolCall, ".ctor").With(CallName, "functionName"),
            new VocabularyRow(Role.CreatesResult, ToolCall, ".ctor") { Having = "result" }.With(CallName, "functionName").With(Content, "result"),

            new VocabularyRow(Role.Sends, "AutoGen.Core.IAgent", "GenerateReplyAsync").With(History, "messages"),
            new VocabularyRow(Role.Sends, "AutoGen.Core.AgentExtension", "SendAsync").With(History, "chatHistory").With(ParameterRole.Message, "message")))
    {
        Templates = new(
            "new [" + ResultMessage + "](new[] { " + Made + " })",
            "{reply}")
        {
            Part = Made,
            Call = "new [" + ToolCall + "]({name}, {arguments}) { ToolCallId = {id} }",
            TakesText = true,
            OfCalls = "new [" + CallMessage + "]({calls})",
            Calls = "(([" + CallMessage + "]){reply}).ToolCalls",
        },
    };

    private const string Made = "new [" + ToolCall + "]({call}.FunctionName, {call}.FunctionArguments, {text}) { ToolCallId = {id} }";
}
