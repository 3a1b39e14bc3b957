using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

/// <summary>Semantic Kernel: a history class of its own; a reply is a message, and calls and results are items of messages.</summary>
public static class SemanticKernelPhrases
{
    public static PhraseBook Book { get; } = new()
    {
        Sdk = "Semantic Kernel",
        Assemblies = ["Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.Core", "Microsoft.Extensions.AI.Abstractions"],
        Usings = ["Microsoft.SemanticKernel", "Microsoft.SemanticKernel.ChatCompletion"],
        Env = typeof(SemanticKernelEnv),
        NewEnv = (answers, behaviours) => new SemanticKernelEnv(answers, behaviours),
        MessageType = "ChatMessageContent",
        ResultType = "ChatMessageContent",
        HistoryType = "ChatHistory",
        ReplyType = "ChatMessageContent",
        CallType = "FunctionCallContent",
        OptionsType = "PromptExecutionSettings",
        PartsType = "ChatMessageContentItemCollection",
        NeedsParts = true,
        NewOptions = "new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) }",
        Calls = "FunctionCallContent.GetFunctionCalls(reply)",
        FinishedWithCalls = "FunctionCallContent.GetFunctionCalls(reply).Any()",
        TextOfReply = "reply.Content",
        IdOfReply = "",
        Id = call => $"{call}.Id",
        Name = call => $"{call}.FunctionName",
        Send = (history, options) => $"env.Client.GetChatMessageContentAsync({history}{(options is null ? "" : $", {options}, env.Kernel")})",
        SendsAreTasks = true,
        AsRequest = message => $"new ChatHistory {{ {message} }}",
        AppendReply =
        [
            history => $"{history}.Add(reply)",
            history => $"{history}.AddMessage(AuthorRole.Assistant, reply.Items)",
        ],
        Message = Message,
        AppendMessage = (history, role, text) => $"{history}.Add{role}Message({text})",
        Result =
        [
            (id, content) => MessageOfParts("Tool", $"[{ResultPart(id, content)}]"),
            (id, content) => $"{ResultPart(id, content)}.ToChatMessage()",
        ],
        ResultOfCall =
        [
            (call, content) => $"new FunctionResultContent({call}, {content}).ToChatMessage()",
            (call, content) => MessageOfParts("Tool", $"new ChatMessageContentItemCollection {{ new FunctionResultContent({call}, {content}) }}"),
        ],
        ResultPart = ResultPart,
        TextPart = text => $"new TextContent({text})",
        MessageOfParts = MessageOfParts,
        AssistantWithCalls = ids => MessageOfParts("Assistant", $"[{string.Join(", ", ids.Select(id => $"new FunctionCallContent(\"a\", id: \"{id}\")"))}]"),
        Copy = messages => $"new ChatHistory({messages})",
        Mapping = keepsCalls => $"""
            {(keepsCalls ? $"if (FunctionCallContent.GetFunctionCalls(message).Any())\n    return {MessageOfParts("Assistant", "message.Items")};\n" : "")}if (message.Role == AuthorRole.Assistant)
                return {Message("Assistant", "message.Content")};
            if (message.Role == AuthorRole.Tool)
                return {MessageOfParts("Tool", "message.Items")};
            return {Message("User", "message.Content")};
            """,
        MappingInline = $"message.Role == AuthorRole.Tool ? {MessageOfParts("Tool", "message.Items")} : message",
        ClientsThrow = true,
        Wordings = [.. from names in new[] { true, false } from parts in new[] { true, false } select new Wording(names, KeepsParts: parts)],
        UnsayableActs = new HashSet<Act> { Act.AnswerCurrentUnderReplyId },
    };

    private static string Message(string role, string text) => $"new ChatMessageContent(AuthorRole.{role}, {text})";

    private static string MessageOfParts(string role, string parts) => $"new ChatMessageContent(AuthorRole.{role}, {parts})";

    private static string ResultPart(string id, string content) => $"new FunctionResultContent(callId: {id}, result: {content})";
}
