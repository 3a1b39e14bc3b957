using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shape;

public sealed record Page<T>([property: JsonPropertyName("items")] IReadOnlyList<T> Items, [property: JsonPropertyName("next")] string? Next);

public sealed record Customer(int Id, string Name, string? Email, DateOnly Since, IReadOnlyList<string> Tags);

public sealed class ApiException(HttpStatusCode status, string body) : Exception($"{(int)status}: {body}")
{
    public HttpStatusCode Status { get; } = status;

    public bool IsTransient => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}

public sealed class ApiClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly HttpClient _http;
    private readonly Func<Task<string>> _token;
    private (string Token, DateTime Until)? _cached;

    public ApiClient(Uri address, Func<Task<string>> token)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _token = token;
    }

    public int Requests { get; private set; }

    public Task<Customer?> FindAsync(int id, CancellationToken token) => SendAsync<Customer>(HttpMethod.Get, $"customers/{id}", null, token);

    public async Task<Customer> CreateAsync(string name, string? email, CancellationToken token) =>
        await SendAsync<Customer>(HttpMethod.Post, "customers", new { name, email }, token) ?? throw new InvalidOperationException("Nothing came back.");

    public async IAsyncEnumerable<Customer> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        var next = (string?)"customers?limit=100";
        while (next is not null)
        {
            var page = await SendAsync<Page<Customer>>(HttpMethod.Get, next, null, token);
            foreach (var customer in page?.Items ?? [])
                yield return customer;
            next = page?.Next;
        }
    }

    public async Task<ILookup<string, Customer>> ByTagAsync(CancellationToken token)
    {
        var pairs = new List<(string Tag, Customer Customer)>();
        await foreach (var customer in AllAsync(token))
            pairs.AddRange(customer.Tags.DefaultIfEmpty("none").Select(tag => (tag, customer)));
        return pairs.ToLookup(pair => pair.Tag, pair => pair.Customer, StringComparer.OrdinalIgnoreCase);
    }

    public void Dispose() => _http.Dispose();

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken token)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var message = new HttpRequestMessage(method, path);
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
                if (body is not null)
                    message.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");

                Requests++;
                using var received = await _http.SendAsync(message, token);
                if (received.StatusCode == HttpStatusCode.NotFound)
                    return null;
                if (!received.IsSuccessStatusCode)
                    throw new ApiException(received.StatusCode, await received.Content.ReadAsStringAsync(token));

                await using var stream = await received.Content.ReadAsStreamAsync(token);
                return await JsonSerializer.DeserializeAsync<T>(stream, Json, token);
            }
            catch (ApiException exception) when (exception.IsTransient && attempt < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt * attempt), token);
            }
/*2*/            catch (HttpRequestException) when (attempt < 2)
/*2*/            {
/*2*/                await Task.Delay(TimeSpan.FromSeconds(1), token);
/*2*/            }
        }
    }

    private async Task<string> TokenAsync()
    {
        if (_cached is { } cached && cached.Until > DateTime.UtcNow)
            return cached.Token;

        var token = await _token();
        _cached = (token, DateTime.UtcNow.AddMinutes(5));
        return token;
    }
}
