using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint.Hosting;

/// <summary>Serves an endpoint over HTTP on a free port of the loopback interface.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>The address: <c>http://127.0.0.1:port</c>, for clients that add the version themselves.</summary>
    public Uri Root => new(_app.Urls.Single());

    /// <summary>The base address for other clients: <c>http://127.0.0.1:port/v1</c>.</summary>
    public Uri BaseAddress => new(Root, "v1");

    /// <summary>Starts a server for the endpoint.</summary>
    public static Task<LoopbackServer> StartAsync(StrictChatEndpoint endpoint) => StartAsync("/v1/chat/completions", endpoint.Answer);

    /// <inheritdoc cref="StartAsync(StrictChatEndpoint)"/>
    public static Task<LoopbackServer> StartAsync(StrictMessagesEndpoint endpoint) => StartAsync("/v1/messages", endpoint.Answer);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<LoopbackServer> StartAsync(string path, Func<ReadOnlyMemory<byte>, WireResponse> endpoint)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));

        WebApplication app = builder.Build();
        app.MapPost(path, context => AnswerAsync(endpoint, context));
        await app.StartAsync().ConfigureAwait(false);
        return new LoopbackServer(app);
    }

    private static async Task AnswerAsync(Func<ReadOnlyMemory<byte>, WireResponse> endpoint, HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        WireResponse answer = endpoint(body.GetBuffer().AsMemory(0, (int)body.Length));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
