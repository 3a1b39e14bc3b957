using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Which places the expressions of a body name. That depends on no path: each is looked up once.</summary>
internal sealed class ExpressionPlaces(BodyContext body)
{
    private readonly Dictionary<IOperation, Place?> places = new();

    /// <summary>The expression without what does not change which object it names.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IArgumentOperation argument:
                    operation = argument.Value;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The variable of a caller that a parameter is but another name for; a local function knows the parameters around it.</summary>
    private Place? AliasOf(IParameterSymbol parameter)
    {
        for (CallSite? site = body.Site; site is not null; site = site.Caller.Site)
        {
            if (site.Aliases.TryGetValue(parameter, out Place alias))
            {
                return alias;
            }
        }

        return null;
    }

    /// <summary>What <c>this</c> is.</summary>
    public Place This
    {
        get
        {
            BodyContext context = body;
            while (context.Site is { HasOwnReceiver: false, Caller: var caller })
            {
                context = caller;
            }

            return context.Site is null ? Place.This.Instance : context.Site.Receiver ?? new Place.Receiver(context.Frame);
        }
    }

    /// <summary>The place that an expression names, or null.</summary>
    public Place? Of(IOperation expression)
    {
        expression = Unwrap(expression);
        if (!this.places.TryGetValue(expression, out Place? place))
        {
            this.places.Add(expression, place = this.Find(expression));
        }

        return place;
    }

    /// <summary>The place of a field or property of <c>this</c>, or of a static one.</summary>
    public Place OfMember(ISymbol member) => new Place.Member(member.IsStatic ? null : this.This, member);

    /// <summary>The place of a parameter, whoever may assign it.</summary>
    public Place Of(IParameterSymbol parameter) => this.AliasOf(parameter) ?? new Place.Variable(parameter);

    private Place? Find(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => body.IsAssignedElsewhere(local) ? null : new Place.Variable(local),
        IParameterReferenceOperation { Parameter: var parameter } => body.IsAssignedElsewhere(parameter) ? null : this.Of(parameter),
        IFlowCaptureReferenceOperation capture => new Place.Capture(body.Frame, capture.Id),
        IFlowCaptureOperation capture => new Place.Capture(body.Frame, capture.Id),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => this.This,
        IFieldReferenceOperation field => this.MemberOf(field.Instance, field.Field),
        IPropertyReferenceOperation property when body.Compilation.StorageOf(property.Property) is { } storage => this.MemberOf(property.Instance, storage),
        _ => null,
    };

    private Place? MemberOf(IOperation? instance, ISymbol member)
    {
        if (member.IsStatic || instance is null)
        {
            return new Place.Member(null, member);
        }

        if (this.Of(instance) is not { } owner)
        {
            return null;
        }

        // An intermediate value that names a place is that place.
        return new Place.Member(owner is Place.Capture capture && body.CapturedOperation(capture.Id) is { } source && this.Of(source) is { } original ? original : owner, member);
    }
}
