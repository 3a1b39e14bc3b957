using System.Text;
using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

public enum Transport
{
    InProcess,
    Loopback,
}

public enum Answer
{
    Plain,
    Streamed,
}

public enum Call
{
    Sync,
    Async,
}

/// <summary>What a reply comes to, by whatever route it came.</summary>
public sealed record Reply(string Text, IReadOnlyList<ChatToolCall> Calls, ChatFinishReason? FinishReason)
{
    /// <summary>The message that stands for the reply in the history.</summary>
    public AssistantChatMessage ToMessage() => Calls.Count > 0 ? new AssistantChatMessage(Calls) : new AssistantChatMessage(Text);
}

/// <summary>One of the eight ways in which the real client can reach the endpoint.</summary>
public sealed record Route(Transport Transport, Answer Answer, Call Call)
{
    public static MatrixTheoryData<Transport, Answer, Call> All { get; } =
        new(Enum.GetValues<Transport>(), Enum.GetValues<Answer>(), Enum.GetValues<Call>());

    /// <summary>Runs a conversation with a client that reaches the endpoint by this route.</summary>
    public async Task RunAsync(StrictChatEndpoint endpoint, Func<Func<List<ChatMessage>, ChatCompletionOptions?, Task<Reply>>, Task> conversation)
    {
        if (Transport == Transport.InProcess)
        {
            ChatClient client = endpoint.CreateChatClient();
            await conversation((messages, options) => SendAsync(client, messages, options));
            return;
        }

        await using LoopbackServer server = await LoopbackServer.StartAsync(endpoint);
        ChatClient remote = server.CreateChatClient();
        await conversation((messages, options) => SendAsync(remote, messages, options));
    }

    private Task<Reply> SendAsync(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions? options) => (Answer, Call) switch
    {
        (Answer.Plain, Call.Sync) => Task.FromResult(Read(client.CompleteChat(messages, options).Value)),
        (Answer.Plain, _) => ReadAsync(client.CompleteChatAsync(messages, options)),
        (_, Call.Sync) => ReadAsync(ToAsync(client.CompleteChatStreaming(messages, options))),
        _ => ReadAsync(client.CompleteChatStreamingAsync(messages, options)),
    };

    private static async Task<Reply> ReadAsync(Task<System.ClientModel.ClientResult<ChatCompletion>> completion) =>
        Read((await completion).Value);

    private static Reply Read(ChatCompletion completion) =>
        new(string.Concat(completion.Content.Select(part => part.Text)), completion.ToolCalls, completion.FinishReason);

    private static async IAsyncEnumerable<T> ToAsync<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask;
        foreach (T item in items)
            yield return item;
    }

    private static async Task<Reply> ReadAsync(IAsyncEnumerable<StreamingChatCompletionUpdate> updates)
    {
        StringBuilder text = new();
        List<(string Id, string Name, StringBuilder Arguments)> calls = [];
        ChatFinishReason? finishReason = null;
        await foreach (StreamingChatCompletionUpdate update in updates)
        {
            foreach (ChatMessageContentPart part in update.ContentUpdate)
                text.Append(part.Text);
            foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
            {
                if (call.Index == calls.Count)
                    calls.Add((call.ToolCallId, call.FunctionName, new()));
                calls[call.Index].Arguments.Append(call.FunctionArgumentsUpdate);
            }

            finishReason = update.FinishReason ?? finishReason;
        }

        return new(
            text.ToString(),
            [.. calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments.ToString())))],
            finishReason);
    }
}
