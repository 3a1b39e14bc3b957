using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls of methods that we do not know: what they may do to histories, and what comes back.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A call of a method that we do not know: what it may do to histories, and what comes back.</summary>
    private Value? CallUnknown(IMethodSymbol? method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, Value?[] values, IOperation operation, Value? target = null)
    {
        bool givesBatch = IsOfBatch(target) || Array.Exists(values, IsOfBatch);
        bool isStored = false;
        foreach (KeyValuePair<int, BatchState> batch in this.state.Batches)
        {
            isStored |= batch.Value.IsStored;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            IParameterSymbol? parameter = arguments[i].Parameter;
            if (parameter?.RefKind is RefKind.Ref or RefKind.Out)
            {
                if (values[i] is HistoryReference passed)
                {
                    this.Escape(passed.History);
                }

                this.Assign(arguments[i].Value, null);
                continue;
            }

            if (values[i] is CollectionValue && this.PlaceOf(arguments[i].Value) is { } filled)
            {
                this.Store(filled, null);
            }

            if (values[i] is ResultValue { Target.AboutBatch: { } answered })
            {
                // Where the result goes is not known: perhaps to where it belongs.
                this.MakeUncertain(answered);
            }

            if (values[i] is FilledText { Carried: ResultValue { Target.AboutBatch: { } filledIn } })
            {
                this.MakeUncertain(filledIn);
            }

            if (values[i] is PartsMessage or FilledMessage)
            {
                foreach (int inPart in this.BatchesIn(values[i]).ToArray())
                {
                    this.MakeUncertain(inPart);
                }
            }

            if (BatchOfQueue(values[i]) is not null)
            {
                this.LoseQueue(values[i], this.PlaceOf(arguments[i].Value));
            }

            if (values[i] is HistoryReference reference)
            {
                this.PassHistory(reference, parameter, method);
            }

            if (givesBatch && this.PlaceOf(arguments[i].Value) is { } owner)
            {
                this.EscapeIn(owner);
            }
        }

        bool mayReachOthers = (givesBatch || isStored) && !(method is { DeclaringSyntaxReferences.IsEmpty: false } && this.body.Compilation.Helpers.LeavesHistoriesAlone(method.OriginalDefinition));
        if (instance is not null && this.PlaceOf(instance) is { } receiver && mayReachOthers)
        {
            this.EscapeIn(receiver);
        }

        if (givesBatch && method is { IsStatic: false } && this.MayKeepHistories(method, instance))
        {
            // All that it can do with a call is to answer it, in a history that this object has given it before.
            this.EscapeWhere(this.IsKeptByThis);
        }

        if (method is { IsStatic: true } && mayReachOthers)
        {
            this.EscapeStatics(method.ContainingType);
        }

        if (method?.MethodKind == MethodKind.LocalFunction && this.body.Scan.ClosureOf(method) is { } closure)
        {
            this.EscapeInto(closure, new HashSet<Closure>());
        }

        // A look-up by the id of a call in a collection of .NET may be what decides whether the call has its result.
        MethodFacts? facts = method is null ? null : this.body.Compilation.FactsOf(method);
        if (facts is { IsFromBaseLibrary: true, Returned.SpecialType: SpecialType.System_Boolean })
        {
            this.LooksUp(values, keepsNames: false);

            foreach (int batch in this.mentioned.ToArray())
            {
                if (arguments.Any(argument => argument.Value is IDelegateCreationOperation))
                {
                    this.MakeUncertain(batch);
                }
            }
        }

        if (facts is { NeverReturns: true } || (facts is { IsFromSource: true } && this.body.Compilation.Helpers.NeverReturns(method!.OriginalDefinition)))
        {
            this.Abandon();
            return null;
        }

        if (method?.ReturnType is not { } type || type.SpecialType == SpecialType.System_Void)
        {
            return null;
        }

        ITypeSymbol? unwrapped = facts!.Returned;
        if (unwrapped?.SpecialType == SpecialType.System_Boolean)
        {
            foreach (Value value in values.Append(target).OfType<Value>().Where(value => value is ReplyValue or ReplyTextValue or CallsValue))
            {
                this.Refine(value.AboutBatch!.Value, state => state with { IsDoubted = true });
            }
        }

        if (givesBatch && (this.Symbols.IsCallSequence(unwrapped) || this.Symbols.IsReply(unwrapped) || this.Symbols.RoleOfType(unwrapped) is Role.CallType))
        {
            return new DerivedValue(values.Append(target).OfType<Value>().Select(value => value.AboutBatch).First(batch => batch is not null)!.Value);
        }

        if (this.DerivedFrom(unwrapped, values) is { } parts)
        {
            return parts;
        }

        if (!givesBatch && this.Symbols.IsReply(unwrapped) && this.body.Scan.Replies.IsGivenBy(operation))
        {
            return new ReplyValue(this.NewBatch(operation, this.NewStateOf(BatchSource.Received, unwrapped)));
        }

        if ((target is InvokingClient || values.Contains(InvokingClient.Instance)) && this.Symbols.RoleOfType(unwrapped) == Role.ClientType)
        {
            return InvokingClient.Instance;
        }

        if (this.Symbols.IsMessage(unwrapped))
        {
            return this.Symbols.RoleOfType(unwrapped) switch
            {
                Role.OtherMessageType => new OtherMessageValue(this.Origin(operation)),
                Role.AssistantType when !givesBatch => this.FromOutside(type, operation, outlives: false, BatchSource.Received),
                _ => new UnknownMessageValue(this.Origin(operation)),
            };
        }

        return this.FromOutside(type, operation, outlives: false, BatchSource.Received);
    }

    /// <summary>A tuple with calls in it that was made of calls: what it has of them is not followed.</summary>
    private DerivedValue? DerivedFrom(ITypeSymbol? made, Value?[] values) =>
        made is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
        && elements.Any(element => this.Symbols.IsCallSequence(element.Type) || this.Symbols.RoleOfType(element.Type) == Role.CallType)
        && values.FirstOrDefault(IsOfBatch)?.AboutBatch is { } batch
            ? new(batch)
            : null;

    /// <summary>
    /// Whether a method that returns nothing belongs to something that a field or property of <c>this</c> holds (or an event, or
    /// a delegate that comes from anywhere but a parameter).
    /// </summary>
    private bool MayKeepHistories(IMethodSymbol method, IOperation? instance) =>
        (method.ReturnsVoid || (Awaitables.IsTask(method.ReturnType) && method.ReturnType is INamedTypeSymbol { TypeArguments.IsEmpty: true }))
        && (method.MethodKind == MethodKind.DelegateInvoke
            ? instance is not null && !(this.PlaceOf(instance) is Place.Variable { Symbol: IParameterSymbol } given && !this.IsKeptByThis(given))
            : method.ContainingType?.TypeKind == TypeKind.Interface && instance is not null && this.PlaceOf(instance) is { } place && this.IsKeptByThis(place));

    /// <summary>Whether a place lies in <c>this</c>, or is a parameter of the primary constructor.</summary>
    private bool IsKeptByThis(Place place) =>
        (place is Place.Member && place.IsIn(this.body.PlaceOfThis))
        || place is Place.Variable { Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } } && !SymbolEqualityComparer.Default.Equals(constructor, this.body.Owner);

    private static bool IsOfBatch(Value? value) => value is ReplyValue or CallsValue or CallValue or CallIdValue or DerivedValue or QueueValue or EmptiedQueueValue;

    private void PassHistory(HistoryReference reference, IParameterSymbol? parameter, IMethodSymbol? method)
    {
        ITypeSymbol? type = method?.MethodKind == MethodKind.DelegateInvoke ? parameter?.Type : parameter?.OriginalDefinition.Type;
        bool isFromSource = method?.DeclaringSyntaxReferences.Length > 0;
        bool isReadOnly = type switch
        {
            IArrayTypeSymbol => true,
            ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } => !isFromSource,
            INamedTypeSymbol named => named.Name is "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "IAsyncEnumerable" or "ReadOnlyCollection" or "ImmutableArray" or "ImmutableList" or "IImmutableList",
            _ => false,
        };
        if (SequenceMembers.IsFromBaseLibrary(method))
        {
            // A collection of .NET keeps it, and leaves it as it is.
            this.Publish(reference.History);
        }
        else if (!isReadOnly)
        {
            this.Escape(reference.History);
        }
    }

    /// <summary>Somebody got an owner of histories together with a reply or a call: the histories may have changed.</summary>
    private void EscapeIn(Place owner) => this.EscapeWhere(place => !place.Equals(owner) && place.IsIn(owner));

    private void EscapeStatics(ITypeSymbol? type) =>
        this.EscapeWhere(place => place is Place.Member { Owner: null, Symbol: var member } && SymbolEqualityComparer.Default.Equals(member.ContainingType, type));

    /// <summary>The histories in some places may have changed.</summary>
    private void EscapeWhere(Func<Place, bool> isReached)
    {
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            if (entry.Value is HistoryReference reference && isReached(this.body.Places[entry.Key]))
            {
                this.Escape(reference.History);
            }
        }
    }
}
