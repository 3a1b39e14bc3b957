using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Histories: how they come to be, and what is appended to them.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A history is made or met; one that came from the same source before is no longer followed.</summary>
    private HistoryReference NewHistory(object source, HistoryState content, bool outlives, bool isFromOutside = false)
    {
        int number = this.body.Sources.Of(source);
        if (this.state.Histories[number] is not null)
        {
            this.state = this.state with
            {
                Values = this.state.Values.Select((_, value) => value.HeldHistory == number ? null : value),
                Histories = this.state.Histories.Select((_, history) => history.Parts.Contains(number) ? history with { Parts = history.Parts.Without(number) } : history),
            };
        }

        this.state = this.state with { Histories = this.state.Histories.With(number, new(content, outlives) { IsFromOutside = isFromOutside, IsHeldByMember = outlives && source is Place.Member }) };
        if (isFromOutside)
        {
            // It may be one that we know already under another name.
            this.Change(number, state => this.state.Histories.Any(pair => pair.Key != number && (pair.Value.IsFromOutside || pair.Value.Outlives) && pair.Value.State is not { Start: HistoryStart.Outside, HasMessages: false })
                ? state with { MayHold = this.state.KnownBatches }
                : state);
        }

        return new(number);
    }

    private void Change(int history, Func<HistoryState, HistoryState> change)
    {
        if (this.state.Histories[history] is { } known)
        {
            // The change may note things about batches too: it runs before the state is taken up.
            HistoryState changed = change(known.State);
            this.state = this.state.With(history, changed);
            this.ForgetWhatHolds(history);
        }
    }

    /// <summary>What a value is as a sequence of messages, or null when it is none that we know.</summary>
    private HistoryState? ContentOf(Value? value) => value switch
    {
        HistoryReference reference => this.state.Histories[reference.History]?.State,
        MessageSequence sequence => sequence.Content,
        MadeCallsValue made => this.AppendMadeCalls(HistoryState.Empty, made, default),
        OutputValue or CallsValue when this.AssistantIn(value, default) is { } assistant => this.Append(HistoryState.Empty, assistant, OriginSet.Of(assistant.Origin)),
        _ => null,
    };

    /// <summary>The calls in the messages of a reply, or calls that are messages themselves, as one message.</summary>
    private AssistantValue? AssistantIn(Value? messages, OriginSet appended) => messages switch
    {
        OutputValue output => new(output.Batch, HoldsWitness: true, appended.Origins.FirstOrDefault()) { IsPart = !output.IsWrapped && this.AreParts(output.Batch) },
        CallsValue calls when this.MayInterleave(calls.Batch) || this.AreParts(calls.Batch) => new(calls.Batch, calls.HoldsWitness, appended.Origins.FirstOrDefault()) { IsPart = this.AreParts(calls.Batch) },
        _ => null,
    };

    private bool MayInterleave(int batch) => this.state.Batches[batch]?.MayInterleave == true;

    private bool AreParts(int batch) => this.state.Batches[batch]?.AreParts == true;

    /// <summary>The message that a value is, going by its type where the value is unknown.</summary>
    private MessageValue MessageOf(Value? value, IOperation expression)
    {
        switch (value)
        {
            case MessageValue message:
                return this.Filled(message);
            case ReplyValue reply:
                return new AssistantValue(reply.Batch, HoldsWitness: true, this.Origin(expression));
            case CallValue call when this.MayInterleave(call.Batch) || this.AreParts(call.Batch):
                return new AssistantValue(call.Batch, call.IsWitness, this.Origin(expression)) { IsPart = this.AreParts(call.Batch) };
            case MadeCallValue made:
                return new MadeCallMessage(made.Id, this.Origin(expression));
            case OutputItemValue other:
                return this.AreParts(other.Batch) ? this.NoPart(expression) : new OtherMessageValue(this.Origin(expression));
        }

        expression = this.Symbols.OfUnion(Unwrap(this.CapturedFrom(expression)));
        int origin = this.Origin(expression);
        return this.Symbols.RoleOfType(expression.Type) switch
        {
            Role.ResultType => new ResultValue(value is DerivedValue ? value : null, origin, origin),
            Role.OtherMessageType => new OtherMessageValue(origin),
            Role.OtherPartType => this.Symbols.DialectOf(expression.Type).ResultsComeFirst ? new OtherPartValue(origin) : this.NoPart(expression),
            _ => new UnknownMessageValue(origin),
        };
    }

    /// <summary>Appends the elements of a sequence: one by one where they were written down.</summary>
    private HistoryState AppendAll(HistoryState history, Value? sequence, OriginSet appended)
    {
        if (sequence is ProjectedResults projected)
        {
            CallsValue calls = projected.Calls;
            if (calls.IsWhole && this.IsEmptyFor(history, calls.Batch))
            {
                return history;
            }

            bool takesOne = calls.Filter >= 0 && this.TakesOne(calls.Filter);
            CallValue call = new(calls.Batch, calls.HoldsWitness, calls.Filter < 0 ? Pick.Current : takesOne ? Pick.Position : Pick.Part, calls.Filter, Loop: -1);
            return this.AppendResult(history, new ResultValue(new CallIdValue(call), projected.Origin, projected.Origin));
        }

        if (this.AssistantIn(sequence, appended) is { } assistant)
        {
            return this.Append(history, assistant, appended);
        }

        if (sequence is MadeCallsValue made)
        {
            return this.AppendMadeCalls(history, made, appended);
        }

        if (sequence is HistoryReference reference && this.state.Histories[reference.History] is { Written.Items: var items })
        {
            return items.Aggregate(history, (content, message) => this.Append(content, message, OriginSet.Of(message.Origin)));
        }

        if (this.ContentOf(sequence) is not { } other)
        {
            return history.AppendUnknown(this.state.KnownBatches);
        }

        // The calls of two lists would be two batches, of which a history holds one at a time.
        if (other.Turn is { } next && history.Turn is { } open && next.Batch != open.Batch && this.state.Batches[next.Batch]?.Ids is not null && this.MayInterleave(open.Batch))
        {
            return history.Forget(this.state.KnownBatches);
        }

        // Results that were collected first may belong to a reply whose message we need not have seen.
        if (other.Leading is { } leading && history.Turn?.Batch != leading.Batch && this.state.Batches[leading.Batch] is { } batch && !this.MustHold(history, batch))
        {
            history = history with { MayHold = history.MayHold.With(leading.Batch) };
        }

        return history.AppendAll(other, appended, this.state.KnownBatches);
    }

    /// <summary>Whether a batch has no calls; where it may have some, that matters only to a history that waits for another's results.</summary>
    private bool IsEmptyFor(HistoryState history, int number)
    {
        if (this.state.Batches[number] is not { } batch || !batch.Counts.Overlaps(Naturals.Zero))
        {
            return false;
        }

        if (!batch.Counts.Overlaps(Naturals.Positive))
        {
            return true;
        }

        bool isEmpty = history.Turn is { } turn && turn.Batch != number && this.Choose();
        if (isEmpty)
        {
            this.Refine(number, state => state with { Counts = Naturals.Zero });
        }

        return isEmpty;
    }

    private HistoryState Append(HistoryState history, MessageValue message, OriginSet appended)
    {
        switch (message)
        {
            case EachMessageValue each:
                return this.AppendAll(history, each.Sequence, appended);
            case PartsMessage made:
                return this.AppendParts(history, made, appended);
            case AssistantValue assistant when this.MayBeOfKnownReply(assistant.Batch):
                return history.AppendUnknown(this.state.KnownBatches);
            case AssistantValue assistant:
                return this.WithoutEmptyTurn(history, assistant.Batch).AppendAssistant(assistant.Batch, assistant.HoldsWitness, appended, this.MayInterleave(assistant.Batch) || assistant.IsPart);
            case MadeCallMessage { Id: { } id }:
                return this.AppendMadeCall(history, id, appended);
            case PlainAssistantValue plain:
                return history.AppendPlainAssistant(plain.OfBatch, OriginSet.Of(plain.Text), appended);
            case ResultValue result:
                return this.AppendResult(history, result);
            case OtherMessageValue:
                return history.AppendMessage(OriginSet.Of(message.Origin));
            case OtherPartValue:
                return history.AppendOtherPart(OriginSet.Of(message.Origin));
            default:
                return history.AppendUnknown(this.state.KnownBatches);
        }
    }

    /// <summary>Whether calls from outside may be those of a reply that is known, for all one sees.</summary>
    private bool MayBeOfKnownReply(int batch) =>
        this.state.Batches[batch] is { IsWithoutReply: true } && this.state.Batches.Any(other => other.Key != batch && other.Value is { IsWithoutReply: false, Ids: null });

    /// <summary>A history that waits for the results of a batch without calls waits for nothing; where it may have some, both ways are taken.</summary>
    /// <param name="next">The batch whose calls come next.</param>
    private HistoryState WithoutEmptyTurn(HistoryState history, int next)
    {
        if (history.Turn is not { IsWitnessPending: true } turn || turn.Batch == next || this.state.Batches[turn.Batch] is not { } batch || !batch.Counts.Overlaps(Naturals.Zero))
        {
            return history;
        }

        bool isEmpty = !batch.Counts.Overlaps(Naturals.Positive) || this.Choose();
        this.Refine(turn.Batch, state => state with { Counts = state.Counts.Intersect(isEmpty ? Naturals.Zero : Naturals.Positive) });
        return isEmpty ? history with { Turn = null } : history;
    }

    /// <summary>The batches that the messages of a sequence are about.</summary>
    private IEnumerable<int> BatchesIn(Value? sequence) => sequence switch
    {
        ProjectedResults projected => new[] { projected.Calls.Batch },
        PartsMessage message => this.BatchesIn(message.Parts),
        FilledMessage message => this.BatchesIn(message.Parts),
        HistoryReference reference when this.state.Histories[reference.History] is { } history => history.Written is { } written
            ? written.Items.SelectMany(message => message is PartsMessage ? this.BatchesIn(message) : new[] { message.AboutBatch }.OfType<int>())
            : new[] { history.State.Leading?.Batch, history.State.Turn?.Batch }.OfType<int>().Where(batch => batch >= 0),
        _ => Array.Empty<int>(),
    };

    /// <summary>
    /// An assistant message was put into one list; results may go to another that is the same one, where both come from outside.
    /// </summary>
    private void NoteAliases(int appendedTo, Value? appended)
    {
        this.NoteAlias(appendedTo, appended);
        foreach (int batch in this.BatchesIn(appended))
        {
            this.NoteAlias(appendedTo, new DerivedValue(batch));
        }
    }

    private void NoteAlias(int appendedTo, Value? appended)
    {
        if (appended?.AboutBatch is not { } batch || this.state.Histories[appendedTo] is not { IsFromOutside: true } target)
        {
            return;
        }

        if (target.State.Turn?.Batch != batch)
        {
            // A result that may go to the very list in which its call waits.
            this.state = this.state with
            {
                Histories = this.state.Histories.Select((number, history) =>
                    number != appendedTo && (history.IsFromOutside || history.Outlives) && history.State is { Turn: { Answers: Answers.None } turn } state && turn.Batch == batch
                        ? history with { State = state with { Turn = turn with { Answers = Answers.Unknown } } }
                        : history),
            };
            return;
        }

        foreach (KeyValuePair<int, HistoryObject> history in this.state.Histories)
        {
            if (history.Key != appendedTo && history.Value is { IsFromOutside: true, State: { Start: HistoryStart.Outside, Broken: null } state })
            {
                this.state = this.state.With(history.Key, state with { MayHold = state.MayHold.With(batch) });
            }
        }
    }

    private HistoryState AppendResult(HistoryState history, ResultValue result)
    {
        OriginSet origin = OriginSet.Of(result.Origin);
        switch (result.Target)
        {
            case CallIdValue { Call: var call } when this.state.Batches[call.Batch] is { } batch:
                this.NoteAnswer(call, result.Origin);
                if (batch is { IsInvokedByClient: true, IsUncertain: false } && !this.IsSelected(call))
                {
                    this.Observer.Violates(new(ViolationKind.ManualResult, call.Batch) { Offender = origin }, batch, null, null);
                }

                if (!call.IsWitness)
                {
                    return history.AppendOtherResult(call.Batch, origin, batch.MayInterleave);
                }

                if (history.Turn?.Batch != call.Batch && !this.MustHold(history, batch))
                {
                    return history with { MayHold = history.MayHold.With(call.Batch) } is var held ? held.AppendWitnessResult(call.Batch, origin, batch.MayInterleave) : history;
                }

                return history.AppendWitnessResult(call.Batch, origin, batch.MayInterleave);
            case ConstantValue { Constant: string id } when history.Turn is { } turn && this.state.Batches[turn.Batch] is { Ids: { } ids } known:
                if (id == known.WitnessId)
                {
                    this.NoteWitnessAnswer(turn.Batch);
                    return history.AppendWitnessResult(turn.Batch, origin);
                }

                return ids.Ids.Contains(id)
                    ? history.AppendOtherResult(turn.Batch, origin)
                    : history.AppendForeignResult(turn.Batch, OriginSet.Of(result.Id));
            case NoIdValue { Defect: var defect }:
                return history.AppendMalformedResult(KindOf(defect), this.BatchBeside(history, result), OriginSet.Of(result.Id), origin);
            case CallNameValue { Call: var call } when !this.body.Scan.MakesCallsUnderNames:
                return history.AppendResultWithoutId(call.Batch, OriginSet.Of(result.Id));
            case ReplyIdValue reply:
                return history.AppendResultWithoutId(reply.Batch, OriginSet.Of(result.Id));
            case FreshIdValue or ConstantValue { Constant: string { Length: > 0 } } when (result.Beside ?? this.CallAtHand()?.Batch) is { } beside:
                return history.AppendResultWithoutId(beside, OriginSet.Of(result.Id));
            case FreshIdValue when history.Turn is { } turn && this.IsOfModel(turn.Batch):
                return history.AppendResultWithoutId(turn.Batch, OriginSet.Of(result.Id));
            case ConstantValue { Constant: string } when history.Turn is null:
                return history.AppendForeignResult(Violation.NoBatch, origin);
            default:
                this.Observer.AnswersUnknown();
                return history.AppendUnknownResult(origin);
        }
    }

    private static ViolationKind KindOf(IdDefect defect) => defect switch
    {
        IdDefect.Missing => ViolationKind.MissingId,
        IdDefect.Swapped => ViolationKind.SwappedArguments,
        IdDefect.OfAssistant => ViolationKind.ResultOfAssistant,
        IdDefect.OfOther => ViolationKind.ResultOfOther,
        _ => ViolationKind.NotAnId,
    };

    /// <summary>Whether something may have decided on this very call: a filter, or its name.</summary>
    private bool IsSelected(CallValue call) => call.Pick == Pick.Part || this.body.Uses.NameTests > 0;

    /// <summary>The batch whose call a result without an id should answer, as far as that shows.</summary>
    private int BatchBeside(HistoryState history, ResultValue result) =>
        result.Beside ?? (history.Turn is { IsWitnessPending: true } turn && this.state.Batches[turn.Batch] is not null ? turn.Batch : Violation.NoBatch);

    /// <summary>Whether the ids of a batch are the model's: none of them is written down here.</summary>
    private bool IsOfModel(int batch) => this.state.Batches[batch] is { Source: BatchSource.Sent, Ids: null };

    /// <summary>A call of the model's that is in scope, whose id could have been used.</summary>
    private CallValue? CallAtHand()
    {
        CallValue? found = null;
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            if (entry.Value is CallValue call && this.IsOfModel(call.Batch) && this.body.IsInScope(this.body.Places[entry.Key]))
            {
                found = call;
            }
        }

        // A loop over calls has one, whether a variable still holds it or not.
        if (found is null)
        {
            bool isAround = this.body.Site is null || this.body.IsLocalOwner;
            foreach (KeyValuePair<int, CursorState> cursor in this.state.Cursors)
            {
                if ((isAround || this.body.HasLoop(cursor.Key)) && cursor.Value.Phase != CursorPhase.Fresh && this.IsOfModel(cursor.Value.Calls.Batch))
                {
                    found = new CallValue(cursor.Value.Calls.Batch, cursor.Value.Phase == CursorPhase.At, Pick.Current, -1, cursor.Key);
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Whether a history that keeps the contract must show the assistant message of a batch to us: a reply that was obtained
    /// here, or one that a method we do not know gave us, while nobody else can reach the history.
    /// </summary>
    private bool MustHold(HistoryState history, BatchState batch) => batch.Source switch
    {
        BatchSource.Sent or BatchSource.Built => !batch.IsStored || history.Start == HistoryStart.Empty,
        BatchSource.Received => history.Start == HistoryStart.Empty,
        _ => false,
    };

    private void NoteAnswer(CallValue call, int origin)
    {
        this.Refine(call.Batch, state =>
        {
            state = state with { ThroughCatch = false, Catches = default };
            if (call.IsWitness)
            {
                return state with { IsTouched = true };
            }

            return call.Pick switch
            {
                Pick.Position => state with { Causes = state.Causes | MissingCauses.Position, Positions = state.Positions.Union(OriginSet.Of(origin)), Picks = state.Picks.Union(OriginSet.Of(call.Origin)) },
                Pick.Part => state with { Causes = state.Causes | MissingCauses.Part, Filters = state.Filters.Union(OriginSet.Of(call.Origin)) },
                _ => state,
            };
        });
        // The witness speaks for all: a path on which only others have results is wrong anyway.
        if (call.IsWitness && this.state.Batches[call.Batch] is { IsAsked: true, Tools: >= 0 and var tools })
        {
            this.state = this.state with { AnsweredUnder = tools };
        }

        int[] loops = this.state.Cursors.Where(pair => pair.Value.Calls.Batch == call.Batch).Select(pair => pair.Key).ToArray();
        this.Observer.Answers(call.Batch, this.body.Graph.Nodes[this.node], loops);
    }

    private void NoteWitnessAnswer(int batch)
    {
        this.Refine(batch, state => state with { IsTouched = true, ThroughCatch = false, Catches = default });
        this.Observer.Answers(batch, this.body.Graph.Nodes[this.node], Array.Empty<int>());
    }

    /// <summary>The value of a collection expression or initializer, element by element.</summary>
    private Value? EvaluateCollectionExpression(IOperation expression, ITypeSymbol? type)
    {
        List<(IOperation Element, Value? Value, bool IsSpread)> elements = new();
        foreach (IOperation child in expression.ChildOperations)
        {
            bool isSpread = child.Kind == Spread || (child.Kind == OperationKind.None && child.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.SpreadElementSyntax);
            IOperation element = isSpread ? child.ChildOperations.FirstOrDefault() ?? child : child;
            elements.Add((element, this.Evaluate(element), isSpread));
        }

        return this.SequenceOf(elements, type, expression);
    }

    private Value? EvaluateArray(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes)
        {
            this.Evaluate(size);
        }

        List<(IOperation, Value?, bool)> elements = new();
        foreach (IOperation element in array.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty)
        {
            elements.Add((element, this.Evaluate(element), false));
        }

        // An array of a size has elements that we did not see.
        return array.Initializer is null && array.DimensionSizes is not [{ ConstantValue: { HasValue: true, Value: 0 } }] && this.Symbols.IsHistory(array.Type)
            ? this.NewHistory(array, HistoryState.Outside, outlives: false)
            : this.SequenceOf(elements, array.Type, array);
    }

    private Value? SequenceOf(IReadOnlyList<(IOperation Element, Value? Value, bool IsSpread)> elements, ITypeSymbol? type, IOperation source)
    {
        if (this.Symbols.IsHistory(type) || (this.Symbols.IsCallSequence(type) && elements.Any(element => element.Value is ResultValue)))
        {
            HistoryState content = HistoryState.Empty;
            foreach ((IOperation element, Value? value, bool isSpread) in elements)
            {
                content = isSpread
                    ? this.AppendAll(content, value, this.OriginOf(element))
                    : this.Append(content, this.MessageOf(value, element), this.OriginOf(element));
            }

            HistoryReference made = this.NewHistory(source, content, outlives: false);
            foreach ((IOperation element, Value? value, _) in elements)
            {
                this.NoteParts(made.History, this.MessageOf(value, element));
            }

            if (elements.All(element => !element.IsSpread))
            {
                WrittenMessages written = new(elements.Select(element => this.MessageOf(element.Value, element.Element)).ToImmutableArray());
                this.state = this.state with { Histories = this.state.Histories.With(made.History, this.state.Histories[made.History]! with { Written = written }) };
            }

            return made;
        }

        if (this.Symbols.IsCallSequence(type))
        {
            return elements.Any(element => element.IsSpread)
                ? elements.Count == 1 && elements[0].Value is CallsValue or MadeCallsValue ? elements[0].Value : elements.Select(element => element.Value?.AboutBatch).FirstOrDefault(batch => batch is not null) is { } derived ? new DerivedValue(derived) : this.CallsOf(new Value?[] { null }, source)
                : this.CallsOf(elements.Select(element => element.Value).ToArray(), source);
        }

        return elements.Any(element => !element.IsSpread) ? new CollectionValue(IsEmpty: false) : NotNullValue.Instance;
    }

    /// <summary>The history is passed to the model: it is judged, and a run that breaks the contract ends here.</summary>
    /// <param name="previousReply">The reply that the provider has the history up to, as in <see cref="OptionsState.PreviousReply"/>.</param>
    private void Send(Value? value, IInvocationOperation send, int previousReply)
    {
        HistoryState? content = value is ProjectedResults ? this.AppendAll(HistoryState.Empty, value, default) : this.ContentOf(value);
        if (content is null)
        {
            return;
        }

        if (previousReply != OptionsState.NoReply)
        {
            content = content.AfterCallsElsewhere(this.state.Batches[previousReply] is null ? Violation.NoBatch : previousReply, this.state.KnownBatches);
        }

        foreach (Violation violation in content.Violations())
        {
            if (!this.Concerns(violation, out BatchState? batch))
            {
                continue;
            }

            // Where the batch may be empty, the runs in which it is go on.
            if (batch is not null && batch.Counts.Overlaps(Naturals.Zero) && this.Choose())
            {
                this.Refine(violation.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Zero) });
                continue;
            }

            if (!this.isInfeasible)
            {
                this.Observer.Violates(violation, batch is not null && this.IsMidBatch(violation, batch, send) ? batch with { Causes = batch.Causes | MissingCauses.SentMidBatch } : batch, send, null);
            }

            this.Abandon();
        }

        if (value is HistoryReference reference)
        {
            this.Change(reference.History, history => history.Sent());
        }
    }

    /// <summary>Whether a send is in a loop over the calls of which some are still to come.</summary>
    private bool IsMidBatch(Violation violation, BatchState batch, IInvocationOperation send) =>
        violation.Kind == ViolationKind.UnansweredCall
        && this.state.Cursors.Any(pair => pair.Value.Calls.Batch == violation.Batch
            && (pair.Value.Phase == CursorPhase.Before || (pair.Value.Phase == CursorPhase.At && !batch.IsTouched))
            && (this.body.LoopOf(pair.Key) is { } own ? own.Span.Contains(send.Syntax.Span) && this.body.MayAnswer(own) : this.body.Site?.Caller.MayAnswer(pair.Key) != false));

    private OptionsReference OptionsFromOutside(object source, ITypeSymbol type)
    {
        OptionsState state = new(this.DeclaresToolsVisibly(source), DisablesParallelCalls: false)
        {
            CarriesInput = this.Symbols.DialectOf(type).CarriesHistory,
            PreviousReply = this.Symbols.DialectOf(type).CarriesHistory && this.Symbols.MayContinueReply(type) ? OptionsState.SomeReply : OptionsState.NoReply,
        };
        return this.NewOptions(source, state);
    }

    private OptionsReference NewOptions(object source, OptionsState options)
    {
        int number = this.body.Sources.Of(source);
        this.state = this.state with { Options = this.state.Options.With(number, options.Tools < 0 ? options with { Tools = number } : options) };
        return new(number);
    }

    /// <summary>Whether a field of options is initialised with tools where it is declared.</summary>
    private bool DeclaresToolsVisibly(object source) =>
        source is Place.Member { Symbol: IFieldSymbol { IsReadOnly: true } field }
        && field.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax>().FirstOrDefault() is { Initializer.Value: { } initializer }
        && Bodies.OperationOf(this.body.Compilation.Compilation, initializer) is { } operation
        && operation.DescendantsAndSelf().Any(part => part is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property, Initializer.Initializers.Length: > 0 } && this.Symbols.Is(property.Property, Role.ToolsOfOptions));

    /// <summary>Sets an option of a send; false where the target is none.</summary>
    private bool AssignsOption(IPropertyReferenceOperation property, Value? value)
    {
        Role? role = this.Symbols.RowOf(property.Property)?.Role;
        if (role == Role.KindOfToolChoice && property.Instance is { } choice)
        {
            if (this.PlaceOf(choice) is { } place)
            {
                this.Store(place, value is NoToolsChoice ? value : NotNullValue.Instance);
            }

            return true;
        }

        if (role is not (Role.ParallelCallsOption or Role.ToolChoiceOption or Role.PreviousReplyOption or Role.InputOfOptions or Role.ToolsOfOptions))
        {
            return false;
        }

        if (property.Instance is { } instance && this.Evaluate(instance) is OptionsReference reference && this.state.Options[reference.Options] is { } options)
        {
            if (role == Role.InputOfOptions)
            {
                this.AssignInput(reference.Options, value, property);
                return true;
            }

            options = role switch
            {
                Role.ParallelCallsOption => options with { DisablesParallelCalls = value is ConstantValue { Constant: false } },
                Role.ToolsOfOptions => options with { DeclaresTools = value is CollectionValue { IsEmpty: false }, HasNoTools = value is CollectionValue { IsEmpty: true } or ConstantValue { Constant: null } },
                Role.PreviousReplyOption => options with { PreviousReply = PreviousReply(value ?? NotNullValue.Instance) },
                _ => options with
                {
                    ForbidsCalls = value is NoToolsChoice,
                    DeclaresTools = options.DeclaresTools || value is ToolsChoice { Invoker: Invoker.Caller },
                    Invoker = (value as ToolsChoice)?.Invoker ?? Invoker.Unknown,
                },
            };
            this.state = this.state with { Options = this.state.Options.With(reference.Options, options) };
        }

        return true;
    }

    private void DeclareTools(int number, bool declares)
    {
        if (this.state.Options[number] is { } options)
        {
            this.state = this.state with { Options = this.state.Options.With(number, options with { DeclaresTools = declares, HasNoTools = !declares }) };
        }
    }
}
