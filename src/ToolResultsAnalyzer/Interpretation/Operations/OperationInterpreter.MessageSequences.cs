using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Members of histories, of other sequences of messages, and of collections of anything.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>
    /// A loop over messages is taken as one step that has all of them: where each is appended somewhere, all are.
    /// </summary>
    private Value? MoveMessages(MessageEnumerator enumerator, IOperation receiver)
    {
        if (enumerator.IsMoved)
        {
            return ConstantValue.False;
        }

        bool moved = this.HasAny(enumerator.Sequence);
        if (this.PlaceOf(receiver) is { } place)
        {
            this.state = this.state.WithValue(this.body.Places.Of(place), enumerator with { IsMoved = true });
        }

        return ConstantValue.Of(moved);
    }

    /// <summary>Whether there is any message in a sequence.</summary>
    private bool HasAny(Value messages) => messages switch
    {
        ProjectedResults projected => projected.Calls.IsWhole ? this.TestCount(projected.Calls.Batch, Naturals.Positive, isExact: true, isAsked: false) : projected.Calls.HoldsWitness || this.Choose(),
        MadeCallsValue made => !made.Ids.Ids.IsEmpty,
        var sequence => this.ContentOf(sequence) is { Start: HistoryStart.Empty } content
            ? content.HasMessages || content.Leading is not null
            : true, // Messages that we do not know may be the results that are waited for.
    };

    /// <summary>Members of a collection of which only matters whether it is empty.</summary>
    private bool EvaluateCollectionMember(CollectionValue collection, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, out Value? result)
    {
        this.EvaluateAll(arguments);
        result = method.Name == "Any" && arguments.IsEmpty ? ConstantValue.Of(!collection.IsEmpty) : null;
        Value? after = method.Name switch
        {
            "AddRange" => collection.IsEmpty ? null : collection,
            "Clear" => new CollectionValue(IsEmpty: true),
            var name when SequenceMembers.Adds(name) => new CollectionValue(IsEmpty: false),
            var name when !method.IsExtensionMethod && SequenceMembers.IsMutator(name) => null,
            _ => collection,
        };
        if (!Equals(after, collection) && this.PlaceOf(receiver) is { } place)
        {
            this.Store(place, after);
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            this.LooksUp(arguments.Select(argument => this.PureValue(argument.Value)), keepsNames: Unwrap(receiver) is ILocalReferenceOperation { Local: var keeper } && this.body.Scan.KeepsNames(keeper));
        }

        return true;
    }

    /// <summary>The results of a projection as a list like any other, where that is changed: each name of it stands for the list from here on.</summary>
    private HistoryReference AsList(ProjectedResults projected, IInvocationOperation change)
    {
        HistoryState content = this.AppendAll(HistoryState.Empty, projected, OriginSet.Of(projected.Origin));
        HistoryReference list = this.NewHistory((change, nameof(ProjectedResults)), content, outlives: false);
        this.state = this.state with { Values = this.state.Values.Select((_, known) => known.Equals(projected) ? list : known) };
        return list;
    }

    private bool EvaluateHistoryMember(HistoryReference history, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (SequenceMembers.IsImmutable(method.ContainingType))
        {
            return this.EvaluateImmutableMember(history, method, arguments, invocation, out result);
        }

        if (this.Symbols.IsConversation(method.ContainingType))
        {
            this.EvaluateAll(arguments);
            this.Change(history.History, content => content.Forget(this.state.KnownBatches));
            result = this.Symbols.IsConversation(method.ReturnType) ? history : null;
            return true;
        }

        switch (method.Name)
        {
            case "Add" or "Append" when arguments.Length == 1 && !method.IsExtensionMethod && !this.Symbols.IsHistory(Unwrap(arguments[0].Value).Type):
                MessageValue message = this.MessageOf(this.Evaluate(arguments[0].Value), arguments[0].Value);
                WrittenMessages? written = invocation.IsImplicit ? this.WrittenIn(history.History) : null;
                this.AppendTo(history.History, message, invocation);
                if (written is not null)
                {
                    this.state = this.state with { Histories = this.state.Histories.With(history.History, this.state.Histories[history.History]! with { Written = new(written.Items.Add(message)) }) };
                }

                return true;
            case "AddRange" or "Add" when arguments.Length == 1 && (method.Name == "AddRange" || !method.IsExtensionMethod):
                Value? added = this.Evaluate(arguments[0].Value);
                this.Change(history.History, content => this.AppendAll(content, added, this.OriginOf(invocation)));
                this.NoteAliases(history.History, added);
                this.NoteMessagesOf(added, arguments[0].Value);
                return true;
            case "Insert" when arguments.Length == 2 && !method.IsExtensionMethod:
                this.Insert(history, arguments);
                return true;
            case "Clear" when arguments.Length == 0 && !method.IsExtensionMethod:
                this.Change(history.History, content => content.Start == HistoryStart.Escaped ? HistoryState.Escaped : HistoryState.Empty);
                return true;
            case "CopyTo" or "EnsureCapacity" or "TrimExcess":
                this.EvaluateAll(arguments);
                return true;
            case "GetEnumerator":
                result = new MessageEnumerator(history, IsMoved: false);
                return true;
            case var name when !method.IsExtensionMethod && (SequenceMembers.IsMutator(name) || (method.ReturnsVoid && name is not ("ForEach" or "CopyTo")) || SequenceMembers.Adds(name)):
                this.EvaluateAll(arguments);
                this.Change(history.History, content => content.Forget(this.state.KnownBatches));
                return true;
            default:
                return this.state.Histories[history.History] is { } known && this.EvaluateMessages(known.State, method, arguments, invocation, out result);
        }
    }

    /// <summary>The messages of a list that an initializer has begun to fill; null where it holds others.</summary>
    private WrittenMessages? WrittenIn(int history) => this.state.Histories[history] is not { } known ? null
        : known.Written ?? (known.State is { Start: HistoryStart.Empty, HasMessages: false, Leading: null, Turn: null, Broken: null } ? new(ImmutableArray<MessageValue>.Empty) : null);

    /// <summary>Members of a list that never changes: what seems to change it gives another one.</summary>
    private bool EvaluateImmutableMember(HistoryReference history, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (this.state.Histories[history.History] is not { State: var content, IsFromOutside: var isFromOutside })
        {
            return false;
        }

        if (!this.Symbols.IsHistory(method.ReturnType) || method.Name == "ToBuilder")
        {
            return this.EvaluateMessages(content, method, arguments, invocation, out result);
        }

        HistoryState changed;
        switch (method.Name)
        {
            case "Add" when arguments.Length == 1:
                MessageValue message = this.MessageOf(this.Evaluate(arguments[0].Value), arguments[0].Value);
                changed = this.Append(content, message, this.OriginOf(invocation));
                break;
            case "AddRange" when arguments.Length == 1:
                changed = this.AppendAll(content, this.Evaluate(arguments[0].Value), this.OriginOf(invocation));
                break;
            case "Clear":
                changed = HistoryState.Empty;
                break;
            default:
                this.EvaluateAll(arguments);
                changed = content.Forget(this.state.KnownBatches);
                break;
        }

        // What was made of one that others have may come back by another name: in a copy of the record that holds it.
        HistoryReference made = this.NewHistory(invocation, changed, outlives: false);
        this.state = this.state with { Histories = this.state.Histories.With(made.History, this.state.Histories[made.History]! with { IsFromOutside = isFromOutside }) };
        result = made;
        return true;
    }

    private void Insert(HistoryReference history, ImmutableArray<IArgumentOperation> arguments)
    {
        IArgumentOperation index = arguments.First(argument => argument.Parameter?.Ordinal == 0), item = arguments.First(argument => argument.Parameter?.Ordinal == 1);
        MessageValue message = this.MessageOf(this.Evaluate(item.Value), item.Value);
        bool atEnd = Unwrap(index.Value) is IPropertyReferenceOperation { Property.Name: "Count", Instance: { } counted } && this.Evaluate(counted) is HistoryReference same && same.History == history.History;
        this.NoteAliases(history.History, message);
        bool harmless = message is OtherMessageValue && ConstantNumber(index.Value) == 0;
        if (!atEnd && !harmless)
        {
            // Where it stands is not known: perhaps nowhere near its call.
            this.state = this.state with { AnsweredUnder = -1 };
        }

        this.Change(history.History, content =>
            atEnd ? this.Append(content, message, this.OriginOf(item.Value))
            : message is OtherPartValue && ConstantNumber(index.Value) == 0 ? content.PrecededBy(OriginSet.Of(message.Origin))
            : harmless ? content.Turn is null && content.Leading is null ? content.AppendMessage(this.OriginOf(item.Value)) with { Plain = content.Plain } : content.Leading is null ? content : content.Forget(this.state.KnownBatches)
            : content.Forget(this.state.KnownBatches));
    }

    /// <summary>Evaluates what a sequence of messages is searched by: whether a call has its result may be what is looked for.</summary>
    private Value?[] EvaluateSearch(ImmutableArray<IArgumentOperation> arguments)
    {
        int[] before = this.mentioned.ToArray();
        this.mentioned.Clear();
        Value?[] values = arguments.Select(argument => this.Evaluate(argument.Value)).ToArray();
        if (arguments.Any(argument => argument.Value is IDelegateCreationOperation))
        {
            foreach (int batch in this.mentioned.ToArray())
            {
                this.MakeUncertain(batch);
            }
        }

        this.mentioned.UnionWith(before);
        return values;
    }

    /// <summary>Members that read a sequence of messages.</summary>
    private bool EvaluateMessages(HistoryState content, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (!SequenceMembers.IsFromBaseLibrary(method))
        {
            return false;
        }

        Value?[] values = this.EvaluateSearch(arguments);
        OriginSet origin = this.OriginOf(invocation);
        switch (method.Name)
        {
            case var name when SequenceMembers.IsCopy(name) && arguments.Length == 0 && name is not ("OfType" or "Cast"):
                result = this.Symbols.IsHistory(method.ReturnType) ? this.NewHistory(invocation, content, outlives: false) : null;
                break;
            case "Append" when values.Length == 1:
                result = new MessageSequence(this.Append(content, this.MessageOf(values[0], arguments[0].Value), origin));
                break;
            case "Prepend" when values.Length == 1:
                result = new MessageSequence(this.Append(HistoryState.Empty, this.MessageOf(values[0], arguments[0].Value), origin).AppendAll(content, origin, this.state.KnownBatches));
                break;
            case "Concat" when values.Length == 1 && (values[0] is ProjectedResults || this.ContentOf(values[0]) is not null):
                result = new MessageSequence(this.AppendAll(content, values[0], origin));
                break;
            default:
                if (this.Symbols.IsHistory(method.ReturnType))
                {
                    result = new MessageSequence(HistoryState.Outside with { MayHold = this.state.KnownBatches });
                }

                break;
        }

        return true;
    }
}
