using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

#pragma warning disable OPENAI001 // Responses are marked as experimental.

namespace ToolResultsAnalyzer.StrictEndpoint.Hosting;

/// <summary>Real clients that talk to the endpoint. They never retry: a refusal is a verdict, not an accident.</summary>
public static class Clients
{
    private const string Model = "strict-model";

    private static readonly ApiKeyCredential Key = new("unused");

    /// <summary>A client whose requests stay in this process.</summary>
    public static ChatClient CreateChatClient(this StrictChatEndpoint endpoint) => new(Model, Key, InProcess<OpenAIClientOptions>(endpoint.Answer));

    /// <inheritdoc cref="CreateChatClient(StrictChatEndpoint)"/>
    public static OpenAIClient CreateClient(this StrictChatEndpoint endpoint) => new(Key, InProcess<OpenAIClientOptions>(endpoint.Answer));

    /// <inheritdoc cref="CreateChatClient(StrictChatEndpoint)"/>
    public static ResponsesClient CreateResponsesClient(this StrictResponsesEndpoint endpoint) => new(Key, InProcess<ResponsesClientOptions>(endpoint.Answer));

    /// <summary>A client that speaks HTTP with a server on the loopback interface.</summary>
    public static ChatClient CreateChatClient(this LoopbackServer server) => server.CreateClient().GetChatClient(Model);

    /// <inheritdoc cref="CreateChatClient(LoopbackServer)"/>
    public static OpenAIClient CreateClient(this LoopbackServer server) => new(Key, new OpenAIClientOptions
    {
        Endpoint = server.BaseAddress,
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    });

    private static TOptions InProcess<TOptions>(Func<ReadOnlyMemory<byte>, WireResponse> endpoint) where TOptions : ClientPipelineOptions, new() => new()
    {
        Transport = new HttpClientPipelineTransport(new HttpClient(new InProcessHandler(endpoint)) { Timeout = Timeout.InfiniteTimeSpan }),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    };
}
