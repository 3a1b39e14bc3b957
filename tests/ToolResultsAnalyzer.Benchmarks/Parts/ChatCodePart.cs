using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;

namespace ToolResultsAnalyzer.Benchmarks.Parts;

/// <summary>
/// Agents as people write them, as a multiple of the floor. Each shape is a compilation of its own: what a collection of garbage costs
/// depends on all that is alive, and what is measured here is the work. One row has all shapes in one compilation.
/// </summary>
internal static class ChatCodePart
{
    private static readonly string[] Head = ["shape", "ms", "median", "floor", "median", "× floor", "of medians", "bound", "graphs", "analyzed", "given up", "reports"];

    public static async Task<AgainstFloor> Measure(TextWriter output, int agents, int rounds, int roundsTogether, string shapes = "")
    {
        var ofEach = ChatShapes.OfEach(agents);
        var rows = new List<(string Name, AgainstFloor Cost)>();
        var lines = 0;
        foreach (var shape in ChatShapes.All.Where(shape => shape.Name.StartsWith(shapes, StringComparison.Ordinal)))
        {
            var compilation = Source.Checked(shape.Compile(ofEach));
            lines += Source.LinesOf(compilation);
            rows.Add((shape.Name, await AgainstFloor.Measure(compilation, rounds)));
        }

        var sum = rows.Select(row => row.Cost).Aggregate((one, other) => one + other);
        var shapesMeasured = rows.Count;
        rows.Add(("all, summed", sum));
        if (shapes.Length == 0)
            rows.Add(("all in one compilation", await AgainstFloor.Measure(Source.Checked(ChatShapes.CompileTogether(ofEach)), roundsTogether)));

        output.WriteLine($"{ofEach * shapesMeasured} agents, {ofEach} in each of {shapesMeasured} shapes, {lines} lines, {sum.Operations} operations, {rounds} rounds; milliseconds, the least and the median.\n");
        output.WriteLine(Table.Of(Head, rows.Select(row => Row(row.Name, row.Cost))));
        return sum;
    }

    private static IReadOnlyList<object> Row(string name, AgainstFloor cost) =>
        [name, cost.Ours.Least, cost.Ours.Median, cost.Floor.Least, cost.Floor.Median, cost.Ratio, cost.MedianRatio, cost.Bound, cost.Graphs, cost.Analyzed, cost.GivenUp, cost.Reports];
}
