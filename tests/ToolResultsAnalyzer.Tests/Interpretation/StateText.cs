using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>
/// A path state as a line of text: its histories, its batches, the loops over calls, the constants in variables. Left out is what
/// is as little as can be known, and what only says where in the source something came from. "The call" is the witness.
/// </summary>
internal sealed class StateText(BodyContext context)
{
    private readonly BodyFindings names = new(context);

    public string Of(PathState state)
    {
        var parts = new List<string>();
        parts.AddRange(state.Histories.Select(history => $"{HistoryOf(history.Key, state)}: {Of(history.Value.State, state)}"));
        parts.AddRange(state.Batches.Select(batch => (batch.Key, Text: string.Join(", ", Of(batch.Value)))).Where(batch => batch.Text.Length > 0).Select(batch => $"{NameOf(batch.Key, state)}: {batch.Text}"));
        parts.AddRange(state.Cursors.Select(cursor => $"loop: {Of(cursor.Value)}"));
        parts.AddRange(state.Facts.Select(fact => $"{context.Facts[fact.Key]} is {fact.Value.Constant}"));
        parts.AddRange(state.Values
            .Where(value => value.Value is ConstantValue && context.Places[value.Key] is Place.Variable)
            .Select(value => $"{NameOf(context.Places[value.Key])} = {((ConstantValue)value.Value).Constant ?? "null"}"));
        return parts.Count == 0 ? "nothing" : string.Join("; ", parts);
    }

    private string Of(HistoryState history, PathState state)
    {
        if (history.Start == HistoryStart.Escaped)
            return "escaped";
        if (history.Broken is { } broken)
            return $"broken, {broken.Kind}";

        var parts = new List<string>();
        if (history.Leading is { } leading)
            parts.Add($"begins with {Of(leading.Answers)} of {NameOf(leading.Batch, state)}");
        if (history.Plain is { } plain)
            parts.Add(plain.OfBatch is { } batch ? $"text of {NameOf(batch, state)}" : "text");
        if (history.Turn is { } turn)
        {
            parts.Add($"{NameOf(turn.Batch, state)}{(turn.CarriesWitness ? "" : " without the call")}");
            parts.Add(Of(turn.Answers) + (turn.Interrupted ? " before another message" : ""));
        }

        parts.AddRange(history.MayHold.Items.Select(batch => $"may hold {NameOf(batch, state)}"));
        if (parts.Count == 0)
            parts.Add(history.HasMessages ? "complete" : history.Start == HistoryStart.Empty ? "empty" : "as it came");
        return string.Join(", ", parts);
    }

    private static string Of(Answers answers) => answers switch
    {
        Answers.None => "no result",
        Answers.One => "one result",
        Answers.Later => "one result later",
        Answers.OneBeforeException => "one result before an exception",
        _ => "unknown results",
    };

    private static IEnumerable<string> Of(BatchState batch)
    {
        if (batch.Counts == Naturals.Zero)
        {
            yield return "empty";
            yield break;
        }

        if (batch.Counts != Naturals.All)
            yield return batch.Counts == Naturals.Positive ? "not empty" : batch.Counts == Naturals.Exactly(1) ? "1 call" : $"{Of(batch.Counts)} calls";
        if (batch.WitnessAt != Naturals.All)
            yield return $"the call at {Of(batch.WitnessAt)}";
        if (batch.WitnessIsLast is { } isLast)
            yield return isLast ? "the call last" : "the call not last";
        if (batch.WitnessId is { } id)
            yield return $"the call is {id}";
        if (batch.WitnessName.Name is { } name)
            yield return $"the call named {name}";
        if (batch.WitnessName.Excluded.Length > 0)
            yield return $"the call not named {batch.WitnessName.Excluded.TrimEnd('\n').Replace('\n', '|')}";
        if (batch.IsUncertain)
            yield return "uncertain";
        if (batch.Causes != MissingCauses.None)
            yield return $"{batch.Causes}";
    }

    private static string Of(Naturals numbers) => numbers == Naturals.AtLeast(numbers.Min) ? $"{numbers.Min}+" : $"{numbers}";

    private static string Of(CursorState cursor) => cursor.Phase switch
    {
        CursorPhase.Fresh => "not begun",
        CursorPhase.Before => "the call comes later",
        CursorPhase.At => "the call",
        _ => cursor.Calls.HoldsWitness ? "the call is past" : "without the call",
    } + (cursor.CurrentName.Name is { } name ? $", at {name}" : "");

    /// <summary>The variable of the reply; constant calls are few and need no name.</summary>
    private string NameOf(int batch, PathState state) => state.Batches[batch]?.Ids is null ? names.NameOf(batch) ?? "?" : "constants";

    /// <summary>The variables that hold the history, else what it came from.</summary>
    private string HistoryOf(int history, PathState state)
    {
        var holders = state.Values
            .Where(value => value.Value is HistoryReference reference && reference.History == history)
            .Select(value => NameOf(context.Places[value.Key]))
            .Where(name => name.Length > 0)
            .ToList();
        return holders.Count > 0 ? string.Join(" = ", holders) : context.Sources[history] switch
        {
            Place place => NameOf(place),
            IOperation operation => operation.Syntax.ToString(),
            _ => "?",
        };
    }

    private static string NameOf(Place place) => place switch
    {
        Place.Variable variable => variable.Symbol.Name,
        Place.Member member => member.Symbol.Name,
        _ => "",
    };
}
