using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>The world of programs on <c>OpenAI.Chat</c>.</summary>
public sealed class OpenAIChatEnv : Env
{
    public OpenAIChatEnv(IAnswers answers, Behaviours behaviours)
        : base(answers, behaviours) => Client = Endpoint.CreateChatClient();

    /// <summary>The real client of the SDK, in front of the strict endpoint.</summary>
    public ChatClient Client { get; }

    /// <summary>A history as a caller may have it.</summary>
    public List<ChatMessage> Opening() => [.. Enumerable.Range(0, OpeningMessages).Select(_ => new UserChatMessage("hello"))];

    public string Tool(ChatToolCall call) => Tool(call.FunctionName);

    public void SendAgain(List<ChatMessage> history) => Again(() => Client.CompleteChat(history));
}
