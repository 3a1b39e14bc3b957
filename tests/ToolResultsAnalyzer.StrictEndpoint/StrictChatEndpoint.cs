using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint;

/// <summary>A request and what became of it: refused with a breach, or answered with a reply.</summary>
public sealed record Exchange(ChatRequest Request, ContractBreach? Breach, ScriptedReply? Reply)
{
    /// <summary>Whether the request was refused.</summary>
    public bool Refused => Breach is not null;
}

/// <summary>
/// A chat-completions endpoint that refuses every history the contract forbids, and answers the others with what the
/// scripted model says. It knows nothing of the network: see <see cref="Hosting"/> for the ways to reach it.
/// </summary>
public sealed class StrictChatEndpoint(ScriptedModel model)
{
    private readonly Lock _gate = new();
    private readonly List<Exchange> _exchanges = [];

    /// <summary>An endpoint whose model gives these replies.</summary>
    public StrictChatEndpoint(params IEnumerable<ScriptedReply> replies)
        : this(new ScriptedModel(replies))
    {
    }

    /// <summary>All requests so far, in order, each with its verdict.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_gate)
                return [.. _exchanges];
        }
    }

    /// <summary>The breaches of the refused requests, in order.</summary>
    public IEnumerable<ContractBreach> Breaches => Exchanges.Select(exchange => exchange.Breach).OfType<ContractBreach>();

    /// <summary>Judges a request and answers it.</summary>
    public WireResponse Answer(ReadOnlyMemory<byte> body)
    {
        ChatRequest request;
        try
        {
            request = ChatRequest.Parse(body);
        }
        catch (JsonException)
        {
            return ResponseWriter.Error("We could not parse the JSON body of your request.", null);
        }

        ContractBreach? breach = ToolResultContract.FindBreach(request.Messages);
        ScriptedReply? reply;
        int number;
        lock (_gate)
        {
            reply = breach is null ? model.ReplyTo(request) : null;
            _exchanges.Add(new(request, breach, reply));
            number = _exchanges.Count;
        }

        if (reply is null)
            return ResponseWriter.Refusal(breach!);

        return request.Stream
            ? ResponseWriter.Stream(reply, request.Model, number)
            : ResponseWriter.Completion(reply, request.Model, number);
    }
}
