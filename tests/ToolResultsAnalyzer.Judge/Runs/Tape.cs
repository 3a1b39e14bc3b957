namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>
/// Enumerates the behaviours of a program: each question a run asks is answered from the tape, and after the run the tape is
/// turned to the next combination of answers, depth first.
/// </summary>
public sealed class Tape : IAnswers
{
    private readonly List<(int Chosen, int Ways, string Question)> choices = [];
    private int position;

    /// <summary>The questions of the run that was made last, with their answers.</summary>
    public IEnumerable<(string Question, int Answer)> Answers => choices.Take(position).Select(choice => (choice.Question, choice.Chosen));

    public int Choose(int ways, string question = "")
    {
        if (ways <= 1)
            return 0;

        if (position == choices.Count)
            choices.Add((0, ways, question));

        return choices[position++].Chosen;
    }

    /// <summary>Goes to the next behaviour; false when all were run.</summary>
    public bool Next()
    {
        position = 0;
        while (choices.Count > 0 && choices[^1].Chosen + 1 == choices[^1].Ways)
            choices.RemoveAt(choices.Count - 1);

        if (choices.Count == 0)
            return false;

        choices[^1] = choices[^1] with { Chosen = choices[^1].Chosen + 1 };
        return true;
    }

    /// <summary>The answers of the run that was made last.</summary>
    public override string ToString() => string.Join(" ", choices.Take(position).Select(choice => choice.Chosen));
}
