namespace LookAlikes.Rpc;

/// <summary>A protocol in which a result may be given in parts, or never.</summary>
public sealed record ToolCall(string Id, string Method, string Params);

public abstract record Frame;

public sealed record ToolCalls(IReadOnlyList<ToolCall> Calls) : Frame;

public sealed record ToolResult(string CallId, string Content, bool IsFinal) : Frame;

public sealed record Heartbeat : Frame;

public interface IConnection
{
    Task<ToolCalls> ReceiveAsync(CancellationToken cancellationToken);

    Task SendAsync(IReadOnlyCollection<Frame> frames, CancellationToken cancellationToken);
}

public sealed class ToolServer(IConnection connection, IReadOnlyDictionary<string, Func<string, IEnumerable<string>>> methods)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Frame> frames = [];
        while (!cancellationToken.IsCancellationRequested)
        {
            var toolCalls = await connection.ReceiveAsync(cancellationToken);
            frames.Add(toolCalls);
            foreach (var call in toolCalls.Calls)
            {
                if (!methods.TryGetValue(call.Method, out var method))
                    continue;

                foreach (var part in method(call.Params))
                {
                    frames.Add(new ToolResult(call.Id, part, IsFinal: false));
                    frames.Add(new Heartbeat());
                }
            }

            await connection.SendAsync(frames, cancellationToken);
        }
    }

    public async Task AnswerFirstAsync(CancellationToken cancellationToken)
    {
        var toolCalls = await connection.ReceiveAsync(cancellationToken);
        var first = toolCalls.Calls[0];
        await connection.SendAsync([toolCalls, new ToolResult(first.Method, first.Id, IsFinal: true)], cancellationToken);
    }

    public async Task SwallowAsync(CancellationToken cancellationToken)
    {
        var toolCalls = await connection.ReceiveAsync(cancellationToken);
        var frames = new List<Frame>();
        foreach (var call in toolCalls.Calls)
        {
            try
            {
                frames.Add(new ToolResult(call.Id, string.Concat(methods[call.Method](call.Params)), IsFinal: true));
            }
            catch (KeyNotFoundException)
            {
                break;
            }
        }

        await connection.SendAsync(frames, cancellationToken);
    }

    public void Forget(ToolCalls toolCalls, List<Frame> frames)
    {
        frames.Add(toolCalls);
        _ = connection.SendAsync(frames, CancellationToken.None);
    }
}
