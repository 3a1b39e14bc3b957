using Microsoft.Extensions.AI;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>The world of programs on <c>Microsoft.Extensions.AI</c>: its adapter for OpenAI stands before the same endpoint.</summary>
public sealed class ExtensionsAIEnv : Env
{
    private static readonly AITool[] Declared = [AIFunctionFactory.Create(() => "ok", "a"), AIFunctionFactory.Create(() => "ok", "b")];

    public ExtensionsAIEnv(IAnswers answers, Behaviours behaviours)
        : base(answers, behaviours) => Client = new AnybodysClient(this, Endpoint.CreateChatClient().AsIChatClient());

    /// <inheritdoc cref="OpenAIChatEnv.Client"/>
    public IChatClient Client { get; }

    /// <summary>The tools that a request declares.</summary>
    public IList<AITool> Tools => [.. Declared];

    /// <inheritdoc cref="OpenAIChatEnv.Opening"/>
    public List<ChatMessage> Opening() => [.. Enumerable.Range(0, OpeningMessages).Select(_ => new ChatMessage(ChatRole.User, "hello"))];

    public string Tool(FunctionCallContent call) => Tool(call.Name);

    public void SendAgain(List<ChatMessage> history) => Again(() => ((AnybodysClient)Client).Adapter.GetResponseAsync(history).GetAwaiter().GetResult());

    private sealed class AnybodysClient(ExtensionsAIEnv env, IChatClient adapter) : DelegatingChatClient(adapter)
    {
        public IChatClient Adapter => InnerClient;

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            env.MayThrow();
            return base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
