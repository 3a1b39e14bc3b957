using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What an expression may denote on one path. Unknown has no value of its own: it is null.</summary>
internal abstract record Value
{
    /// <summary>The batch that the value speaks about, or null.</summary>
    public virtual int? AboutBatch => null;

    /// <summary>The number of the history that the value holds, or null.</summary>
    public virtual int? HeldHistory => null;

    /// <summary>The same, with other numbers for the origins.</summary>
    public virtual Value WithOrigins(Func<int, int> map) => this;
}

/// <summary>A constant, null included.</summary>
internal sealed record ConstantValue(object? Constant) : Value
{
    public static readonly ConstantValue Null = new((object?)null);

    public static readonly ConstantValue True = new(true);

    public static readonly ConstantValue False = new(false);

    public static ConstantValue Of(bool value) => value ? True : False;
}

/// <summary>Something that is not null, of which no more is known.</summary>
internal sealed record NotNullValue : Value
{
    public static readonly NotNullValue Instance = new();
}

/// <summary>Something that is none of some constants, each of which a test has excluded.</summary>
internal sealed record ExcludedValue(ConstantSet Excluded) : Value;

/// <summary>A collection of anything, made here.</summary>
internal sealed record CollectionValue(bool IsEmpty) : Value;

/// <summary>The number of elements of a collection that is not empty.</summary>
internal sealed record PositiveValue : Value
{
    public static readonly PositiveValue Instance = new();
}

/// <summary>A text of which nothing else is known.</summary>
internal sealed record TextValue : Value
{
    public static readonly TextValue Instance = new();
}

/// <summary>A choice of tools that allows no call.</summary>
internal sealed record NoToolsChoice : Value
{
    public static readonly NoToolsChoice Instance = new();
}

/// <summary>A choice of tools that allows calls.</summary>
internal sealed record ToolsChoice(Invoker Invoker) : Value;

/// <summary>A client that invokes functions, or what builds one.</summary>
internal sealed record InvokingClient : Value
{
    public static readonly InvokingClient Instance = new();
}

/// <summary>An enumerator over messages, or over the stream of a reply: seen as one step that takes them all.</summary>
internal sealed record MessageEnumerator(Value Sequence, bool IsMoved) : Value
{
    public override Value WithOrigins(Func<int, int> map) => this with { Sequence = this.Sequence.WithOrigins(map) };

    public override int? AboutBatch => this.Sequence.AboutBatch;

    public override int? HeldHistory => this.Sequence.HeldHistory;
}

/// <summary>
/// Something that was made from a batch in a way that is not understood. It is told apart from an unknown value so that
/// nothing takes it for a batch of its own.
/// </summary>
internal sealed record DerivedValue(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>A reply of the model.</summary>
internal sealed record ReplyValue(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>A stream of which the elements together are a reply: seen as one step that gives all of it.</summary>
internal sealed record ReplyStream(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>What a reply holds: its calls, among other messages or other parts of a message.</summary>
internal sealed record OutputValue(int Batch) : Value
{
    /// <summary>Whether it is the messages that hold the calls, and not the calls themselves with others.</summary>
    public bool IsWrapped { get; init; }

    public override int? AboutBatch => this.Batch;
}

/// <summary>A message of a reply that is no call.</summary>
internal sealed record OutputItemValue(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>What kind a message of a reply is: a call, or another.</summary>
internal sealed record MessageKindValue(bool IsCall) : Value;

/// <summary>The text or content of a reply.</summary>
internal sealed record ReplyTextValue(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>Why the model stopped.</summary>
internal sealed record FinishReasonValue(int Batch) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>Calls of a batch.</summary>
/// <param name="HoldsWitness">Whether the witness is among them (if there is any call at all).</param>
/// <param name="IsWhole">Whether it is the whole batch.</param>
/// <param name="Filter">What took a part of the batch, as an origin; -1 where nothing did.</param>
internal sealed record CallsValue(int Batch, bool HoldsWitness, bool IsWhole, int Filter) : Value
{
    /// <summary>How many calls the batch has at least when there is any among these; 0 where the number does not decide.</summary>
    public int HoldsAnyFrom { get; init; } = IsWhole ? 1 : 0;

    public override Value WithOrigins(Func<int, int> map) => this.Filter < 0 ? this : this with { Filter = map(this.Filter) };

    public override int? AboutBatch => this.Batch;
}

/// <summary>A queue or stack of calls that nothing was taken from.</summary>
internal sealed record QueueValue(CallsValue Calls) : Value
{
    public override Value WithOrigins(Func<int, int> map) => new QueueValue((CallsValue)this.Calls.WithOrigins(map));

    public override int? AboutBatch => this.Calls.Batch;
}

/// <summary>A queue or stack of calls that is emptied in a loop.</summary>
/// <param name="Loop">The number of the loop.</param>
/// <param name="HasNext">Whether a test has shown that there is a call, which was not taken yet.</param>
internal sealed record EmptiedQueueValue(int Batch, int Loop, bool HasNext) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>The number of calls of a whole batch, plus <paramref name="Offset"/>.</summary>
internal sealed record CallCountValue(int Batch, int Offset) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>How a call was picked from its batch.</summary>
internal enum Pick
{
    /// <summary>As the current one of a loop.</summary>
    Current,

    /// <summary>By a fixed position.</summary>
    Position,

    /// <summary>By a filter, or as the current one of a loop over a part.</summary>
    Part,
}

/// <summary>One call.</summary>
/// <param name="IsWitness">Whether it is the witness, or one of the others.</param>
/// <param name="Origin">What picked it, as an origin; the filter for <see cref="Pick.Part"/>.</param>
/// <param name="Loop">The loop whose current call it is, or -1.</param>
internal sealed record CallValue(int Batch, bool IsWitness, Pick Pick, int Origin, int Loop) : Value
{
    public override Value WithOrigins(Func<int, int> map) => this.Origin < 0 ? this : this with { Origin = map(this.Origin) };

    public override int? AboutBatch => this.Batch;
}

internal sealed record CallIdValue(CallValue Call) : Value
{
    public override Value WithOrigins(Func<int, int> map) => new CallIdValue((CallValue)this.Call.WithOrigins(map));

    public override int? AboutBatch => this.Call.Batch;
}

internal sealed record CallNameValue(CallValue Call) : Value
{
    public override Value WithOrigins(Func<int, int> map) => new CallNameValue((CallValue)this.Call.WithOrigins(map));

    public override int? AboutBatch => this.Call.Batch;
}

/// <summary>The id of a reply, or of a message of it, which names none of its calls.</summary>
/// <param name="IsOfReply">Whether it is that of the reply itself.</param>
internal sealed record ReplyIdValue(int Batch, bool IsOfReply = true) : Value
{
    public override int? AboutBatch => this.Batch;
}

/// <summary>A text that nobody has seen before: a new GUID, or one with a GUID in it.</summary>
internal sealed record FreshIdValue : Value
{
    public static readonly FreshIdValue Instance = new();
}

/// <summary>What makes a result wrong whatever the calls are.</summary>
internal enum IdDefect
{
    /// <summary>There is no id, or an empty one.</summary>
    Missing,

    /// <summary>The id of the call is the content.</summary>
    Swapped,

    /// <summary>The content is the id, too.</summary>
    Content,

    /// <summary>The message is one of the model.</summary>
    OfAssistant,

    /// <summary>The message is one of a user or of the system.</summary>
    OfOther,

    /// <summary>It is the name of a call, or the id of something else, of which nothing more is known.</summary>
    OtherProperty,
}

/// <summary>What stands for the id of a result that can answer no call.</summary>
internal sealed record NoIdValue(IdDefect Defect) : Value;

/// <summary>A call made by hand; <paramref name="Id"/> is null where it is not a constant.</summary>
internal sealed record MadeCallValue(string? Id) : Value;

/// <summary>Calls made by hand, all of whose ids are constants.</summary>
internal sealed record MadeCallsValue(ConstantIds Ids) : Value;

/// <summary>The index of a counting loop, or its enumerator.</summary>
/// <param name="IsAdvanced">Whether the index was moved since it was last compared with its end.</param>
internal sealed record CursorValue(int Loop, bool IsAdvanced = false) : Value;

/// <summary>An enumerator that is moved outside of any loop.</summary>
/// <param name="Position">How many steps it has made.</param>
internal sealed record EnumeratorValue(CallsValue Calls, int Position) : Value
{
    public override Value WithOrigins(Func<int, int> map) => this with { Calls = (CallsValue)this.Calls.WithOrigins(map) };

    public override int? AboutBatch => this.Calls.Batch;
}

/// <summary>One result for each of some calls, made by a projection.</summary>
/// <param name="Origin">What makes each result.</param>
internal sealed record ProjectedResults(CallsValue Calls, int Origin) : Value
{
    public override Value WithOrigins(Func<int, int> map) => new ProjectedResults((CallsValue)this.Calls.WithOrigins(map), map(this.Origin));

    public override int? AboutBatch => this.Calls.Batch;
}

/// <summary>The options of a send, by number.</summary>
internal sealed record OptionsReference(int Options) : Value;

/// <summary>The tools of the options.</summary>
internal sealed record ToolsReference(int Options) : Value;

/// <summary>A history, by number: several variables may name one.</summary>
internal sealed record HistoryReference(int History) : Value
{
    public override int? HeldHistory => this.History;
}

/// <summary>The role of a message.</summary>
internal sealed record MessageRoleValue(MessageRole Role) : Value;

/// <summary>A sequence of messages that cannot change any more.</summary>
internal sealed record MessageSequence(HistoryState Content) : Value
{
    public override Value WithOrigins(Func<int, int> map) => new MessageSequence(this.Content.WithOrigins(map));
}

/// <summary>A message.</summary>
/// <param name="Origin">What made it.</param>
internal abstract record MessageValue(int Origin) : Value
{
    public override Value WithOrigins(Func<int, int> map) => this with { Origin = map(this.Origin) };
}

/// <summary>An assistant message that carries calls of a batch.</summary>
internal sealed record AssistantValue(int Batch, bool HoldsWitness, int Origin) : MessageValue(Origin)
{
    /// <summary>Whether it is a part of a message: further calls may follow in the same message.</summary>
    public bool IsPart { get; init; }

    public override int? AboutBatch => this.Batch;
}

/// <summary>An assistant message without calls.</summary>
/// <param name="OfBatch">The batch of the reply whose text it holds, or null.</param>
/// <param name="Text">The text, as an origin.</param>
internal sealed record PlainAssistantValue(int? OfBatch, int Text, int Origin) : MessageValue(Origin)
{
    public override Value WithOrigins(Func<int, int> map) => this with { Text = map(this.Text), Origin = map(this.Origin) };

    public override int? AboutBatch => this.OfBatch;
}

/// <summary>
/// A result; <paramref name="Target"/> is what stands for its id: a call's id, a constant, something that is no id, or null when
/// unknown.
/// </summary>
/// <param name="Id">The id argument, as an origin.</param>
internal sealed record ResultValue(Value? Target, int Id, int Origin) : MessageValue(Origin)
{
    /// <summary>The batch of a call that was at hand where the result was made under an id that is none.</summary>
    public int? Beside { get; init; }

    public override Value WithOrigins(Func<int, int> map) => this with { Target = this.Target?.WithOrigins(map), Id = map(this.Id), Origin = map(this.Origin) };

    public override int? AboutBatch => this.Target?.AboutBatch ?? this.Beside;
}

/// <summary>A message of tools, made of parts: appending it appends each of them.</summary>
/// <param name="Parts">The list of its parts, or the results that a projection makes.</param>
internal sealed record PartsMessage(Value Parts, int Origin) : MessageValue(Origin)
{
    public override int? AboutBatch => this.Parts.AboutBatch;

    public override int? HeldHistory => this.Parts.HeldHistory;

    public override Value WithOrigins(Func<int, int> map) => new PartsMessage(this.Parts.WithOrigins(map), map(this.Origin));
}

/// <summary>A message whose role and parts are filled in after it was made.</summary>
/// <param name="MessageRole">Its role, or null where that is not known yet.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Role">What gives it its role, as an origin.</param>
internal sealed record FilledMessage(MessageRole? MessageRole, Value? Parts, int Role, int Origin) : MessageValue(Origin)
{
    /// <summary>What gives it its parts, or its text, as an origin.</summary>
    public int PartsOrigin { get; init; } = Origin;

    public override int? AboutBatch => this.Parts?.AboutBatch;

    public override int? HeldHistory => this.Parts?.HeldHistory;

    public override Value WithOrigins(Func<int, int> map) => this with { Parts = this.Parts?.WithOrigins(map), Role = map(this.Role), PartsOrigin = map(this.PartsOrigin), Origin = map(this.Origin) };
}

/// <summary>A message of a text whose role, calls or id are filled in after it was made.</summary>
/// <param name="MessageRole">Its role, or null where that is not known yet.</param>
/// <param name="Carried">What its calls or its id make of it; null where it has neither.</param>
/// <param name="Text">Its text, where it is one of a reply.</param>
/// <param name="TextOrigin">The text, as an origin; the message where it has none.</param>
internal sealed record FilledText(MessageRole? MessageRole, MessageValue? Carried, ReplyTextValue? Text, int TextOrigin, int Origin) : MessageValue(Origin)
{
    public override int? AboutBatch => this.Carried?.AboutBatch ?? this.Text?.AboutBatch;

    public override Value WithOrigins(Func<int, int> map) => this with { Carried = (MessageValue?)this.Carried?.WithOrigins(map), TextOrigin = map(this.TextOrigin), Origin = map(this.Origin) };
}

/// <summary>A part of a message that is filled in with what it holds.</summary>
/// <param name="Held">The call or the result that it holds; null where it holds neither.</param>
internal sealed record FilledPart(MessageValue? Held, int Origin) : MessageValue(Origin)
{
    /// <summary>Whether it holds something else: a text, say.</summary>
    public bool HoldsOther { get; init; }

    public override int? AboutBatch => this.Held?.AboutBatch;

    public override Value WithOrigins(Func<int, int> map) => this with { Held = (MessageValue?)this.Held?.WithOrigins(map), Origin = map(this.Origin) };
}

/// <summary>A message of any other kind.</summary>
internal sealed record OtherMessageValue(int Origin) : MessageValue(Origin);

/// <summary>A part of a message that is neither a call nor a result, where it matters what stands before it.</summary>
internal sealed record OtherPartValue(int Origin) : MessageValue(Origin);

/// <summary>A call made by hand that is a message itself; <paramref name="Id"/> is null where it is not a constant.</summary>
internal sealed record MadeCallMessage(string? Id, int Origin) : MessageValue(Origin);

/// <summary>Each message of a sequence, in turn.</summary>
internal sealed record EachMessageValue(Value Sequence, int Origin) : MessageValue(Origin)
{
    public override Value WithOrigins(Func<int, int> map) => this with { Sequence = this.Sequence.WithOrigins(map), Origin = map(this.Origin) };

    public override int? AboutBatch => this.Sequence.AboutBatch;

    public override int? HeldHistory => this.Sequence.HeldHistory;
}

/// <summary>A message of which not even the kind is known.</summary>
internal sealed record UnknownMessageValue(int Origin) : MessageValue(Origin);

/// <summary>Messages that were written down one by one.</summary>
internal sealed class WrittenMessages(ImmutableArray<MessageValue> items) : IEquatable<WrittenMessages>
{
    public ImmutableArray<MessageValue> Items { get; } = items;

    /// <summary>The same, with other numbers for the origins.</summary>
    public WrittenMessages WithOrigins(Func<int, int> map) => new(ImmutableArray.CreateRange(this.Items, message => (MessageValue)message.WithOrigins(map)));

    public bool Equals(WrittenMessages? other) => other is not null && this.Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => this.Equals(obj as WrittenMessages);

    public override int GetHashCode() => this.Items.Aggregate(11, (hash, message) => unchecked((hash * 31) + message.GetHashCode()));
}

/// <summary>A few constants, in no order.</summary>
internal sealed class ConstantSet(ImmutableArray<object> constants) : IEquatable<ConstantSet>
{
    public bool Contains(object? constant) => constant is not null && constants.Contains(constant);

    public ConstantSet With(object constant) => this.Contains(constant) ? this : new(constants.Add(constant));

    public bool Equals(ConstantSet? other) => other is not null && other.Count == this.Count && constants.All(other.Contains);

    public override bool Equals(object? obj) => this.Equals(obj as ConstantSet);

    public override int GetHashCode() => constants.Aggregate(3, (hash, constant) => hash ^ constant.GetHashCode());

    private int Count => constants.Length;
}

/// <summary>Ids that are all constants, in order.</summary>
internal sealed class ConstantIds(ImmutableArray<string> ids) : IEquatable<ConstantIds>
{
    public static readonly ConstantIds None = new(ImmutableArray<string>.Empty);

    public ImmutableArray<string> Ids { get; } = ids;

    public bool Equals(ConstantIds? other) => other is not null && this.Ids.SequenceEqual(other.Ids);

    public override bool Equals(object? obj) => this.Equals(obj as ConstantIds);

    public override int GetHashCode() => this.Ids.Aggregate(7, (hash, id) => unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(id)));
}
