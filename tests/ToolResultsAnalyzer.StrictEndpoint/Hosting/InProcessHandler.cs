using System.Net;
using System.Net.Http.Headers;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint.Hosting;

/// <summary>Hands requests to an endpoint in the same process: no socket, no port, no waiting.</summary>
public sealed class InProcessHandler(Func<ReadOnlyMemory<byte>, WireResponse> endpoint) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using MemoryStream body = new();
        request.Content?.CopyTo(body, null, cancellationToken);
        return Answer(request, body);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using MemoryStream body = new();
        if (request.Content is not null)
            await request.Content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return Answer(request, body);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, MemoryStream body)
    {
        WireResponse answer = endpoint(body.GetBuffer().AsMemory(0, (int)body.Length));
        ByteArrayContent content = new(answer.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(answer.ContentType);
        return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content, RequestMessage = request };
    }
}
