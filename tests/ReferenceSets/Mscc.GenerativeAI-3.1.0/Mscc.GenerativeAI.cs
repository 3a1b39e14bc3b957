// Signatures alone, of what concerns content with function calls in Mscc.GenerativeAI 3.1.0.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Mscc.GenerativeAI
{
    using Types;

    public class GenerativeModel
    {
        public Task<GenerateContentResponse> GenerateContent(GenerateContentRequest request, CancellationToken cancellationToken = default) => throw null;
        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStream(GenerateContentRequest request, CancellationToken cancellationToken = default) => throw null;
        public ChatSession StartChat(List<ContentResponse> history = null, bool enableAutomaticFunctionCalling = false) => throw null;
    }
}

namespace Mscc.GenerativeAI.Types
{
    public interface IPart
    {
    }

    public partial class FunctionCall : IPart
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public object Args { get; set; }
    }

    public partial class FunctionResponse : IPart
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public object Response { get; set; }
    }

    public partial class Part : IPart
    {
        public string Text { get; set; }
        public FunctionCall FunctionCall { get; set; }
        public FunctionResponse FunctionResponse { get; set; }
        public static FunctionResponse FromFunctionResponse(string name, dynamic response) => throw null;
    }

    public static class Role
    {
        public const string User = "user";
        public const string Model = "model";
        public const string Function = "function";
    }

    public partial class Content
    {
        public Content() { }
        public Content(string text, string role = "user") { }
        public Content(IPart part, string role = "user") { }
        public Content(IEnumerable<IPart> parts, string role = "user") { }
        public List<IPart> Parts { get; set; }
        public List<Part> PartTypes { get; set; }
        public string Role { get; set; }
    }

    public class ContentResponse
    {
        public List<Part> Parts { get; set; }
        public string Role { get; set; }
    }

    public class Candidate
    {
        public ContentResponse Content { get; set; }
    }

    public class GenerateContentRequest
    {
        public List<Content> Contents { get; set; }
    }

    public class GenerateContentResponse
    {
        public List<Candidate> Candidates { get; set; }
        public List<FunctionCall> FunctionCalls { get; }
        public string Text { get; }
    }

    public class ChatSession
    {
        public List<ContentResponse> History { get; set; }
        public Task<GenerateContentResponse> SendMessage(string prompt, CancellationToken cancellationToken = default) => throw null;
        public Task<GenerateContentResponse> SendMessage(List<Part> parts, CancellationToken cancellationToken = default) => throw null;
    }
}
