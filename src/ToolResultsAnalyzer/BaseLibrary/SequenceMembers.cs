using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What the members of .NET's sequences do, by name; their types are checked by whoever asks.</summary>
internal static class SequenceMembers
{
    private static readonly HashSet<string> Positional = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "Single", "SingleOrDefault",
    };

    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal) { "Take", "Skip", "TakeLast", "SkipLast" };

    /// <summary>Members that take elements out of a list, or leave them out of what they give, by position.</summary>
    private static readonly HashSet<string> PositionalRemovals = new(StringComparer.Ordinal) { "RemoveAt", "RemoveRange", "Skip", "TakeLast", "GetRange" };

    /// <summary>Members that give the same elements in the same order.</summary>
    private static readonly HashSet<string> Copies = new(StringComparer.Ordinal)
    {
        "ToList", "ToArray", "AsEnumerable", "OfType", "Cast", "AsReadOnly", "ToImmutableArray", "ToImmutableList", "AsSpan", "ToImmutable",
    };

    /// <summary>Members that give the same elements in another order, which the contract does not mind.</summary>
    private static readonly HashSet<string> Reorderings = new(StringComparer.Ordinal) { "OrderBy", "OrderByDescending", "Reverse", "Order", "ToHashSet", "Distinct" };

    /// <summary>Members of a list that change it in a way that we cannot follow.</summary>
    private static readonly HashSet<string> Mutators = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Clear", "Remove", "RemoveAt", "RemoveRange", "RemoveAll", "Reverse", "Sort", "Insert", "InsertRange", "Push", "Pop", "Enqueue", "Dequeue", "set_Item", "Move",
    };

    /// <summary>Members that take elements out of a list, or leave them out of what they give, by position.</summary>
    public static IEnumerable<string> ByPosition => PositionalRemovals;

    public static bool IsByPosition(string name) => PositionalRemovals.Contains(name);

    /// <summary>Whether a member gives one element of a stream, at one of its ends.</summary>
    public static bool TakesOneOfStream(IMethodSymbol method) =>
        method.Name is "First" or "FirstAsync" or "FirstOrDefaultAsync" or "Single" or "SingleAsync" or "Last" or "LastAsync" or "LastOrDefaultAsync" && IsFromBaseLibrary(method);

    public static bool IsPositional(string name) => Positional.Contains(name);

    public static bool IsPart(string name) => Parts.Contains(name);

    public static bool IsCopy(string name) => Copies.Contains(name);

    public static bool IsReordering(string name) => Reorderings.Contains(name);

    public static bool IsMutator(string name) => Mutators.Contains(name);

    /// <summary>Whether a member adds an element to a collection.</summary>
    public static bool Adds(string name) => name is "Add" or "AddFirst" or "AddLast" or "Push" or "Enqueue" or "Insert" or "TryAdd" or "AddOrUpdate";

    /// <summary>Whether a reference to a sequence only reads it: a property, a member that changes nothing, a loop over it.</summary>
    public static bool IsRead(IOperation reference)
    {
        IOperation? user = reference.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IPropertyReferenceOperation property => !property.Property.IsIndexer || property.Parent is not IAssignmentOperation,
            IInvocationOperation { Instance: not null } invocation => IsFromBaseLibrary(invocation.TargetMethod) && !IsMutator(invocation.TargetMethod.Name) && !Adds(invocation.TargetMethod.Name),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } } => IsFromBaseLibrary(method) && !IsMutator(method.Name),
            IForEachLoopOperation => true,
            _ => false,
        };
    }

    /// <summary>Whether objects of the type never change.</summary>
    public static bool IsImmutable(INamedTypeSymbol? type) =>
        type is { Name: "ImmutableList" or "ImmutableArray" or "IImmutableList", ContainingNamespace: { Name: "Immutable", ContainingNamespace.Name: "Collections" } };

    /// <summary>Whether a type or member is one of .NET's own; what a delegate runs may be anybody's.</summary>
    public static bool IsFromBaseLibrary(ISymbol? symbol) => symbol is not IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } &&
        symbol?.ContainingNamespace switch
        {
            { Name: "System", ContainingNamespace.IsGlobalNamespace: true } => true,
            { Name: "Linq" or "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
            { ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => true,
            _ => false,
        };
}
