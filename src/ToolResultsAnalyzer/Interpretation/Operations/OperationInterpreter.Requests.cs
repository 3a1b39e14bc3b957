using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Options of a send that carry the history, or name the reply that the provider has it up to.</summary>
internal sealed partial class OperationInterpreter
{
    private static int PreviousReply(Value? id) => id switch
    {
        null or ConstantValue { Constant: null } => OptionsState.NoReply,
        ReplyIdValue { IsOfReply: true } reply => reply.Batch,
        _ => OptionsState.SomeReply,
    };

    /// <summary>A session is made or met. It is kept like options that name the reply that the history goes up to.</summary>
    /// <param name="lastReply">The last reply in it, as in <see cref="OptionsState.PreviousReply"/>.</param>
    private OptionsReference NewSession(object source, int lastReply) => this.NewOptions(source, new(DeclaresTools: false, DisablesParallelCalls: false) { PreviousReply = lastReply });

    /// <summary>A session is made. One that invokes functions itself, or that is given a history, is as good as one from outside.</summary>
    private OptionsReference CreateSession(VocabularyRow row, IInvocationOperation invocation)
    {
        bool isEmpty = !this.ArgumentsOf(row, invocation.Arguments).Any(given => given.Key is ParameterRole.History or ParameterRole.Invokes && given.Value.Value is not ConstantValue { Constant: null or false });
        this.MayThrow(this.body.Compilation.FactsOf(invocation.TargetMethod).Thrower);
        return this.NewSession(invocation, isEmpty ? OptionsState.NoReply : OptionsState.SomeReply);
    }

    /// <summary>What is sent into a session: a list of messages, one message, a text, or nothing.</summary>
    private Value? SentInto(IArgumentOperation? given, Value? value)
    {
        if (given is null || this.Symbols.IsHistory(Unwrap(given.Value).Type))
        {
            return given is null ? new MessageSequence(HistoryState.Empty) : value;
        }

        return this.SequenceOfOne(given.Value, value);
    }

    /// <summary>One message, one part of a message, or a text, as a sequence.</summary>
    private MessageSequence SequenceOfOne(IOperation expression, Value? value)
    {
        IOperation message = Unwrap(expression);
        return new MessageSequence(this.Append(HistoryState.Empty, this.MessageOrText(value, message), this.OriginOf(message)));
    }

    /// <summary>A history with the message behind it that is sent with it; null where no history is given: the receiver may have one.</summary>
    private MessageSequence? WithLast(Value? history, IArgumentOperation last, Value? value)
    {
        IOperation message = Unwrap(last.Value);
        return this.ContentOf(history) is not { } content ? null
            : new(this.Append(content, this.MessageOrText(value, message), this.OriginOf(message)));
    }

    /// <summary>Keeps the history that was sent, with the reply behind it.</summary>
    private void KeepTranscript(int batch, HistoryState? sent, IOperation send)
    {
        HistoryState transcript = this.Append(sent ?? HistoryState.Outside with { MayHold = this.state.KnownBatches }, new AssistantValue(batch, HoldsWitness: true, this.Origin(send)), this.OriginOf(send));
        this.Refine(batch, state => state with { Transcript = transcript });
    }

    /// <summary>The history that a reply gives back.</summary>
    private MessageSequence TranscriptOf(int batch, IOperation origin) => new(this.state.Batches[batch]?.Transcript
        ?? this.Append(HistoryState.Outside with { MayHold = this.state.KnownBatches }, new AssistantValue(batch, HoldsWitness: true, this.Origin(origin)), this.OriginOf(origin)));

    /// <summary>A request that a history, a message or a text is converted to.</summary>
    private OptionsReference RequestOf(IOperation sent, Value? value, IOperation conversion)
    {
        OptionsReference request = this.NewOptions(conversion, new(DeclaresTools: false, DisablesParallelCalls: false) { CarriesInput = true });
        this.AssignInput(request.Options, this.Symbols.IsHistory(sent.Type) ? value : this.SequenceOfOne(sent, value), conversion);
        return request;
    }

    /// <summary>The message that is given where a text may be given as well.</summary>
    private MessageValue MessageOrText(Value? value, IOperation given) =>
        this.Symbols.IsMessage(given.Type) || value is MessageValue or ReplyValue or CallValue ? this.MessageOf(value, given) : new OtherMessageValue(this.Origin(given));

    /// <summary>The reply that a stream holds, when it has ended.</summary>
    private Value? ReplyAtEnd(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? stream = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            stream = row.RoleOf(argument.Parameter) == ParameterRole.Reply ? value : stream;
        }

        this.MayThrow(this.body.Compilation.FactsOf(invocation.TargetMethod).Thrower);
        return stream is ReplyStream { Batch: var batch } ? new ReplyValue(batch) : this.FromOutside(invocation.Type, invocation, outlives: false, BatchSource.Received);
    }

    private OptionsReference CreateOptions(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation)
    {
        OptionsReference made = this.NewOptionsWith(roles.TryGetValue(ParameterRole.History, out (IOperation Expression, Value? Value) input) ? input : null, creation);
        if (roles.TryGetValue(ParameterRole.KeptHistory, out (IOperation Expression, Value? Value) kept) && kept.Value is not ConstantValue { Constant: null })
        {
            this.AssignInput(made.Options, kept.Value, kept.Expression);
        }

        if (this.state.Options[made.Options] is { } options)
        {
            options = options with
            {
                DeclaresTools = roles.TryGetValue(ParameterRole.Tools, out (IOperation Expression, Value? Value) tools) && tools.Value is CollectionValue { IsEmpty: false },
                ForbidsCalls = roles.TryGetValue(ParameterRole.ToolChoice, out (IOperation Expression, Value? Value) choice)
                    && (choice.Value is NoToolsChoice || this.Symbols.RoleOfText((choice.Value as ConstantValue)?.Constant) == Role.NoToolsChoice),
            };
            this.state = this.state with { Options = this.state.Options.With(made.Options, options) };
            if (tools.Expression is { } given)
            {
                this.NoteTools(made.Options, given);
            }
        }

        return made;
    }

    /// <summary>Options are made with a history: they keep a copy of it.</summary>
    private OptionsReference NewOptionsWith((IOperation Expression, Value? Value)? input, IOperation creation)
    {
        HistoryState content = input is not { } given ? HistoryState.Empty : this.AppendAll(HistoryState.Empty, given.Value, this.OriginOf(given.Expression));
        OptionsReference options = this.NewOptions(creation, new(DeclaresTools: false, DisablesParallelCalls: false) { CarriesInput = true });
        this.SetInput(options.Options, this.NewHistory(new InputSource(options.Options), content, outlives: false));
        return options;
    }

    /// <summary>The history in some options; one that came with them is met at the first question.</summary>
    private HistoryReference? InputOf(int number)
    {
        if (this.state.Options[number] is not { CarriesInput: true } options)
        {
            return null;
        }

        if (options.Input >= 0 && this.state.Histories[options.Input] is not null)
        {
            return new(options.Input);
        }

        // Options that were made here begin without any message.
        bool isFromOutside = this.body.Sources[number] is not IOperation;
        HistoryReference made = this.NewHistory(new InputSource(number), isFromOutside ? HistoryState.Outside : HistoryState.Empty, outlives: isFromOutside, isFromOutside);
        this.SetInput(number, made);
        return made;
    }

    /// <summary>Options are given a history: the very list, not a copy.</summary>
    private void AssignInput(int number, Value? value, IOperation source) => this.SetInput(number, value is HistoryReference history && this.state.Histories[history.History] is not null
        ? history
        : this.NewHistory(source, this.ContentOf(value) ?? HistoryState.Outside with { MayHold = this.state.KnownBatches }, outlives: false));

    private void SetInput(int number, HistoryReference history)
    {
        if (this.state.Options[number] is { } options)
        {
            this.state = this.state with { Options = this.state.Options.With(number, options with { Input = history.History }) };
        }
    }

    /// <summary>What tells the history in some options from others.</summary>
    private sealed record InputSource(int Options);
}
