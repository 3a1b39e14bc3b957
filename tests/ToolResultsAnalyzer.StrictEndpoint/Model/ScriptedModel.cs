using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint.Model;

/// <summary>A model that gives the replies it was told to give, one per accepted request, and then says "done".</summary>
public class ScriptedModel(params IEnumerable<ScriptedReply> replies)
{
    private readonly Queue<ScriptedReply> _script = new(replies);
    private int _callsMade;

    /// <summary>
    /// Whether the model asks for calls even when a request declares no tools or forbids them. A real model does not: it
    /// then answers with a text, and its calls wait for a request that allows them.
    /// </summary>
    public bool CallsToolsUnasked { get; init; }

    /// <summary>The replies that are still to come.</summary>
    public int RepliesLeft => _script.Count;

    /// <summary>The reply to a request that kept the contract. Its calls all have ids.</summary>
    public virtual ScriptedReply ReplyTo(ChatRequest request) => Next(request.AllowsToolCalls);

    /// <summary>The next reply of the script.</summary>
    /// <param name="allowsToolCalls">Whether the request that it answers declares tools, and does not forbid them.</param>
    public ScriptedReply Next(bool allowsToolCalls)
    {
        if (!_script.TryPeek(out ScriptedReply? next))
            return ScriptedReply.Done;

        if (next.Calls.Count > 0 && !allowsToolCalls && !CallsToolsUnasked)
            return ScriptedReply.Done;

        _script.Dequeue();
        return next with { Calls = [.. next.Calls.Select(call => call with { Id = call.Id ?? $"call_{++_callsMade}" })] };
    }
}
