using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// Semantic Kernel: a history class of its own, and one type of message that is a reply as well; calls and results are items of messages.
/// The settings of a request say who invokes the functions; where the service does, it appends to the history that it is given.
/// </summary>
internal static class SemanticKernel
{
    private const string ChatHistory = "Microsoft.SemanticKernel.ChatCompletion.ChatHistory";
    private const string Message = "Microsoft.SemanticKernel.ChatMessageContent";
    private const string Items = "Microsoft.SemanticKernel.ChatCompletion.ChatMessageContentItemCollection";
    private const string Roles = "Microsoft.SemanticKernel.ChatCompletion.AuthorRole";
    private const string Call = "Microsoft.SemanticKernel.FunctionCallContent";
    private const string Result = "Microsoft.SemanticKernel.FunctionResultContent";
    private const string Settings = "Microsoft.SemanticKernel.PromptExecutionSettings";
    private const string Choice = "Microsoft.SemanticKernel.FunctionChoiceBehavior";
    private const string Service = "Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService";
    private const string ServiceExtensions = "Microsoft.SemanticKernel.ChatCompletion.ChatCompletionServiceExtensions";
    private const string OpenAI = "Microsoft.SemanticKernel.Connectors.OpenAI";
    private const string OpenAIChoice = "Microsoft.SemanticKernel.Connectors.OpenAI.ToolCallBehavior";

    public static readonly SdkVocabulary Vocabulary = new(
        "Semantic Kernel",
        "Microsoft.SemanticKernel.Abstractions",
        new Dialect(ResultMatching.ById, ResultGrouping.Any, MayInterleave: false, HistoryResidence.Argument) { InvokesFunctions = true },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.PartType, "Microsoft.SemanticKernel.KernelContent"),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.OtherPartType, "Microsoft.SemanticKernel.TextContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.SemanticKernel.ImageContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.SemanticKernel.AudioContent"),
            new VocabularyRow(Role.OtherPartType, "Microsoft.SemanticKernel.BinaryContent"),
            new VocabularyRow(Role.HistoryType, ChatHistory),
            new VocabularyRow(Role.HistoryType, Items),
            new VocabularyRow(Role.OptionsType, Settings),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),
            new VocabularyRow(Role.OtherRole, Roles, "Developer"),

            new VocabularyRow(Role.PartsOfMessage, Message, "Items"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.CallsOf, Call, "GetFunctionCalls").With(Reply, "messageContent"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.NameOfCall, Call, "FunctionName"),
            new VocabularyRow(Role.ToolChoiceOption, Settings, "FunctionChoiceBehavior"),
            new VocabularyRow(Role.NoToolsChoice, Choice, "None"),
            new VocabularyRow(Role.ToolsChoice, Choice, "Auto").With(Invokes, "autoInvoke"),
            new VocabularyRow(Role.ToolsChoice, Choice, "Required").With(Invokes, "autoInvoke"),
            new VocabularyRow(Role.ToolChoiceOption, "Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings", "ToolCallBehavior") { AssemblyName = OpenAI },
            new VocabularyRow(Role.InvokedToolsChoice, OpenAIChoice, "AutoInvokeKernelFunctions") { AssemblyName = OpenAI },
            new VocabularyRow(Role.ToolsChoice, OpenAIChoice, "EnableKernelFunctions") { AssemblyName = OpenAI },
            new VocabularyRow(Role.ToolsChoice, OpenAIChoice, "EnableFunctions") { AssemblyName = OpenAI }.With(Invokes, "autoInvoke"),
            new VocabularyRow(Role.ToolsChoice, OpenAIChoice, "RequireFunction") { AssemblyName = OpenAI }.With(Invokes, "autoInvoke"),

            new VocabularyRow(Role.CreatesHistory, ChatHistory, ".ctor").With(History, "messages").With(Content, "systemMessage", "message").With(ParameterRole.MessageRole, "role"),
            new VocabularyRow(Role.CreatesHistory, Items, ".ctor"),
            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content").With(Parts, "items").With(Metadata, "metadata"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(ParameterRole.Call, "functionCall", "functionCallContent").With(CallId, "callId").With(Content, "result"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor").With(CallId, "id").With(CallName, "functionName"),
            new VocabularyRow(Role.AnswersCall, Call, "InvokeAsync"),
            new VocabularyRow(Role.MessageOfResult, Result, "ToChatMessage"),

            Appends("AddMessage").With(ParameterRole.MessageRole, "authorRole").With(Parts, "contentItems").With(Metadata, "metadata"),
            Appends("AddUserMessage", Contract.MessageRole.Other).With(Parts, "contentItems"),
            Appends("AddSystemMessage", Contract.MessageRole.Other),
            Appends("AddDeveloperMessage", Contract.MessageRole.Other),
            Appends("AddAssistantMessage", Contract.MessageRole.Assistant),

            Sends(Service, "GetChatMessageContentsAsync"),
            Sends(Service, "GetStreamingChatMessageContentsAsync"),
            Sends(ServiceExtensions, "GetChatMessageContentAsync")))
    {
        Templates = new(
            "new [Microsoft.SemanticKernel.ChatMessageContent]([Microsoft.SemanticKernel.ChatCompletion.AuthorRole].Tool, [new [Microsoft.SemanticKernel.FunctionResultContent](callId: {id}, result: {text})])",
            "{reply}")
        {
            Calls = "[Microsoft.SemanticKernel.FunctionCallContent].GetFunctionCalls({reply})",
            Part = "new [Microsoft.SemanticKernel.FunctionResultContent](callId: {id}, result: {text})",
        },
    };

    private static VocabularyRow Appends(string method, Contract.MessageRole? role = null) =>
        new VocabularyRow(Role.AppendsMessage, ChatHistory, method) { MessageRole = role }.With(Content, "content");

    private static VocabularyRow Sends(string type, string method) =>
        new VocabularyRow(Role.Sends, type, method).With(History, "chatHistory").With(Options, "executionSettings");
}
