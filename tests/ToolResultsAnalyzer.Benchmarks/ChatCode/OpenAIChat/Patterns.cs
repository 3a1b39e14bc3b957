using System.Text.Json;
using OpenAI.Chat;

namespace Shape;

public abstract record Step
{
    public sealed record Say(string Text) : Step;

    public sealed record Move(int X, int Y) : Step;

    public sealed record Fail(string Reason) : Step;
}

public sealed class Robot(ChatClient client)
{
    private (int X, int Y) _position;

    public async Task<string> DriveAsync(string question)
    {
        ChatMessage[] messages = [new SystemChatMessage("You drive a robot."), new UserChatMessage(question)];
        ChatCompletion completion = await client.CompleteChatAsync(messages);
        while (completion is { FinishReason: ChatFinishReason.ToolCalls, ToolCalls: { Count: > 0 } calls })
        {
            messages =
            [
                .. messages,
                new AssistantChatMessage(completion),
                .. calls.Select(call => new ToolChatMessage(call.Id, Apply(Parse(call)))),
            ];
            completion = await client.CompleteChatAsync(messages);
        }

        return completion.Content is [{ Text: var text }, ..] ? text : $"At {_position}.";
    }

    private static Step Parse(ChatToolCall call)
    {
        using var document = JsonDocument.Parse(call.FunctionArguments);
        return (call.FunctionName, document.RootElement) switch
        {
            ("say", var root) when root.TryGetProperty("text", out var text) => new Step.Say(text.GetString() ?? ""),
            ("move", var root) when root.TryGetProperty("x", out var x) && root.TryGetProperty("y", out var y) => new Step.Move(x.GetInt32(), y.GetInt32()),
/*2*/            ("stop", _) => new Step.Say("Stopped."),
            (var name, { ValueKind: JsonValueKind.Object }) => new Step.Fail($"Unknown: {name}"),
            _ => new Step.Fail("No object."),
        };
    }

    private string Apply(Step step)
    {
        switch (step)
        {
            case Step.Say { Text: { Length: > 0 } text }:
                Console.WriteLine(text);
                return "Said.";
            case Step.Move(0, 0):
                return "Nothing to do.";
            case Step.Move(var x, var y) when Math.Abs(x) + Math.Abs(y) < 100:
                _position = (_position.X + x, _position.Y + y);
                return $"Now at {_position}.";
            case Step.Move:
                return "Too far.";
            case Step.Fail(var reason):
                return reason;
            default:
                return "Nothing.";
        }
    }
}
