using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Microsoft.Extensions.AI</c>: one type of message, with a role; calls and results are parts of messages, and a message may hold any
/// number of results. A client may invoke functions itself. The Agent Framework has the same messages.
/// </summary>
internal static class ExtensionsAI
{
    private const string Message = "Microsoft.Extensions.AI.ChatMessage";
    private const string Roles = "Microsoft.Extensions.AI.ChatRole";
    private const string Part = "Microsoft.Extensions.AI.AIContent";
    private const string Call = "Microsoft.Extensions.AI.FunctionCallContent";
    private const string Result = "Microsoft.Extensions.AI.FunctionResultContent";
    private const string Response = "Microsoft.Extensions.AI.ChatResponse";
    private const string Options = "Microsoft.Extensions.AI.ChatOptions";
    private const string Clients = "Microsoft.Extensions.AI";
    private const string Agents = "Microsoft.Agents.AI.Abstractions";
    private const string Agent = "Microsoft.Agents.AI.AIAgent";
    private const string AgentReply = "Microsoft.Agents.AI.AgentResponse";
    private const string ChatClientAgent = "Microsoft.Agents.AI.ChatClientAgent";
    private const string Reason = "Microsoft.Extensions.AI.ChatFinishReason";

    /// <summary>The version in which calls and results got base types, with their ids.</summary>
    private static readonly Version WithBases = new(10, 4);

    public static readonly SdkVocabulary Vocabulary = new(
        "Microsoft.Extensions.AI",
        "Microsoft.Extensions.AI.Abstractions",
        new Dialect(ResultMatching.ById, ResultGrouping.Any, MayInterleave: false, HistoryResidence.Argument) { InvokesFunctions = true },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.PartType, Part),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.TextContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.TextReasoningContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.DataContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.UriContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.UsageContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.Extensions.AI.ErrorContent"),

            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.OptionsType, Options),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),

            new VocabularyRow(Role.OutputOfReply, Response, "Messages"),
            new VocabularyRow(Role.PartsOfMessage, Message, "Contents"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.TextOfReply, Response, "Text"),
            new VocabularyRow(Role.IdOfReply, Response, "ResponseId"),
            new VocabularyRow(Role.FinishReason, Response, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stop"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Length"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ContentFilter"),
            new VocabularyRow(Role.IdOfCall, Call, "CallId") { Until = WithBases },
            new VocabularyRow(Role.IdOfCall, "Microsoft.Extensions.AI.ToolCallContent", "CallId") { Since = WithBases },
            new VocabularyRow(Role.NameOfCall, Call, "Name"),
            new VocabularyRow(Role.ToolsOfOptions, Options, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, Options, "ToolMode"),
            new VocabularyRow(Role.NoToolsChoice, "Microsoft.Extensions.AI.ChatToolMode", "None"),
            new VocabularyRow(Role.ParallelCallsOption, Options, "AllowMultipleToolCalls"),
            new VocabularyRow(Role.PreviousReplyOption, Options, "ConversationId"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content").With(Parts, "contents"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(CallId, "callId").With(Content, "result"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor").With(CallId, "callId").With(CallName, "name"),
            new VocabularyRow(Role.AppendsReply, "Microsoft.Extensions.AI.ChatResponseExtensions", "AddMessages").With(History, "list").With(Reply, "response"),
            new VocabularyRow(Role.AppendsReply, "Microsoft.Extensions.AI.ChatResponseExtensions", "AddMessagesAsync").With(History, "list"),

            Sends("Microsoft.Extensions.AI.IChatClient", "GetResponseAsync"),
            Sends("Microsoft.Extensions.AI.IChatClient", "GetStreamingResponseAsync"),
            Sends("Microsoft.Extensions.AI.ChatClientStructuredOutputExtensions", "GetResponseAsync") with { AssemblyName = Clients },
            new VocabularyRow(Role.Sends, "Microsoft.Extensions.AI.ChatClientExtensions", "GetResponseAsync").With(ParameterRole.Options, "options"),
            new VocabularyRow(Role.Sends, "Microsoft.Extensions.AI.ChatClientExtensions", "GetStreamingResponseAsync").With(ParameterRole.Options, "options"),

            new VocabularyRow(Role.ClientType, "Microsoft.Extensions.AI.IChatClient"),
            new VocabularyRow(Role.ClientType, "Microsoft.Extensions.AI.ChatClientBuilder") { AssemblyName = Clients },
            new VocabularyRow(Role.MakesInvokingClient, "Microsoft.Extensions.AI.FunctionInvokingChatClient", ".ctor") { AssemblyName = Clients },
            new VocabularyRow(Role.MakesInvokingClient, "Microsoft.Extensions.AI.FunctionInvokingChatClientBuilderExtensions", "UseFunctionInvocation") { AssemblyName = Clients },

            // The Agent Framework: the same messages, in sessions.
            new VocabularyRow(Role.SessionType, "Microsoft.Agents.AI.AgentSession") { AssemblyName = Agents },
            new VocabularyRow(Role.CreatesSession, Agent, "CreateSessionAsync") { AssemblyName = Agents },
            new VocabularyRow(Role.ReplyType, AgentReply) { AssemblyName = Agents },
            new VocabularyRow(Role.OutputOfReply, AgentReply, "Messages") { AssemblyName = Agents },
            new VocabularyRow(Role.TextOfReply, AgentReply, "Text") { AssemblyName = Agents },
            new VocabularyRow(Role.IdOfReply, AgentReply, "ResponseId") { AssemblyName = Agents },
            new VocabularyRow(Role.FinishReason, AgentReply, "FinishReason") { AssemblyName = Agents },
            Runs(Agent, "RunAsync", Agents),
            Runs(Agent, "RunStreamingAsync", Agents),
            Runs(ChatClientAgent, "RunAsync", "Microsoft.Agents.AI"),
            Runs(ChatClientAgent, "RunStreamingAsync", "Microsoft.Agents.AI")))
    {
        Templates = new(
            "new [Microsoft.Extensions.AI.ChatMessage]([Microsoft.Extensions.AI.ChatRole].Tool, [new [Microsoft.Extensions.AI.FunctionResultContent]({id}, {text})])")
        {
            Call = "new [Microsoft.Extensions.AI.FunctionCallContent]({id}, {name}, [System.Text.Json.JsonSerializer].Deserialize<Dictionary<string, object{?}>>({arguments}))",
            TakesText = true,
            Part = "new [Microsoft.Extensions.AI.FunctionResultContent]({id}, {text})",
        },
    };

    private static VocabularyRow Runs(string type, string method, string assembly) =>
        new VocabularyRow(Role.Sends, type, method) { AssemblyName = assembly }.With(History, "messages", "message").With(Session, "session");

    private static VocabularyRow Sends(string type, string method) =>
        new VocabularyRow(Role.Sends, type, method).With(History, "messages").With(ParameterRole.Options, "options");
}
