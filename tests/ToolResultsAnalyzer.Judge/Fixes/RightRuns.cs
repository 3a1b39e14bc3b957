using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>
/// What was right before a fix is as it was: a run that came to its end, and that the endpoint did not refuse. Only a reply that the
/// history lacked may be in it now, with the results of its calls.
/// </summary>
/// <remarks>
/// The order of the results of a batch does not matter. Nothing is asked where a mapping dropped calls: without them a reply needs no results.
/// </remarks>
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

            var now = after.RunOnce(program, number, new Replay(tape.Answers));
            if (now.Failed || !IsAsBefore(old.Transcript.Split('\n'), now.Transcript.Split('\n')))
                return $"""
                    {tape}
                    sent before:
                    {old.Transcript}
                    sent now:
                    {now.Transcript}
                    """;
        }
        while (tape.Next() && ++runs < Runner.MaxRuns);

        return null;
    }

    private static bool IsAsBefore(string[] old, string[] now) => old.Length == now.Length && old.Zip(now).All(pair => HoldsAll(Messages(pair.First), Messages(pair.Second)));

    /// <summary>The messages of a request, with the results that follow each other in one order.</summary>
    private static string[] Messages(string request)
    {
        string[] messages = request.Split(", ");
        for (int start = 0, end; start < messages.Length; start = end)
        {
            for (end = start + 1; end < messages.Length && messages[start].StartsWith("tool ") && messages[end].StartsWith("tool "); end++)
            {
            }

            Array.Sort(messages, start, end - start, StringComparer.Ordinal);
        }

        return messages;
    }

    /// <summary>Whether a request holds the messages of another in order, and beside them only replies and results. It was not refused: the results are those of the replies.</summary>
    private static bool HoldsAll(string[] old, string[] now)
    {
        int found = 0;
        foreach (string message in now)
        {
            if (found < old.Length && message == old[found])
                found++;
            else if (!message.StartsWith("assistant ") && !message.StartsWith("tool "))
                return false;
        }

        return found == old.Length;
    }
}
