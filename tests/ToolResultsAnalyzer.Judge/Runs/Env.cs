using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>A tool failed, as it was told to.</summary>
public sealed class ToolException : Exception;

/// <summary>The program does not come to an end: the run tells nothing.</summary>
public sealed class EndlessException : Exception;

/// <summary>What a generated program sees of the world; every answer comes from the tape.</summary>
public sealed class Env
{
    private readonly IAnswers answers;
    private readonly Behaviours behaviours;
    private readonly StrictChatEndpoint endpoint;
    private int sends;
    private bool toolThrew;
    private readonly List<TaskCompletionSource> pending = [];

    public Env(IAnswers answers, Behaviours behaviours)
    {
        this.answers = answers;
        this.behaviours = behaviours;
        endpoint = new StrictChatEndpoint(new TapeModel(this));
        Client = endpoint.CreateChatClient();
    }

    /// <summary>The real client of the SDK, in front of the strict endpoint.</summary>
    public ChatClient Client { get; }

    /// <summary>A history as a caller may have it.</summary>
    public List<ChatMessage> Opening() => [.. Enumerable.Range(0, behaviours.Opening).Select(_ => new UserChatMessage("hello"))];

    /// <summary>Whether a request was refused.</summary>
    public bool Failed => endpoint.Breaches.Any();

    /// <summary>All requests, as far as the endpoint reads them: one a line.</summary>
    public string Transcript => string.Join("\n", endpoint.Exchanges.Select(exchange => string.Join(", ", exchange.Request.Messages.Select(message => string.Join(" ", [message.Role, .. message.ToolCallIds, message.ToolCallId])))));

    public string FirstBreach => endpoint.Breaches.First().Message;

    /// <summary>An opaque condition: asked anew each time. (An indexer, because a property does not throw.)</summary>
    public bool this[int question] => answers.Choose(2, $"condition {question}") == 1;

    /// <summary>A tool: throws where the program lets tools throw and the tape says so.</summary>
    public string Tool(ChatToolCall call)
    {
        if (behaviours.ToolsThrow && answers.Choose(2, "tool") == 1)
        {
            toolThrew = true;
            throw new ToolException();
        }

        return "result of " + call.FunctionName;
    }

    /// <summary>Work that is done when the run lets it: at the latest when the method is over and has waited for what it waits for.</summary>
    public Task Later
    {
        get
        {
            var source = new TaskCompletionSource();
            pending.Add(source);
            return source.Task;
        }
    }

    /// <summary>Waits for an asynchronous method. Whenever it waits, the tape says which work is done next.</summary>
    public void Wait(Task method)
    {
        while (!method.IsCompleted)
        {
            if (pending.Count == 0)
                throw new EndlessException();

            Finish(answers.Choose(pending.Count, "order"));
        }

        method.GetAwaiter().GetResult();
    }

    /// <summary>Ends the oldest work or a later one; what waits for it goes on at once, on this thread.</summary>
    private void Finish(int index)
    {
        var source = pending[index];
        pending.RemoveAt(index);
        source.SetResult();
    }

    /// <summary>Whoever can still reach the history sends it again, when all work is done.</summary>
    public void SendAgain(List<ChatMessage> history)
    {
        while (pending.Count > 0)
            Finish(0);

        int last = history.FindLastIndex(message => message is not ToolChatMessage);
        EndedBare = !Failed && last >= 0 && history[last] is AssistantChatMessage { ToolCalls: { Count: > 0 } calls }
            && (last == history.Count - 1 || calls[0].Id is "x")
            && history.Skip(last + 1).Cast<ToolChatMessage>().All(result => calls.Any(call => call.Id == result.ToolCallId));
        Client.CompleteChat(history);
    }

    /// <summary>Whether the method returned right after an assistant message with calls, or within a turn written by hand.</summary>
    public bool EndedBare { get; private set; }

    /// <summary>Whether a tool threw, and what was refused has a second result for a call.</summary>
    public bool AnsweredAgainAfterException => toolThrew
        && endpoint.Exchanges.Last().Request.Messages.Select(message => message.ToolCallId).OfType<string>().GroupBy(id => id).Any(results => results.Count() > 1);

    private ScriptedReply Reply()
    {
        if (++sends > behaviours.Rounds + 6)
            throw new EndlessException();

        int count = sends > behaviours.Rounds ? 0 : answers.Choose(behaviours.MaxCalls + 1, "calls");
        return count == 0
            ? ScriptedReply.OfText("text")
            : ScriptedReply.OfCalls([.. Enumerable.Range(0, count).Select(_ => behaviours.Names[answers.Choose(behaviours.Names.Count, "name")])]);
    }

    private sealed class TapeModel(Env env) : ScriptedModel
    {
        private int calls;

        public override ScriptedReply ReplyTo(ChatRequest request)
        {
            if (!request.AllowsToolCalls)
                return ScriptedReply.Done;

            var reply = env.Reply();
            return reply with { Calls = [.. reply.Calls.Select(call => call with { Id = $"id_{++calls}" })] };
        }
    }
}

/// <summary>The behaviours that are tried with a program.</summary>
/// <param name="Rounds">How many replies may ask for calls.</param>
/// <param name="MaxCalls">How many calls a reply may ask for: more than any constant in the program.</param>
/// <param name="Names">The names of functions; one of them is unknown to the program.</param>
/// <param name="Opening">How many messages a history has that the program is given.</param>
public sealed record Behaviours(int Rounds, int MaxCalls, IReadOnlyList<string> Names, bool ToolsThrow, int Opening = 1)
{
    /// <summary>What is tried where something is reported and none of the small behaviours shows it.</summary>
    public Behaviours Larger => this with { Rounds = Rounds + 1, Opening = Opening + 3 };
}
