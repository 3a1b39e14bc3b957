using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>AWSSDK.BedrockRuntime</c>, the Converse API: messages are made of blocks, each of which holds one thing; all results of a turn stand in
/// one message of the user. Everything is filled in.
/// </summary>
internal static class Bedrock
{
    private const string Space = "Amazon.BedrockRuntime.";
    private const string Model = Space + "Model.";
    private const string Message = Model + "Message";
    private const string Block = Model + "ContentBlock";
    private const string Call = Model + "ToolUseBlock";
    private const string Result = Model + "ToolResultBlock";
    private const string Response = Model + "ConverseResponse";
    private const string Output = Model + "ConverseOutput";
    private const string Request = Model + "ConverseRequest";
    private const string StreamRequest = Model + "ConverseStreamRequest";
    private const string Roles = Space + "ConversationRole";
    private const string Reason = Space + "StopReason";
    private const string Client = Space + "IAmazonBedrockRuntime";

    private const string Made = "new [" + Block + "] { ToolResult = new [" + Result + "] { ToolUseId = {id}, Content = new List<[" + Model + "ToolResultContentBlock]> { new [" + Model + "ToolResultContentBlock] { Text = {text} } } } }";

    public static readonly SdkVocabulary Vocabulary = new(
        "AWSSDK.BedrockRuntime",
        "AWSSDK.BedrockRuntime",
        new Dialect(ResultMatching.ById, ResultGrouping.AllInOneMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.PartType, Block),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyType, Output),
            new VocabularyRow(Role.OptionsType, Request),
            new VocabularyRow(Role.OptionsType, StreamRequest),

            new VocabularyRow(Role.ToolOrUserRole, Roles, "User"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.CreatesRole, Roles, "op_Implicit"),

            new VocabularyRow(Role.MessageOfReply, Response, "Output"),
            new VocabularyRow(Role.MessageOfReply, Output, "Message"),
            new VocabularyRow(Role.FinishReason, Response, "StopReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "Tool_use"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "End_turn"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stop_sequence"),
            new VocabularyRow(Role.PartsOfMessage, Message, "Content"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.CallOfPart, Block, "ToolUse"),
            new VocabularyRow(Role.ResultOfPart, Block, "ToolResult"),
            new VocabularyRow(Role.OtherOfPart, Block, "Text"),
            new VocabularyRow(Role.IdOfCall, Call, "ToolUseId"),
            new VocabularyRow(Role.NameOfCall, Call, "Name"),
            new VocabularyRow(Role.IdOfResult, Result, "ToolUseId"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.InputOfOptions, StreamRequest, "Messages"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor"),
            new VocabularyRow(Role.CreatesPart, Block, ".ctor"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor"),

            new VocabularyRow(Role.Sends, Client, "ConverseAsync").With(Options, "request"),
            new VocabularyRow(Role.Sends, Client, "ConverseStreamAsync").With(Options, "request")))
    {
        Texts = ImmutableDictionary<string, Role>.Empty
            .Add("user", Role.ToolOrUserRole)
            .Add("assistant", Role.AssistantRole)
            .Add("tool_use", Role.FinishedWithCalls)
            .Add("end_turn", Role.FinishedWithoutCalls)
            .Add("stop_sequence", Role.FinishedWithoutCalls),
        Templates = new("new [" + Message + "] { Role = [" + Roles + "].User, Content = new List<[" + Block + "]> { " + Made + " } }", "{reply}")
        {
            Calls = "{reply}.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse)",
            Part = Made,
            PartOfCall = "new [" + Block + "] { ToolUse = {call} }",
        },
    };
}
