using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>The world of programs on Semantic Kernel: its connector for OpenAI stands before the same endpoint.</summary>
public sealed class SemanticKernelEnv : Env
{
    private readonly AnybodysService service;

    public SemanticKernelEnv(IAnswers answers, Behaviours behaviours)
        : base(answers, behaviours) => service = new(this, new OpenAIChatCompletionService("strict-model", Endpoint.CreateClient()));

    /// <inheritdoc cref="OpenAIChatEnv.Client"/>
    public IChatCompletionService Client => service;

    /// <summary>The tools that a request declares.</summary>
    public Kernel Kernel { get; } = CreateKernel();

    /// <inheritdoc cref="OpenAIChatEnv.Opening"/>
    public ChatHistory Opening() => new(Enumerable.Range(0, OpeningMessages).Select(_ => new ChatMessageContent(AuthorRole.User, "hello")));

    public string Tool(FunctionCallContent call) => Tool(call.FunctionName);

    public void SendAgain(ChatHistory history) => Again(() => service.Send(history, null, null, CancellationToken.None).GetAwaiter().GetResult());

    private static Kernel CreateKernel()
    {
        var kernel = new Kernel();
        kernel.Plugins.Add(Declared);
        return kernel;
    }

    private static readonly KernelPlugin Declared = KernelPluginFactory.CreateFromFunctions("tools", [KernelFunctionFactory.CreateFromMethod(() => "ok", "a"), KernelFunctionFactory.CreateFromMethod(() => "ok", "b")]);

    private sealed class AnybodysService(SemanticKernelEnv env, OpenAIChatCompletionService connector) : IChatCompletionService
    {
        public IReadOnlyDictionary<string, object?> Attributes => connector.Attributes;

        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
        {
            env.MayThrow();
            return Send(chatHistory, executionSettings, kernel, cancellationToken);
        }

        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        /// <summary>Sends a history; the connector refuses some itself.</summary>
        public async Task<IReadOnlyList<ChatMessageContent>> Send(ChatHistory history, PromptExecutionSettings? settings, Kernel? kernel, CancellationToken cancellation)
        {
            try
            {
                return await connector.GetChatMessageContentsAsync(history, settings, kernel, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NotSupportedException or ArgumentException && history.Count > 0)
            {
                env.Refused(exception.Message);
                throw;
            }
        }
    }
}
