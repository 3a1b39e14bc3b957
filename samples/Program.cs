using System.ClientModel;
using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace Samples;

/// <summary>Runs each sample with the real client over HTTP, against an endpoint that is as strict as the provider.</summary>
internal static class Program
{
    private static readonly ScriptedCall Oslo = new("get_weather", """{"city":"Oslo"}""");
    private static readonly ScriptedCall Atlantis = new("get_weather", """{"city":"Atlantis"}""");
    private static readonly ScriptedCall Time = new("get_time");

    /// <summary>The samples, each with the reply that the model gives first; after it, the model says "done".</summary>
    private static readonly (string Name, Func<Task> RunAsync)[] Samples =
    [
        (nameof(TooFewResults), OnOpenAI(TooFewResults.RunAsync, ScriptedReply.OfCalls("foo", "foo"))),
        (nameof(DuplicateResult), OnOpenAI(DuplicateResult.RunAsync, ScriptedReply.OfCalls(Oslo, Time))),
        (nameof(OrphanResult), OnOpenAI(OrphanResult.RunAsync, ScriptedReply.Done)),
        (nameof(FewShotMissingResult), OnOpenAI(FewShotMissingResult.RunAsync, ScriptedReply.Done)),
        (nameof(FewShotForeignId), OnOpenAI(FewShotForeignId.RunAsync, ScriptedReply.Done)),
        (nameof(CustomExecutor), OnOpenAI(CustomExecutor.RunAsync, ScriptedReply.OfCalls(Oslo, Time))),
        (nameof(LoopLeftEarly), OnOpenAI(LoopLeftEarly.RunAsync, ScriptedReply.OfCalls("search_wiki", "search_mail"))),
        (nameof(ToolThrows), OnOpenAI(ToolThrows.RunAsync, ScriptedReply.OfCalls(Atlantis, Oslo))),
        (nameof(ExtensionsAIAgent), OnExtensionsAI(ExtensionsAIAgent.RunAsync, ScriptedReply.OfCalls(Oslo, Time))),
        (nameof(SemanticKernelAgent), OnSemanticKernel(SemanticKernelAgent.RunAsync, ScriptedReply.OfCalls(OfPlugin(Atlantis), OfPlugin(Oslo)))),
        (nameof(AnthropicAgent), OnAnthropic(AnthropicAgent.RunAsync, ScriptedReply.OfCalls("search_mail", "send_mail"))),
    ];

    public static Task Main() => RunAllAsync(Console.Out);

    internal static async Task RunAllAsync(TextWriter output)
    {
        foreach ((string name, Func<Task> runAsync) in Samples)
        {
            try
            {
                await runAsync();
                await output.WriteLineAsync($"{name}: ok");
            }
            catch (ClientResultException e)
            {
                await output.WriteLineAsync($"{name}: {Refusal(e)}");
            }
            catch (HttpOperationException e) when (e.InnerException is ClientResultException inner)
            {
                await output.WriteLineAsync($"{name}: {Refusal(inner)}");
            }
            catch (AnthropicApiException e)
            {
                await output.WriteLineAsync($"{name}: {Refusal(e)}");
            }
        }
    }

    /// <summary>The message of the exception is a head, an empty line, and what the provider said.</summary>
    private static string Refusal(ClientResultException e) => $"{e.Status} {e.Message.ReplaceLineEndings("\n").Split("\n\n")[^1]}";

    /// <summary>What the provider said is in the body of its answer.</summary>
    private static string Refusal(AnthropicApiException e)
    {
        using JsonDocument body = JsonDocument.Parse(e.ResponseBody);
        return $"{(int)e.StatusCode} {body.RootElement.GetProperty("error").GetProperty("message").GetString()}";
    }

    private static Func<Task> OnOpenAI(Func<ChatClient, Task> runAsync, ScriptedReply firstReply) => async () =>
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new StrictChatEndpoint(firstReply));
        await runAsync(server.CreateChatClient());
    };

    private static Func<Task> OnExtensionsAI(Func<IChatClient, Task> runAsync, ScriptedReply firstReply) =>
        OnOpenAI(client => runAsync(client.AsIChatClient()), firstReply);

    private static Func<Task> OnSemanticKernel(Func<IChatCompletionService, Task> runAsync, ScriptedReply firstReply) => async () =>
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new StrictChatEndpoint(firstReply));
        await runAsync(new OpenAIChatCompletionService("strict-model", server.CreateClient()));
    };

    /// <summary>The call as Semantic Kernel names it: the plugin before the function.</summary>
    private static ScriptedCall OfPlugin(ScriptedCall call) => call with { Name = "weather-get" };

    private static Func<Task> OnAnthropic(Func<IAnthropicClient, Task> runAsync, ScriptedReply firstReply) => async () =>
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new StrictMessagesEndpoint(firstReply));
        using AnthropicClient client = new() { BaseUrl = server.Root.OriginalString.TrimEnd('/'), ApiKey = "unused", MaxRetries = 0 };
        await runAsync(client);
    };
}
