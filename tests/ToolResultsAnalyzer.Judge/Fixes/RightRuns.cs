using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>What was right before a fix is as it was: a run that came to its end, and that the endpoint did not refuse.</summary>
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
            if (now != old.Transcript)
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
}
