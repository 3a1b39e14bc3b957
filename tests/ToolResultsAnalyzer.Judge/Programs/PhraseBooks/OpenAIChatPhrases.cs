using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

/// <summary><c>OpenAI.Chat</c>: a type of message for each role.</summary>
public static class OpenAIChatPhrases
{
    public static PhraseBook Book { get; } = new()
    {
        Sdk = "OpenAI.Chat",
        Assemblies = ["OpenAI"],
        Usings = ["OpenAI.Chat"],
        Env = typeof(OpenAIChatEnv),
        NewEnv = (answers, behaviours) => new OpenAIChatEnv(answers, behaviours),
        MessageType = "ChatMessage",
        ResultType = "ToolChatMessage",
        HistoryType = "List<ChatMessage>",
        ReplyType = "ChatCompletion",
        CallType = "ChatToolCall",
        OptionsType = "ChatCompletionOptions",
        NewOptions = "new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool(\"a\"), ChatTool.CreateFunctionTool(\"b\") } }",
        Calls = "reply.ToolCalls",
        CallsAreList = true,
        FinishedWithCalls = "reply.FinishReason == ChatFinishReason.ToolCalls",
        TextOfReply = "reply.Content.Count > 0 ? reply.Content[0].Text : \"\"",
        IdOfReply = "reply.Id",
        Id = call => $"{call}.Id",
        Name = call => $"{call}.FunctionName",
        Send = (history, options) => $"env.Client.CompleteChat({history}{(options is null ? "" : $", {options}")})",
        AppendReply = [history => $"{history}.Add(new AssistantChatMessage(reply))"],
        Message = (role, text) => $"new {role}ChatMessage({text})",
        Result = [(id, content) => $"new ToolChatMessage({id}, {content})"],
        AssistantWithCalls = ids => $"new AssistantChatMessage([{string.Join(", ", ids.Select(id => $"ChatToolCall.CreateFunctionToolCall(\"{id}\", \"a\", BinaryData.FromString(\"{{}}\"))"))}])",
        Copy = messages => $"{messages}.ToList()",
        Mapping = keepsCalls => $$"""
            return message switch
            {
                {{(keepsCalls ? "AssistantChatMessage { ToolCalls.Count: > 0 } assistant => new AssistantChatMessage(assistant.ToolCalls),\n    " : "")}}AssistantChatMessage assistant => new AssistantChatMessage(string.Concat(assistant.Content.Select(part => part.Text))),
                ToolChatMessage tool => new ToolChatMessage(tool.ToolCallId, tool.Content[0].Text),
                SystemChatMessage system => new SystemChatMessage(system.Content[0].Text),
                _ => new UserChatMessage(message.Content[0].Text),
            };
            """,
        MappingInline = "message is ToolChatMessage tool ? new ToolChatMessage(tool.ToolCallId, tool.Content[0].Text) : message",
    };
}
