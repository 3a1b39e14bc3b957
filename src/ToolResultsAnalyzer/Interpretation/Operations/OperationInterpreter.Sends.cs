using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Sends: what goes to the model, and the reply that comes back.</summary>
internal sealed partial class OperationInterpreter
{
    private Value? EvaluateSend(VocabularyRow row, IInvocationOperation invocation, Value? client)
    {
        SendArguments given = this.ArgumentsOfSend(row, invocation, client);
        (Value? history, int previousReply) = this.SentWith(given);
        this.MayThrow(this.body.Compilation.FactsOf(invocation.TargetMethod).Thrower);
        this.Send(history, invocation, previousReply);
        if (given is { Closing: not null, History: HistoryReference { History: var without } })
        {
            // What was sent is not in it: whether it is added later, or the history is thrown away, is not followed.
            this.Change(without, content => content.Forget(this.state.KnownBatches));
        }

        ITypeSymbol? reply = this.Symbols.Unwrap(invocation.Type);
        if (row.KeepsReply)
        {
            // Where the history goes, the reply can be asked for.
            int kept = this.NewReply(invocation, invocation.TargetMethod.ContainingType, given, history);
            this.Refine(kept, state => state with { IsStored = true });
            if (given.History is HistoryReference { History: var own })
            {
                this.AppendTo(own, new AssistantValue(kept, HoldsWitness: true, this.Origin(invocation)), invocation);
            }

            return this.Symbols.IsReply(reply) ? new ReplyValue(kept) : new ReplyTextValue(kept);
        }

        if (row.GivesStream)
        {
            reply = (reply as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        }

        bool givesSeveral = this.Symbols.IsHistory(reply);
        if (!givesSeveral && !this.Symbols.IsReply(reply))
        {
            return NotNullValue.Instance;
        }

        int batch = this.NewReply(invocation, reply, given, history);
        return row.GivesStream ? new ReplyStream(batch) : givesSeveral ? new OutputValue(batch) { IsWrapped = true } : new ReplyValue(batch);
    }

    private SendArguments ArgumentsOfSend(VocabularyRow row, IInvocationOperation invocation, Value? client)
    {
        bool isOfSession = invocation.Instance is { } owner && this.Symbols.RoleOfType(owner.Type) == Role.SessionType;
        SendArguments given = new() { Client = client, IsOfSession = isOfSession, IsInSession = isOfSession || row.Parameters.ContainsValue(ParameterRole.Session), Session = isOfSession ? client : null, History = row.KeepsReply ? client : null };
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            bool isGiven = argument.ArgumentKind != ArgumentKind.DefaultValue;
            given = row.RoleOf(argument.Parameter) switch
            {
                ParameterRole.History => given with { Messages = argument, History = value },
                ParameterRole.Message when isGiven => given with { Closing = argument, ClosingValue = value },
                ParameterRole.Session => given with { Session = value },
                ParameterRole.Options => given with { Options = value },
                ParameterRole.PreviousReply when isGiven => given with { PreviousReply = value ?? NotNullValue.Instance },
                _ => value is InvokingClient ? given with { Client = value } : given,
            };
        }

        return given;
    }

    /// <summary>The messages that go to the model, and the reply that it has the history up to already.</summary>
    private (Value? History, int PreviousReply) SentWith(SendArguments given)
    {
        Value? history = given.History;
        int previousReply = PreviousReply(given.PreviousReply);
        if (given.IsInSession)
        {
            history = this.SentInto(given.Messages, history);
            previousReply = this.OptionsIn(given.Session)?.PreviousReply ?? (given.IsOfSession ? OptionsState.SomeReply : OptionsState.NoReply);
        }

        if (given.Closing is { } closing)
        {
            history = this.WithLast(history, closing, given.ClosingValue);
        }

        OptionsState? options = this.OptionsIn(given.Options);
        return options is { CarriesInput: true } ? (this.InputOf(((OptionsReference)given.Options!).Options), options.PreviousReply)
            : (history, previousReply == OptionsState.NoReply && options is not null ? options.PreviousReply : previousReply);
    }

    /// <summary>The batch of the reply to a send.</summary>
    /// <param name="reply">What the send gives.</param>
    /// <param name="sent">The messages that were sent.</param>
    private int NewReply(IInvocationOperation invocation, ITypeSymbol? reply, SendArguments given, Value? sent)
    {
        OptionsState? declared = this.OptionsIn(given.Options);
        bool isFollowUp = declared is not null && this.IsFollowUp(declared, invocation);
        this.state = this.state.AnsweredUnder < 0 ? this.state : this.state with { AnsweredUnder = -1 };
        int batch = this.NewBatch(invocation, this.NewStateOf(BatchSource.Sent, reply) with
        {
            Tools = declared?.Tools ?? -1,
            ToolsDeclared = declared is { DeclaresTools: true, ForbidsCalls: false } && (declared.Invoker == Invoker.Caller || !this.Symbols.DialectOf(reply).InvokesFunctions),
            IsInvokedByClient = declared?.Invoker == Invoker.Client || (given.Client is InvokingClient && declared is not { ForbidsCalls: true }),
            ParallelCallsDisabled = declared?.DisablesParallelCalls ?? false,
        });
        if (this.Symbols.GivesHistoryBack(reply))
        {
            this.KeepTranscript(batch, this.ContentOf(sent), invocation);
        }

        if (given.Session is OptionsReference { Options: var entered } && this.state.Options[entered] is { } open)
        {
            this.state = this.state with { Options = this.state.Options.With(entered, open with { PreviousReply = batch }) };
        }

        if (isFollowUp && !this.isInfeasible)
        {
            this.Observer.Violates(new(ViolationKind.CallsNotRead, batch), this.state.Batches[batch], invocation, null);
        }

        return batch;
    }

    private OptionsState? OptionsIn(Value? value) => value is OptionsReference { Options: var number } ? this.state.Options[number] : null;

    /// <summary>What a send is given.</summary>
    private sealed record SendArguments
    {
        public Value? Client { get; init; }

        /// <summary>Whether the receiver is a session.</summary>
        public bool IsOfSession { get; init; }

        /// <summary>Whether what is sent are the new messages of a session, given or not.</summary>
        public bool IsInSession { get; init; }

        public Value? Session { get; init; }

        public IArgumentOperation? Messages { get; init; }

        /// <summary>The value of <see cref="Messages"/>.</summary>
        public Value? History { get; init; }

        /// <summary>The message that is sent behind the history.</summary>
        public IArgumentOperation? Closing { get; init; }

        /// <summary>The value of <see cref="Closing"/>.</summary>
        public Value? ClosingValue { get; init; }

        public Value? Options { get; init; }

        /// <summary>The id of the reply that the provider has the history up to; null where none is given.</summary>
        public Value? PreviousReply { get; init; }
    }
}
