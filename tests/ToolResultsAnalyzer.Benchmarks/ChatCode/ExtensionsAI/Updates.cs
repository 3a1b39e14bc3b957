using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Shape;

public sealed class StreamingAgent(IChatClient client, IReadOnlyList<AIFunction> functions)
{
    private readonly List<ChatMessage> _messages = [new(ChatRole.System, "Be brief.")];

    public async IAsyncEnumerable<string> SayAsync(string question, [EnumeratorCancellation] CancellationToken token = default)
    {
        _messages.Add(new ChatMessage(ChatRole.User, question));
        while (true)
        {
            List<ChatResponseUpdate> updates = [];
            await foreach (var update in client.GetStreamingResponseAsync(_messages, new ChatOptions { Tools = [.. functions] }, token))
            {
                updates.Add(update);
                if (update.Text is { Length: > 0 } text)
                    yield return text;
            }

            var completion = updates.ToChatResponse();
            _messages.AddRange(completion.Messages);
            var calls = completion.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
                yield break;

            foreach (var call in calls)
            {
/*2*/                yield return $"[{call.Name}]";
                var function = functions.FirstOrDefault(candidate => candidate.Name == call.Name);
                var result = function is null ? "Unknown function." : await function.InvokeAsync(new AIFunctionArguments(call.Arguments), token);
                _messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
            }
        }
    }
}
