// Signatures alone, of what concerns content with function calls in Google.GenAI 0.2.0.
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Google.GenAI
{
    using Types;

    public class Client
    {
        public Models Models { get; }
    }

    public class Models
    {
        public Task<GenerateContentResponse> GenerateContentAsync(string model, List<Content> contents, GenerateContentConfig config = null) => throw null;
        public Task<GenerateContentResponse> GenerateContentAsync(string model, Content contents, GenerateContentConfig config = null) => throw null;
        public Task<GenerateContentResponse> GenerateContentAsync(string model, string contents, GenerateContentConfig config = null) => throw null;
        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStreamAsync(string model, List<Content> contents, GenerateContentConfig config = null) => throw null;
    }
}

namespace Google.GenAI.Types
{
    public record FunctionCall
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public Dictionary<string, object> Args { get; set; }
    }

    public record FunctionResponse
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public Dictionary<string, object> Response { get; set; }
    }

    public record Part
    {
        public string Text { get; set; }
        public FunctionCall FunctionCall { get; set; }
        public FunctionResponse FunctionResponse { get; set; }
    }

    public record Content
    {
        public List<Part> Parts { get; set; }
        public string Role { get; set; }
    }

    public record Candidate
    {
        public Content Content { get; set; }
    }

    public record GenerateContentResponse
    {
        public List<Candidate> Candidates { get; set; }
        public string ResponseId { get; set; }
    }

    public record GenerateContentConfig
    {
    }
}
