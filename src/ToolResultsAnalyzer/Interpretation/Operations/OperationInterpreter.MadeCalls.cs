using System.Collections.Immutable;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls that are written down where they are messages of their own: those of one history are one batch.</summary>
internal sealed partial class OperationInterpreter
{
    private HistoryState AppendMadeCalls(HistoryState history, MadeCallsValue made, OriginSet appended) =>
        made.Ids.Ids.Aggregate(history, (content, id) => this.AppendMadeCall(content, id, appended));

    /// <summary>Appends a call with a constant id. A result may come before its call: what was wrong without it is taken to be right now.</summary>
    private HistoryState AppendMadeCall(HistoryState history, string id, OriginSet appended)
    {
        if (history is { Broken.Kind: ViolationKind.UnknownId or ViolationKind.OrphanResult } or { Leading: not null })
        {
            return history.Forget(this.state.KnownBatches);
        }

        if (history.Turn is not { } turn)
        {
            CallsValue only = this.NewConstantBatch((appended.Origins.FirstOrDefault(), id), new(ImmutableArray.Create(id)));
            this.Refine(only.Batch, state => state with { Dialect = state.Dialect with { MayInterleave = true } });
            return history.AppendAssistant(only.Batch, carriesWitness: true, appended, mayInterleave: true);
        }

        if (this.state.Batches[turn.Batch] is not { Ids: { } ids } batch)
        {
            return history.AppendUnknown(this.state.KnownBatches);
        }

        if (ids.Ids.Contains(id))
        {
            return history.Forget(this.state.KnownBatches);
        }

        // On the path of each call that came before, this one may be the witness as well.
        bool isWitness = this.Choose();
        ConstantIds all = new(ids.Ids.Add(id));
        string? witness = isWitness ? id : batch.WitnessId;
        int place = all.Ids.IndexOf(witness!);
        int joined = this.NewBatch((turn.Batch, id), batch with
        {
            Ids = all,
            WitnessId = witness,
            Counts = Naturals.Exactly(all.Ids.Length),
            WitnessAt = Naturals.Exactly(place),
            WitnessIsLast = place == all.Ids.Length - 1,
        });
        return history with
        {
            Turn = turn with { Batch = joined, Assistant = turn.Assistant.Union(appended), Answers = isWitness ? Answers.None : turn.Answers },
        };
    }
}
