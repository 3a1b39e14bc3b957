using System.Reflection;
using System.Runtime.Loader;
using ToolResultsAnalyzer.Judge.Programs;

namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>What the runs of a program showed.</summary>
/// <param name="FailingRun">The tape of a run that the endpoint refused, or null when none was.</param>
/// <param name="IsOpen">
/// Whether the only runs that failed are such about which the analyzer may speak or not: they returned with a bare assistant message
/// at the end of a history that outlives the method, whose calls the caller may answer; or a call that had its result got another one
/// after a tool had thrown.
/// </param>
/// <param name="IsComplete">Whether all behaviours were run; without that, no failing run means nothing.</param>
public sealed record RunOutcome(string? FailingRun, string? Breach, int Runs, bool IsComplete, bool IsOpen = false);

/// <summary>Runs compiled programs under all their small behaviours.</summary>
public sealed class Runner : IDisposable
{
    /// <summary>How many behaviours of one program are run at most, unless said otherwise.</summary>
    public const int MaxRuns = 3_000;

    private readonly AssemblyLoadContext context = new("programs", isCollectible: true);
    private readonly Assembly assembly;
    private readonly int maxRuns;

    public Runner(Stream image, int maxRuns = MaxRuns)
    {
        assembly = context.LoadFromStream(image);
        this.maxRuns = maxRuns;
    }

    public RunOutcome Run(AgentProgram program, int number) => Run(program, number, program.Behaviours);

    public RunOutcome Run(AgentProgram program, int number, Behaviours behaviours)
    {
        var start = StartOf(program, number);
        var tape = new Tape();
        int runs = 0;
        bool isOpen = false;
        do
        {
            var env = program.Book.NewEnv(tape, behaviours);
            Run(start, env);
            runs++;
            if (env.Failed && (env.EndedBare || env.AnsweredAgainAfterException || (program.Book.ClientsInvoke && env.LeftToClient)))
                isOpen = true;
            else if (env.Failed)
                return new(tape.ToString(), env.FirstBreach, runs, true);
        }
        while (tape.Next() && runs < maxRuns);

        return new(null, null, runs, runs < maxRuns, isOpen);
    }

    /// <summary>One run, and all that it sent.</summary>
    public (bool Failed, bool Threw, string Transcript) RunOnce(AgentProgram program, int number, IAnswers answers)
    {
        var env = program.Book.NewEnv(answers, program.Behaviours);
        bool threw = !Run(StartOf(program, number), env);
        return (env.Failed, threw, env.Transcript);
    }

    public void Dispose() => context.Unload();

    private Action<Env> StartOf(AgentProgram program, int number) => assembly.GetType("Start" + number)!.GetMethod("Start")!.CreateDelegate<Action<Env>>();

    /// <summary>Whether a run came to its end. One that ends in an exception is judged by what it sent before.</summary>
    private static bool Run(Action<Env> start, Env env)
    {
        // What goes on behind an await goes on where the work that it waits for ends, and nowhere else.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            start(env);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
