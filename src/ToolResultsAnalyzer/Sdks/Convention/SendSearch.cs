using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Finds the methods that pass messages of one's own to a model.</summary>
/// <param name="message">What the messages share.</param>
/// <param name="assistants">The messages with calls.</param>
internal sealed class SendSearch(Compilation compilation, INamedTypeSymbol message, INamedTypeSymbol[] assistants)
{
    /// <summary>
    /// The methods that take a sequence of messages and give one with calls, or a task of it. A method that shows its body must have
    /// something else at hand than the messages, or it can but look for one among them; and one that calls another of these merely wraps it:
    /// it is followed where it is called.
    /// </summary>
    public IMethodSymbol[] In(IEnumerable<INamedTypeSymbol> types, CancellationToken cancellationToken) =>
        types.Where(this.MaySend).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(method => this.HasShape(method) && this.Reaches(method, cancellationToken)).ToArray();

    private bool MaySend(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Struct && !MessageFamily.Is(type, message);

    private bool HasShape(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && this.HistoryOf(method) is { } history && !(method.IsExtensionMethod && history.Ordinal == 0)
        && Given(method.ReturnType) is INamedTypeSymbol given && assistants.Any(assistant => MessageFamily.Is(given, assistant));

    /// <summary>The parameter that takes the messages.</summary>
    private IParameterSymbol? HistoryOf(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(parameter => parameter.RefKind == RefKind.None && IsHistory(parameter, message));

    public static bool IsHistory(IParameterSymbol parameter, ITypeSymbol message) =>
        Sequences.ElementOf(parameter.Type) is { } element && SymbolEqualityComparer.Default.Equals(element, message);

    private static ITypeSymbol Given(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var held] } task && Awaitables.HoldsOne(task) ? held : type;

    private bool Reaches(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.IsAbstract || method.IsExtern)
        {
            return true;
        }

        if (method.DeclaringSyntaxReferences.IsEmpty || !compilation.ContainsSyntaxTree(method.DeclaringSyntaxReferences[0].SyntaxTree))
        {
            // Nobody can look into it; what is static and gives no task has nothing to send with.
            return !method.IsStatic || Awaitables.IsTask(method.ReturnType);
        }

        bool reaches = false;
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax(cancellationToken);
            if (compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) is not { } body)
            {
                continue;
            }

            foreach (IOperation operation in body.Descendants())
            {
                if (operation is IInvocationOperation { TargetMethod: var called } && this.HasShape(called.OriginalDefinition))
                {
                    return false;
                }

                reaches |= operation switch
                {
                    IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
                    IFieldReferenceOperation { Instance: null, Field.HasConstantValue: false } or IPropertyReferenceOperation { Instance: null } => true,
                    IParameterReferenceOperation { Parameter: var parameter } => !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
                        ? parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
                        : parameter.Type is { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Delegate, SpecialType: SpecialType.None } && Sequences.ElementOf(parameter.Type) is null,
                    _ => false,
                };
            }
        }

        return reaches;
    }
}
