using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What is true of every call of a method: looked up once for a compilation.</summary>
internal sealed class MethodFacts(IMethodSymbol method, VocabularySymbols symbols)
{
    /// <summary>What the vocabulary says of it.</summary>
    public VocabularyRow? Row { get; } = symbols.RowOf(method);

    /// <summary>Whether its source is in the compilation.</summary>
    public bool IsFromSource { get; } = method.DeclaringSyntaxReferences.Length > 0;

    public bool IsFromBaseLibrary { get; } = SequenceMembers.IsFromBaseLibrary(method);

    /// <summary>Whether it makes an id that nobody has seen before.</summary>
    public bool MakesFreshId { get; } = method is { IsStatic: true, Name: "NewGuid" or "CreateVersion7", ContainingType: { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether nothing runs after it: it throws, or ends the process.</summary>
    public bool NeverReturns { get; } = method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute")
        || method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } };

    /// <summary>What it returns without what merely holds it (a task, a nullable).</summary>
    public ITypeSymbol? Returned { get; } = symbols.Unwrap(method.ReturnType);

    /// <summary>
    /// The assembly whose code throws what it throws; null where that may be any: it runs code that it is given, or which
    /// method runs is open.
    /// </summary>
    public IAssemblySymbol? Thrower { get; } =
        method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType?.TypeKind == TypeKind.Interface || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate)
            ? null
            : method.ContainingAssembly;
}
