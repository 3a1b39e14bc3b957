// Signatures alone, of what concerns content with function calls in Google.Cloud.AIPlatform.V1 3.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Google.Cloud.AIPlatform.V1
{
    public sealed class FunctionCall
    {
        public string Name { get; set; }
        public Struct Args { get; set; }
    }

    public sealed class FunctionResponse
    {
        public string Name { get; set; }
        public Struct Response { get; set; }
    }

    public sealed class Part
    {
        public string Text { get; set; }
        public FunctionCall FunctionCall { get; set; }
        public FunctionResponse FunctionResponse { get; set; }
    }

    public sealed class Content
    {
        public string Role { get; set; }
        public RepeatedField<Part> Parts { get; }
    }

    public sealed class Candidate
    {
        public Content Content { get; set; }
    }

    public sealed class GenerateContentRequest
    {
        public string Model { get; set; }
        public RepeatedField<Content> Contents { get; }
    }

    public sealed class GenerateContentResponse
    {
        public RepeatedField<Candidate> Candidates { get; }
        public string ResponseId { get; set; }
    }

    public abstract class PredictionServiceClient
    {
        public virtual GenerateContentResponse GenerateContent(GenerateContentRequest request, object callSettings = null) => throw null;
        public virtual Task<GenerateContentResponse> GenerateContentAsync(GenerateContentRequest request, object callSettings = null) => throw null;
        public virtual Task<GenerateContentResponse> GenerateContentAsync(GenerateContentRequest request, CancellationToken cancellationToken) => throw null;
        public virtual GenerateContentResponse GenerateContent(string model, IEnumerable<Content> contents, object callSettings = null) => throw null;
        public virtual Task<GenerateContentResponse> GenerateContentAsync(string model, IEnumerable<Content> contents, object callSettings = null) => throw null;
        public virtual StreamGenerateContentStream StreamGenerateContent(GenerateContentRequest request, object callSettings = null) => throw null;

        public abstract class StreamGenerateContentStream
        {
            public IAsyncEnumerable<GenerateContentResponse> GetResponseStream() => throw null;
        }
    }
}
