using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint;

/// <summary>
/// A messages endpoint, as Anthropic has it, that refuses every history the contract forbids, and answers the others with what the
/// scripted model says. It does not stream.
/// </summary>
public sealed class StrictMessagesEndpoint(ScriptedModel model)
{
    private readonly Lock _gate = new();
    private readonly List<ContractBreach> _breaches = [];
    private int _replies;

    /// <summary>An endpoint whose model gives these replies.</summary>
    public StrictMessagesEndpoint(params IEnumerable<ScriptedReply> replies)
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
        MessagesRequest request;
        try
        {
            request = MessagesRequest.Parse(body);
        }
        catch (JsonException)
        {
            return MessagesWriter.Error("The request body is not valid JSON.");
        }

        lock (_gate)
        {
            if (BlockContract.FindBreach(request.Messages) is { } breach)
            {
                _breaches.Add(breach);
                return MessagesWriter.Refusal(breach);
            }

            return MessagesWriter.Message(model.Next(request.AllowsToolCalls), request.Model, ++_replies);
        }
    }
}
