using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

/// <summary><c>Microsoft.Extensions.AI</c>: one type of message, with a role; calls and results are parts of messages.</summary>
public static class ExtensionsAIPhrases
{
    public static PhraseBook Book { get; } = new()
    {
        Sdk = "Microsoft.Extensions.AI",
        Assemblies = ["Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions"],
        Usings = ["Microsoft.Extensions.AI"],
        Env = typeof(ExtensionsAIEnv),
        NewEnv = (answers, behaviours) => new ExtensionsAIEnv(answers, behaviours),
        MessageType = "ChatMessage",
        ResultType = "ChatMessage",
        HistoryType = "List<ChatMessage>",
        ReplyType = "ChatResponse",
        CallType = "FunctionCallContent",
        OptionsType = "ChatOptions",
        PartsType = "List<AIContent>",
        NewOptions = "new ChatOptions { Tools = env.Tools }",
        Calls = "reply.Messages.SelectMany(each => each.Contents).OfType<FunctionCallContent>()",
        FinishedWithCalls = "reply.FinishReason == ChatFinishReason.ToolCalls",
        TextOfReply = "reply.Text",
        IdOfReply = "reply.ResponseId",
        Id = call => $"{call}.CallId",
        Name = call => $"{call}.Name",
        Send = (history, options) => $"env.Client.GetResponseAsync({history}{(options is null ? "" : $", {options}")})",
        SendsAreTasks = true,
        AppendReply =
        [
            history => $"{history}.AddMessages(reply)",
            history => $"{history}.AddRange(reply.Messages)",
            history => $"{history}.Add(reply.Messages[0])",
            history => $"{history}.Add(new ChatMessage(ChatRole.Assistant, reply.Messages[0].Contents))",
        ],
        Message = Message,
        Result =
        [
            (id, content) => MessageOfParts("Tool", $"[{ResultPart(id, content)}]"),
            (id, content) => MessageOfParts("Tool", $"new List<AIContent> {{ {ResultPart(id, content)} }}"),
            (id, content) => $"new ChatMessage {{ Role = ChatRole.Tool, Contents = [{ResultPart(id, content)}] }}",
        ],
        ResultPart = ResultPart,
        TextPart = text => $"new TextContent({text})",
        MessageOfParts = MessageOfParts,
        AssistantWithCalls = ids => MessageOfParts("Assistant", $"[{string.Join(", ", ids.Select(id => $"new FunctionCallContent(\"{id}\", \"a\")"))}]"),
        Copy = messages => $"{messages}.ToList()",
        Mapping = keepsCalls => $"""
            {(keepsCalls ? $"if (message.Contents.OfType<FunctionCallContent>().Any())\n    return {MessageOfParts("Assistant", "message.Contents")};\n" : "")}if (message.Role == ChatRole.Assistant)
                return {Message("Assistant", "message.Text")};
            if (message.Role == ChatRole.Tool)
                return {MessageOfParts("Tool", "message.Contents")};
            return {Message("User", "message.Text")};
            """,
        MappingInline = $"message.Role == ChatRole.Tool ? {MessageOfParts("Tool", "message.Contents")} : message",
        ClientsThrow = true,
        ClientsInvoke = true,
        Wordings = [.. from names in new[] { true, false } from asks in new[] { true, false } from parts in new[] { true, false } select new Wording(names, asks, parts)],
    };

    private static string Message(string role, string text) => $"new ChatMessage(ChatRole.{role}, {text})";

    private static string MessageOfParts(string role, string parts) => $"new ChatMessage(ChatRole.{role}, {parts})";

    private static string ResultPart(string id, string content) => $"new FunctionResultContent({id}, {content})";
}
