namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Replays a piece of code once for each way its choices can go: the code asks <see cref="Choose"/> where either may be, and
/// stays straight-line code otherwise.
/// </summary>
internal sealed class ChoiceTape
{
    /// <summary>More ways than this through a single operation are not worth telling apart.</summary>
    private const int MaxRuns = 64;

    private readonly List<bool> choices = new();
    private int position;
    private int runs;

    /// <summary>Whether the ways through one operation were more than we follow.</summary>
    public bool IsExhausted { get; private set; }

    public void Reset()
    {
        this.choices.Clear();
        this.position = 0;
        this.runs = 0;
    }

    public bool Choose()
    {
        if (this.position == this.choices.Count)
        {
            this.choices.Add(true);
        }

        return this.choices[this.position++];
    }

    /// <summary>Turns to the next way; false when all were taken.</summary>
    public bool Next()
    {
        while (this.choices.Count > 0 && !this.choices[this.choices.Count - 1])
        {
            this.choices.RemoveAt(this.choices.Count - 1);
        }

        this.position = 0;
        if (this.choices.Count == 0)
        {
            return false;
        }

        if (++this.runs >= MaxRuns)
        {
            this.IsExhausted = true;
            return false;
        }

        this.choices[this.choices.Count - 1] = false;
        return true;
    }
}
