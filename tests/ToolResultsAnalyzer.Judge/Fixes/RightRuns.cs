using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>
/// What was right before a fix is as it was: a run that came to its end, and that the endpoint did not refuse. Only a reply without
/// calls that the history lacked may be in it now.
/// </summary>
public static class RightRuns
{
    /// <summary>The first such run that sends something else now, or null.</summary>
    public static string? FirstChanged(Runner before, Runner after, AgentProgram program, int number)
    {
        var tape = new Tape();
        int runs = 0;
        do
        {
            var old = before.RunOnce(program, number, tape);
            if (old.Failed || old.Threw)
                continue;

            string now = after.RunOnce(program, number, new Replay(tape.Answers)).Transcript;
            if (!IsAsBefore(old.Transcript.Split('\n'), now.Split('\n')))
                return $"""
                    {tape}
                    sent before:
                    {old.Transcript}
                    sent now:
                    {now}
                    """;
        }
        while (tape.Next() && ++runs < Runner.MaxRuns);

        return null;
    }

    private static bool IsAsBefore(string[] old, string[] now) => old.Length == now.Length && old.Zip(now).All(pair => HoldsAll(pair.First.Split(", "), pair.Second.Split(", ")));

    /// <summary>Whether a request holds the messages of another in order, and beside them only replies without calls.</summary>
    private static bool HoldsAll(string[] old, string[] now)
    {
        const string ReplyWithoutCalls = "assistant ";
        int found = 0;
        foreach (string message in now)
        {
            if (found < old.Length && message == old[found])
                found++;
            else if (message != ReplyWithoutCalls)
                return false;
        }

        return found == old.Length;
    }
}
