using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Which places expressions name, and what is read from and stored in them.</summary>
internal sealed partial class OperationInterpreter
{
    /// <inheritdoc cref="ExpressionPlaces.Unwrap"/>
    private static IOperation Unwrap(IOperation operation) => ExpressionPlaces.Unwrap(operation);

    /// <summary>The place that an expression names, or null.</summary>
    private Place? PlaceOf(IOperation? expression) => expression is null ? null : this.body.PlaceOf(expression);

    /// <summary>What the place holds. A history, reply or options that come from outside get their number here.</summary>
    private Value? Read(Place place, IOperation reference)
    {
        int number = this.body.Places.Of(place);
        if (this.state.Values[number] is { } known)
        {
            return known;
        }

        if (place is Place.Capture)
        {
            return null;
        }

        Value? value = this.FromOutside(reference.Type, place, outlives: this.IsReachableFromOutside(place), BatchSource.Outside);
        if (value is not null)
        {
            this.state = this.state.WithValue(number, value);
        }

        return value;
    }

    /// <summary>Whether somebody else can reach what the place held when the body began.</summary>
    private bool IsReachableFromOutside(Place place) => place switch
    {
        Place.Variable { Symbol: ILocalSymbol } => this.IsSharedVariable(place),
        Place.Capture => false,
        _ => true,
    };

    /// <summary>Whether the place is a variable that others see when it is assigned: captured, or passed by reference.</summary>
    private bool IsSharedVariable(Place place) => place is Place.Variable { Symbol: var variable }
        && ((this.body.IsLocalOwner && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, this.body.Owner))
            || variable is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out });

    /// <summary>The value of an expression that we know the type of only: a history, reply, calls or options of its own.</summary>
    /// <param name="source">What tells it from others: a place or an operation.</param>
    private Value? FromOutside(ITypeSymbol? type, object source, bool outlives, BatchSource origin)
    {
        type = this.Symbols.Unwrap(type);
        if (type is null)
        {
            return null;
        }

        if (this.Symbols.IsHistory(type))
        {
            return this.NewHistory(source, HistoryState.Outside, outlives, isFromOutside: true);
        }

        if (this.Symbols.IsCallSequence(type))
        {
            int batch = this.NewBatch(source, this.NewStateOf(origin, type) with { IsWithoutReply = true });
            return new CallsValue(batch, HoldsWitness: true, IsWhole: true, Filter: -1);
        }

        if (source is Place.Variable { Symbol: var variable } && this.Symbols.IsReply(type) && this.body.Scan.Replies.Contains(variable))
        {
            return new ReplyValue(this.NewBatch(source, this.NewStateOf(origin, type)));
        }

        return this.Symbols.RoleOfType(type) switch
        {
            Role.ReplyType => new ReplyValue(this.NewBatch(source, this.NewStateOf(origin, type))),
            Role.AssistantType => new AssistantValue(this.NewBatch(source, new BatchState(origin)), HoldsWitness: true, this.Origin(source)),
            Role.OptionsType => this.OptionsFromOutside(source, type),
            Role.SessionType => this.NewSession(source, OptionsState.SomeReply),
            _ => null,
        };
    }

    private BatchState NewStateOf(BatchSource source, ITypeSymbol? type) => new(source) { Dialect = this.Symbols.DialectOf(type), AreParts = this.Symbols.AreParts(type) };

    /// <summary>Whether a place is in the copy of a record that a <c>with</c> makes: what becomes of that is not followed.</summary>
    private bool IsInCopy(Place place) =>
        place.Base() is Place.Capture capture && capture.Frame == this.body.Frame && this.body.CapturedOperation(capture.Id)?.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.WithExpressionSyntax;

    /// <summary>What an expression is, also where it is an intermediate value.</summary>
    private IOperation CapturedFrom(IOperation expression) =>
        Unwrap(expression) is IFlowCaptureReferenceOperation capture && this.body.CapturedOperation(capture.Id) is { } captured ? Unwrap(captured) : Unwrap(expression);

    /// <summary>Stores a value; whatever the place held is forgotten, with all that lay in it.</summary>
    private void Assign(IOperation target, Value? value)
    {
        IOperation expression = this.CapturedFrom(target);
        switch (expression)
        {
            case IDiscardOperation:
                return;
            case IDeclarationExpressionOperation declaration:
                expression = Unwrap(declaration.Expression);
                break;
            case IPropertyReferenceOperation property when this.AssignsOption(property, value) || this.FillsMessage(property, value):
                return;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                if (this.Evaluate(list) is HistoryReference changed)
                {
                    this.Change(changed.History, history => history.Forget(this.state.KnownBatches));
                }

                this.StoreElsewhere(value);
                return;
            case IArrayElementReferenceOperation element:
                if (this.Evaluate(element.ArrayReference) is HistoryReference array)
                {
                    this.Change(array.History, history => history.Forget(this.state.KnownBatches));
                }

                this.StoreElsewhere(value);
                return;
        }

        if (this.PlaceOf(expression) is not { } place)
        {
            this.StoreElsewhere(value);
            return;
        }

        this.Store(place, value);
    }

    /// <summary>Constants that nothing depends on would only keep paths apart.</summary>
    private bool IsWorthKeeping(ISymbol variable, Value? value) => value switch
    {
        ConstantValue { Constant: string } or NotNullValue => this.body.Scan.IsLookedAt(variable),
        _ => true,
    };

    private void Store(Place place, Value? value)
    {
        int number = this.body.Places.Of(place);
        if (place is Place.Variable { Symbol: var variable } && !this.IsWorthKeeping(variable, value))
        {
            value = null;
        }

        if (value is CallsValue rest && place is Place.Variable { Symbol: var local } && this.body.Scan.Shrinks(local))
        {
            this.MakeUncertain(rest.Batch);
            value = new DerivedValue(rest.Batch);
        }

        if (value is ProjectedResults running && place is Place.Variable { Symbol: var emptied } && this.body.Scan.IsTakenFrom(emptied))
        {
            // Tasks that are taken out one by one as they end.
            this.MakeUncertain(running.Calls.Batch);
            value = new DerivedValue(running.Calls.Batch);
        }

        if (place is Place.Member && this.state.Values[number] is HistoryReference replaced && !Equals(replaced, value))
        {
            this.Release(replaced.History, number);
        }

        // Two names for one queue: what one takes is gone for the other.
        if (BatchOfQueue(value) is not null && place is not Place.Capture && this.state.Values.Any(pair => pair.Key != number && BatchOfQueue(pair.Value) is not null && this.body.Places[pair.Key] is not Place.Capture && pair.Value.Equals(value)))
        {
            this.LoseQueue(value, null);
        }

        // Two names for one collection: only its creation is followed.
        if (value is CollectionValue && this.state.Values.Any(pair => pair.Value is CollectionValue && pair.Key != number && this.body.Places[pair.Key] is not Place.Capture && ReferenceEquals(pair.Value, value)))
        {
            value = null;
        }

        this.state = this.state.WithValues(this.state.Values
            .Select((this.body.Places, place, number), static (other, known, stored) => other != stored.number && stored.Places[other].IsIn(stored.place) ? null : known)
            .With(number, value));
        if ((place is Place.Member && !this.IsInCopy(place)) || this.IsSharedVariable(place))
        {
            this.StoreElsewhere(value, byMember: place is Place.Member);
        }
    }

    /// <summary>The value is put where others can find it.</summary>
    private void StoreElsewhere(Value? value, bool byMember = false)
    {
        switch (value)
        {
            case HistoryReference reference:
                this.Publish(reference.History, byMember);
                break;
            case { AboutBatch: { } batch } when value is ReplyValue or CallsValue or CallValue or CallIdValue or DerivedValue or QueueValue or EmptiedQueueValue:
                this.Refine(batch, state => state with { IsStored = true });
                break;
        }
    }
}
