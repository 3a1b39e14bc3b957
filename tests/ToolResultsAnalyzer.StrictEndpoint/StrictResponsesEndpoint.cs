using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint;

/// <summary>
/// A responses endpoint that refuses every history the contract forbids. It keeps what it was sent and what it replied, for requests that
/// go on from a response (<c>previous_response_id</c>). It does not stream.
/// </summary>
public sealed class StrictResponsesEndpoint(ScriptedModel model)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<HistoryItem>> _kept = [];
    private readonly List<ContractBreach> _breaches = [];
    private int _replies;

    /// <summary>An endpoint whose model gives these replies.</summary>
    public StrictResponsesEndpoint(params IEnumerable<ScriptedReply> replies)
        : this(new ScriptedModel(replies))
    {
    }

    /// <summary>The breaches of the refused requests, in order.</summary>
    public IReadOnlyList<ContractBreach> Breaches
    {
        get
        {
            lock (_gate)
                return [.. _breaches];
        }
    }

    /// <summary>Judges a request and answers it.</summary>
    public WireResponse Answer(ReadOnlyMemory<byte> body)
    {
        ResponsesRequest request;
        try
        {
            request = ResponsesRequest.Parse(body);
        }
        catch (JsonException)
        {
            return ResponseWriter.Error("We could not parse the JSON body of your request.", null);
        }

        lock (_gate)
        {
            IReadOnlyList<HistoryItem>? before = [];
            if (request.PreviousResponseId is { } previous && !_kept.TryGetValue(previous, out before))
                return ResponseWriter.Error($"Previous response with id '{previous}' not found.", "previous_response_id");

            HistoryItem[] history = [.. before, .. request.Items];
            if (ItemContract.FindBreach(history) is { } breach)
            {
                _breaches.Add(breach);
                return ResponseWriter.Refusal(breach);
            }

            ScriptedReply reply = model.Next(request.AllowsToolCalls);
            _kept[ResponsesWriter.IdOf(++_replies)] = [.. history, .. reply.Calls.Select(call => new HistoryItem(ItemKind.Call, call.Id!))];
            return ResponsesWriter.Response(reply, request.Model, _replies);
        }
    }
}
