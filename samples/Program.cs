using System.ClientModel;
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
    private static readonly (string Name, Func<ChatClient, Task<string>> RunAsync, ScriptedReply FirstReply)[] Samples =
    [
        (nameof(TooFewResults), TooFewResults.RunAsync, ScriptedReply.OfCalls("foo", "foo")),
        (nameof(DuplicateResult), DuplicateResult.RunAsync, ScriptedReply.OfCalls(Oslo, Time)),
        (nameof(OrphanResult), OrphanResult.RunAsync, ScriptedReply.Done),
        (nameof(FewShotMissingResult), FewShotMissingResult.RunAsync, ScriptedReply.Done),
        (nameof(FewShotForeignId), FewShotForeignId.RunAsync, ScriptedReply.Done),
        (nameof(CustomExecutor), CustomExecutor.RunAsync, ScriptedReply.OfCalls(Oslo, Time)),
        (nameof(LoopLeftEarly), LoopLeftEarly.RunAsync, ScriptedReply.OfCalls("search_wiki", "search_mail")),
        (nameof(ToolThrows), ToolThrows.RunAsync, ScriptedReply.OfCalls(Atlantis, Oslo)),
    ];

    public static Task Main() => RunAllAsync(Console.Out);

    internal static async Task RunAllAsync(TextWriter output)
    {
        foreach ((string name, Func<ChatClient, Task<string>> runAsync, ScriptedReply firstReply) in Samples)
        {
            await using LoopbackServer server = await LoopbackServer.StartAsync(new StrictChatEndpoint(firstReply));
            try
            {
                await runAsync(server.CreateChatClient());
                await output.WriteLineAsync($"{name}: ok");
            }
            catch (ClientResultException e)
            {
                // The message of the exception is a head, an empty line, and what the provider said.
                await output.WriteLineAsync($"{name}: {e.Status} {e.Message.ReplaceLineEndings("\n").Split("\n\n")[^1]}");
            }
        }
    }
}
