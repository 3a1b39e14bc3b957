using System.Text;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Streaming;

/// <summary>Puts calls together from their parts, by index.</summary>
public sealed class StreamingAgent
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;

    public StreamingAgent(ChatClient client, IToolbox toolbox)
    {
        _client = client;
        _toolbox = toolbox;
    }

    public async IAsyncEnumerable<string> AskAsync(List<ChatMessage> history)
    {
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            var text = new StringBuilder();
            var parts = new SortedDictionary<int, CallBuilder>();
            await foreach (var update in _client.CompleteChatStreamingAsync(history, options))
            {
                foreach (var part in update.ContentUpdate)
                {
                    text.Append(part.Text);
                    yield return part.Text;
                }

                foreach (var call in update.ToolCallUpdates)
                {
                    if (!parts.TryGetValue(call.Index, out var builder))
                        parts[call.Index] = builder = new CallBuilder();
                    builder.Add(call);
                }
            }

            if (parts.Count == 0)
            {
                history.Add(new AssistantChatMessage(text.ToString()));
                yield break;
            }

            var calls = parts.Values.Select(builder => builder.Build()).ToList();
            var assistant = new AssistantChatMessage(calls);
            if (text.Length > 0)
                assistant.Content.Add(ChatMessageContentPart.CreateTextPart(text.ToString()));
            var answers = new List<ChatMessage>();
            foreach (var call in calls)
                answers.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));

            history.Add(assistant);
            history.AddRange(answers);
        }
    }

    /// <summary>Collects the whole reply first and goes on as without a stream.</summary>
    public async Task<string> AskWholeAsync(string question, IProgress<string>? progress = null)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            var reply = await ReadAsync(messages, options, progress);
            messages.Add(reply.Message);
            if (reply.Calls.Count == 0)
                return reply.Text;

            foreach (var call in reply.Calls)
                messages.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    private async Task<StreamedReply> ReadAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions options, IProgress<string>? progress)
    {
        var text = new StringBuilder();
        var parts = new SortedDictionary<int, CallBuilder>();
        await foreach (StreamingChatCompletionUpdate update in _client.CompleteChatStreamingAsync(messages, options))
        {
            foreach (ChatMessageContentPart part in update.ContentUpdate)
            {
                text.Append(part.Text);
                progress?.Report(part.Text);
            }

            foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
            {
                if (!parts.TryGetValue(call.Index, out CallBuilder? builder))
                {
                    builder = new CallBuilder();
                    parts.Add(call.Index, builder);
                }

                builder.Add(call);
            }
        }

        return new StreamedReply(text.ToString(), [.. parts.Values.Select(builder => builder.Build())]);
    }

    private sealed record StreamedReply(string Text, IReadOnlyList<ChatToolCall> Calls)
    {
        public AssistantChatMessage Message
        {
            get
            {
                if (Calls.Count == 0)
                    return new AssistantChatMessage(Text);

                var message = new AssistantChatMessage(Calls);
                if (Text.Length > 0)
                    message.Content.Add(ChatMessageContentPart.CreateTextPart(Text));
                return message;
            }
        }
    }

    private sealed class CallBuilder
    {
        private readonly StringBuilder _arguments = new();
        private string _id = "";
        private string _name = "";

        public void Add(StreamingChatToolCallUpdate update)
        {
            _id = update.ToolCallId ?? _id;
            _name = update.FunctionName ?? _name;
            if (update.FunctionArgumentsUpdate is { } arguments)
                _arguments.Append(arguments.ToString());
        }

        public ChatToolCall Build() => ChatToolCall.CreateFunctionToolCall(_id, _name, BinaryData.FromString(_arguments.Length > 0 ? _arguments.ToString() : "{}"));
    }
}
