namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>
/// Gives the answers of an earlier run to another version of its program: each question gets its own answers, in the order of that
/// run, so that a question that is no longer asked does not shift the others.
/// </summary>
public sealed class Replay(IEnumerable<(string Question, int Answer)> answers) : IAnswers
{
    private readonly Dictionary<string, Queue<int>> left = answers.GroupBy(pair => pair.Question, pair => pair.Answer).ToDictionary(group => group.Key, group => new Queue<int>(group));

    public int Choose(int ways, string question) => ways > 1 && left.TryGetValue(question, out var queue) && queue.TryDequeue(out int answer) ? Math.Min(answer, ways - 1) : 0;
}
