using System.Globalization;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>Figures as a table of Markdown, the first column to the left and the others to the right.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object>> rows)
    {
        string[][] cells = [[.. head], .. rows.Select(row => row.Select(Format).ToArray())];
        var widths = Enumerable.Range(0, head.Count).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var lines = cells.Select(Line).ToList();
        lines.Insert(1, "|" + string.Concat(widths.Select((width, column) => column == 0 ? $" {new string('-', width)} |" : $" {new string('-', width - 1)}: |")));
        return string.Join('\n', lines);

        string Line(string[] row) => "|" + string.Concat(row.Select((cell, column) => column == 0 ? $" {cell.PadRight(widths[column])} |" : $" {cell.PadLeft(widths[column])} |"));
    }

    private static string Format(object cell) => cell switch
    {
        double number when Math.Abs(number) < 10 => number.ToString("0.00", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 100 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0", CultureInfo.InvariantCulture),
        IFormattable number and (int or long) => number.ToString("#,0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
