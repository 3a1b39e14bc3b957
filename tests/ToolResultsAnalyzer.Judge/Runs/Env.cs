using ToolResultsAnalyzer.StrictEndpoint;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>A tool failed, as it was told to.</summary>
public sealed class ToolException : Exception;

/// <summary>The program does not come to an end: the run tells nothing.</summary>
public sealed class EndlessException : Exception;

/// <summary>What a generated program sees of the world; every answer comes from the tape. What it sees of its SDK is in a class for each SDK.</summary>
public abstract class Env
{
    private readonly IAnswers answers;
    private readonly Behaviours behaviours;
    private readonly StrictChatEndpoint endpoint;
    private int sends;
    private bool toolThrew;
    private string? refusal;
    private readonly List<TaskCompletionSource> pending = [];

    protected Env(IAnswers answers, Behaviours behaviours)
    {
        this.answers = answers;
        this.behaviours = behaviours;
        endpoint = new StrictChatEndpoint(new TapeModel(this));
    }

    /// <summary>Where the client of the SDK sends its requests.</summary>
    protected StrictChatEndpoint Endpoint => endpoint;

    /// <summary>How many messages a history has that a program is given.</summary>
    protected int OpeningMessages => behaviours.Opening;

    /// <summary>Whether a request was refused.</summary>
    public bool Failed => refusal is not null || endpoint.Breaches.Any();

    /// <summary>All requests, as far as the endpoint reads them: one a line.</summary>
    public string Transcript => string.Join("\n", endpoint.Exchanges.Select(exchange => string.Join(", ", exchange.Request.Messages.Select(message => string.Join(" ", [message.Role, .. message.ToolCallIds, message.ToolCallId])))));

    public string FirstBreach => refusal ?? endpoint.Breaches.First().Message;

    /// <summary>An opaque condition: asked anew each time. (An indexer, because a property does not throw.)</summary>
    public bool this[int question] => answers.Choose(2, $"condition {question}") == 1;

    /// <summary>A program looked for calls, and there were some. (A property, because it does not throw.)</summary>
    public bool SawCalls { get; set; }

    /// <summary>A tool: throws where the program lets tools throw and the tape says so.</summary>
    protected string Tool(string name)
    {
        ThrowIfTold(behaviours.ToolsThrow, "tool");
        return "result of " + name;
    }

    /// <summary>The SDK does not send what the contract forbids.</summary>
    protected void Refused(string message) => refusal ??= message;

    /// <summary>A client that is anybody's: throws before it sends where the tape says so.</summary>
    protected void MayThrow() => ThrowIfTold(behaviours.ClientsThrow, "client");

    private void ThrowIfTold(bool mayThrow, string question)
    {
        if (mayThrow && answers.Choose(2, question) == 1)
        {
            toolThrew = true;
            throw new ToolException();
        }
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
    protected void Again(Action send)
    {
        while (pending.Count > 0)
            Finish(0);

        bool failed = Failed;
        int requests = endpoint.Exchanges.Count;
        try
        {
            send();
        }
        finally
        {
            EndedBare = !failed && endpoint.Exchanges.Skip(requests).Any(exchange => IsBare(exchange.Request.Messages));
        }
    }

    private static bool IsBare(IReadOnlyList<HistoryMessage> history)
    {
        int last = history.Count - 1;
        while (last >= 0 && history[last].IsToolResult)
            last--;

        return last >= 0 && history[last].ToolCallIds is { Count: > 0 } calls
            && (last == history.Count - 1 || calls[0] is "x")
            && history.Skip(last + 1).All(result => calls.Contains(result.ToolCallId!));
    }

    /// <summary>Whether the method returned right after an assistant message with calls, or within a turn written by hand.</summary>
    public bool EndedBare { get; private set; }

    /// <summary>
    /// Whether what was refused first is a reply none of whose calls has a result, in a run that never looked for calls: with a client that
    /// invokes functions itself there would be none.
    /// </summary>
    public bool LeftToClient => !SawCalls && endpoint.Exchanges.FirstOrDefault(exchange => exchange.Refused) is { Breach.Kind: BreachKind.MissingResult, Request.Messages: var messages }
        && messages.Index().First(message => message.Item.ToolCallIds.Count > messages.Skip(message.Index + 1).TakeWhile(next => next.IsToolResult).Count()) is var (index, _)
        && (index == messages.Count - 1 || !messages[index + 1].IsToolResult);

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
/// <param name="ClientsThrow">Whether what a tool throws may also come from the client, where it is anybody's.</param>
/// <param name="Opening">How many messages a history has that the program is given.</param>
public sealed record Behaviours(int Rounds, int MaxCalls, IReadOnlyList<string> Names, bool ToolsThrow, bool ClientsThrow = false, int Opening = 1)
{
    /// <summary>What is tried where something is reported and none of the small behaviours shows it.</summary>
    public Behaviours Larger => this with { Rounds = Rounds + 1, Opening = Opening + 3 };
}
