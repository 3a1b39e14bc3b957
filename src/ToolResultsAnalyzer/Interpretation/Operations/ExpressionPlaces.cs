using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Which places the expressions of a body name. That depends on no path: each is looked up once.</summary>
internal sealed class ExpressionPlaces(BodyContext body)
{
    private readonly Dictionary<IOperation, Place?> places = new();
    private readonly Dictionary<ISymbol, ISymbol?> storages = new(SymbolEqualityComparer.Default);

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

    private Place? Find(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => body.IsAssignedElsewhere(local) ? null : new Place.Variable(local),
        IParameterReferenceOperation { Parameter: var parameter } => body.IsAssignedElsewhere(parameter) ? null : new Place.Variable(parameter),
        IFlowCaptureReferenceOperation capture => new Place.Capture(capture.Id),
        IFlowCaptureOperation capture => new Place.Capture(capture.Id),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Place.This.Instance,
        IFieldReferenceOperation field => this.MemberOf(field.Instance, field.Field),
        IPropertyReferenceOperation property when this.StorageOf(property.Property) is { } storage => this.MemberOf(property.Instance, storage),
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

    /// <summary>The symbol that stands for what a property stores: the field behind it where its getter is nothing but that.</summary>
    private ISymbol? StorageOf(IPropertySymbol property)
    {
        if (!this.storages.TryGetValue(property, out ISymbol? storage))
        {
            this.storages.Add(property, storage = IsStable(property) ? property : this.FieldBehind(property));
        }

        return storage;
    }

    /// <summary>A property that gives back the object that was put into it.</summary>
    private static bool IsStable(IPropertySymbol property)
    {
        if (property.IsIndexer || property.GetMethod is null)
        {
            return false;
        }

        return property.ContainingType.TypeKind == TypeKind.Interface
            || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            || property.GetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
    }

    /// <summary>The field that a property gives back, where its getter does nothing else.</summary>
    private IFieldSymbol? FieldBehind(IPropertySymbol property)
    {
        if (property.IsIndexer || property.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        AccessorDeclarationSyntax? getter = syntax.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        ExpressionSyntax? returned = syntax.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: { } expression }] ? expression : null);
        return returned is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && Bodies.OperationOf(body.Compilation, returned) is IFieldReferenceOperation { Field: var field }
                ? field
                : null;
    }
}
