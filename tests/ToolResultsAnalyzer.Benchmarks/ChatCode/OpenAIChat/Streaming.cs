using OpenAI.Chat;

namespace Shape;

public sealed class StreamingAgent(ChatClient client, Func<string, string, Task<string>> tool)
{
    public async IAsyncEnumerable<string> AskAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } };
        while (true)
        {
            var text = new StringBuilder();
            var parts = new SortedDictionary<int, CallBuilder>();
            ChatFinishReason? reason = null;
            await foreach (StreamingChatCompletionUpdate update in client.CompleteChatStreamingAsync(messages, options))
            {
                foreach (ChatMessageContentPart part in update.ContentUpdate)
                {
                    text.Append(part.Text);
                    yield return part.Text;
                }

                foreach (StreamingChatToolCallUpdate piece in update.ToolCallUpdates)
                {
                    if (!parts.TryGetValue(piece.Index, out CallBuilder? builder))
                    {
                        builder = new CallBuilder();
                        parts.Add(piece.Index, builder);
                    }

                    builder.Add(piece);
                }

                reason ??= update.FinishReason;
            }

            if (reason != ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(text.ToString()));
                yield break;
            }

            var calls = parts.Values.Select(builder => builder.Build()).ToList();
            var assistant = new AssistantChatMessage(calls);
            if (text.Length > 0)
                assistant.Content.Add(ChatMessageContentPart.CreateTextPart(text.ToString()));
            messages.Add(assistant);
            foreach (var call in calls)
            {
/*2*/                yield return $"[{call.FunctionName}]";
                messages.Add(new ToolChatMessage(call.Id, await tool(call.FunctionName, call.FunctionArguments.ToString())));
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

        public ChatToolCall Build() =>
            ChatToolCall.CreateFunctionToolCall(_id, _name, BinaryData.FromString(_arguments.Length > 0 ? _arguments.ToString() : "{}"));
    }
}
