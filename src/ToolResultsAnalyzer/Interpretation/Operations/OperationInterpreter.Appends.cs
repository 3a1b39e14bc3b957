using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Members of the vocabularies that append to a history.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>The messages of a reply, or a message, are appended to a history: the one that is given, or the one whose member this is.</summary>
    private Value? EvaluateAppend(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? history = this.OwnerOf(row, invocation), added = null;
        IOperation? written = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            switch (row.RoleOf(argument.Parameter))
            {
                case ParameterRole.History:
                    history = value;
                    break;
                case ParameterRole.Reply:
                    added = value is ReplyValue { Batch: var batch } ? new OutputValue(batch) { IsWrapped = true } : null;
                    break;
                case ParameterRole.Message when this.Symbols.IsHistory(argument.Value.Type):
                    added = value;
                    break;
                case ParameterRole.Message:
                    (added, written) = (value, argument.Value);
                    break;
            }
        }

        if (history is HistoryReference { History: var number })
        {
            if (written is not null)
            {
                this.AppendTo(number, this.MessageOf(added, written), invocation);
                return history;
            }

            this.Change(number, content => this.AppendAll(content, added, this.OriginOf(invocation)));
            this.NoteAliases(number, added);
        }

        return null;
    }

    /// <summary>A message is made and appended in one.</summary>
    private void AppendMade(Value? history, VocabularyRow row, IInvocationOperation invocation)
    {
        MessageValue message = this.CreateMessage(row, this.ArgumentsOf(row, invocation.Arguments), invocation, this.Origin(invocation));
        if (history is HistoryReference { History: var number })
        {
            this.AppendTo(number, message, invocation);
        }
    }

    /// <summary>A message is appended to a history, whatever appends it.</summary>
    private void AppendTo(int history, MessageValue message, IOperation appends)
    {
        this.Change(history, content => this.Append(content, message, this.OriginOf(appends)));
        this.NoteAliases(history, message);
        this.NoteParts(history, message);
    }

    /// <summary>One result is made for each call of a reply.</summary>
    private Value? EvaluateAnswers(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? history = this.OwnerOf(row, invocation), results = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            switch (row.RoleOf(argument.Parameter))
            {
                case ParameterRole.History:
                    history = value;
                    break;
                case ParameterRole.Reply:
                    results = value switch
                    {
                        CallsValue calls => new ProjectedResults(calls, this.Origin(invocation)),
                        ReplyValue or AssistantValue => new ProjectedResults(new CallsValue(value.AboutBatch!.Value, HoldsWitness: true, IsWhole: true, Filter: -1), this.Origin(invocation)),
                        _ => null,
                    };
                    break;
            }
        }

        this.MayThrow(this.body.Compilation.FactsOf(invocation.TargetMethod).Thrower);
        if (history is HistoryReference { History: var number } && !this.Symbols.IsHistory(this.Symbols.Unwrap(invocation.Type)))
        {
            this.Change(number, content => results is null ? content.Forget(this.state.KnownBatches) : this.AppendAll(content, results, this.OriginOf(invocation)));
        }

        return results;
    }

    /// <summary>The history whose member is called, where none is given in an argument.</summary>
    private Value? OwnerOf(VocabularyRow row, IInvocationOperation invocation) =>
        invocation.Instance is { } owner && !row.Parameters.ContainsValue(ParameterRole.History) ? this.Evaluate(owner) : null;
}
