using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// Message types of one's own that have the whole shape of the convention: one type with <c>ToolCalls</c> whose elements have an <c>Id</c>,
/// one with a <c>ToolCallId</c>, a type that both share, and a method that takes a sequence of that type and gives the first.
/// </summary>
/// <param name="Bases">What the messages share.</param>
/// <param name="Assistants">The types with calls.</param>
/// <param name="Results">The types with the id of a call.</param>
/// <param name="Others">The types of other messages.</param>
/// <param name="Sends">The methods that give a message with calls for a sequence of messages.</param>
internal sealed record MessageFamily(
    ImmutableArray<INamedTypeSymbol> Bases,
    ImmutableArray<INamedTypeSymbol> Assistants,
    ImmutableArray<INamedTypeSymbol> Results,
    ImmutableArray<INamedTypeSymbol> Others,
    ImmutableArray<IMethodSymbol> Sends)
{
    /// <summary>The family of an assembly; null where something of the shape is missing.</summary>
    /// <param name="assembly">Where the messages are declared.</param>
    /// <param name="users">Where further messages and the methods that send may be, the assembly itself among them.</param>
    public static MessageFamily? Of(IAssemblySymbol assembly, IEnumerable<IAssemblySymbol> users, Compilation compilation, CancellationToken cancellationToken)
    {
        INamedTypeSymbol[] declared = TypesIn(assembly, cancellationToken).Where(type => type is { TypeKind: TypeKind.Class, IsStatic: false }).ToArray();
        INamedTypeSymbol[] results = declared.Where(type => Has(type, ConventionNames.CallId) && IsResult(type)).ToArray();
        INamedTypeSymbol[] assistants = results.Length == 0 ? Array.Empty<INamedTypeSymbol>() : declared.Where(type => Has(type, ConventionNames.Calls) && CallTypeOf(type) is not null && !IsResult(type)).ToArray();
        INamedTypeSymbol[] shared = assistants.SelectMany(assistant => results.SelectMany(result => Shared(assistant, result))).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToArray();
        if (shared.Length == 0)
        {
            return null;
        }

        INamedTypeSymbol[] all = users.SelectMany(user => TypesIn(user, cancellationToken)).ToArray();
        Dictionary<INamedTypeSymbol, IMethodSymbol[]> sends = shared.ToDictionary<INamedTypeSymbol, INamedTypeSymbol, IMethodSymbol[]>(
            type => type,
            type => new SendSearch(compilation, type, assistants.Where(assistant => Is(assistant, type)).ToArray()).In(all, cancellationToken),
            SymbolEqualityComparer.Default);
        INamedTypeSymbol[] bases = shared.Where(type => sends[type].Length > 0).ToArray();
        if (bases.Length == 0)
        {
            return null;
        }

        INamedTypeSymbol[] members = all.Where(type => type.TypeKind == TypeKind.Class && bases.Any(known => Is(type, known))).ToArray();
        return new(
            bases.ToImmutableArray(),
            members.Where(type => assistants.Any(known => Is(type, known))).ToImmutableArray(),
            members.Where(type => results.Any(known => Is(type, known))).ToImmutableArray(),
            members.Where(type => IsOther(type, bases)).ToImmutableArray(),
            bases.SelectMany(type => sends[type]).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToImmutableArray());
    }

    /// <summary>The type of the calls of a type; null where it has none.</summary>
    public static ITypeSymbol? CallTypeOf(INamedTypeSymbol type) =>
        PropertyOf(type, ConventionNames.Calls) is { } calls && Sequences.ElementOf(calls.Type) is { } call && PropertyOf(call, ConventionNames.Id) is { Type.SpecialType: SpecialType.System_String } ? call : null;

    /// <summary>A property of a type, its own or one of a base type.</summary>
    public static IPropertySymbol? PropertyOf(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property => property is { IsStatic: false, IsIndexer: false }) is { } found)
            {
                return found;
            }
        }

        return type.TypeKind == TypeKind.Interface
            ? type.AllInterfaces.SelectMany(inherited => inherited.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
    }

    /// <summary>Whether a type is another, or derives from it.</summary>
    public static bool Is(ITypeSymbol? type, ITypeSymbol other)
    {
        if (type is not null && other.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented, other)))
        {
            return true;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All types of an assembly, nested ones among them.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        Stack<INamespaceOrTypeSymbol> open = new();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol current = open.Pop();
            foreach (INamespaceOrTypeSymbol inner in current is INamespaceSymbol space ? space.GetMembers() : current.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>())
            {
                open.Push(inner);
                if (inner is INamedTypeSymbol type)
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>Asked of the names first: the members of most types are never made.</summary>
    private static bool Has(INamedTypeSymbol type, string member) => type.MemberNames.Contains(member);

    private static bool IsResult(INamedTypeSymbol type) => PropertyOf(type, ConventionNames.CallId) is { Type.SpecialType: SpecialType.System_String };

    /// <summary>The types that two messages share, but for those that have nothing to do with messages and those that are all messages in one.</summary>
    private static IEnumerable<INamedTypeSymbol> Shared(INamedTypeSymbol assistant, INamedTypeSymbol result)
    {
        for (INamedTypeSymbol? type = assistant.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (IsOfMessages(type) && Is(result, type))
            {
                yield return type;
            }
        }

        foreach (INamedTypeSymbol type in assistant.AllInterfaces.Where(type => IsOfMessages(type) && Is(result, type)))
        {
            yield return type;
        }

        static bool IsOfMessages(INamedTypeSymbol type) =>
            !type.IsGenericType && ConventionNames.MayMatter(type.ContainingAssembly) && PropertyOf(type, ConventionNames.Calls) is null && PropertyOf(type, ConventionNames.CallId) is null;
    }

    /// <summary>
    /// Whether a message is surely neither a result nor one of the model: it has neither calls nor the id of one, no role that is given to it, and is
    /// not about tools by its name.
    /// </summary>
    private static bool IsOther(INamedTypeSymbol type, IEnumerable<INamedTypeSymbol> bases)
    {
        if (bases.Contains<INamedTypeSymbol>(type, SymbolEqualityComparer.Default) || type.Name.Contains("Tool") || type.Name.Contains("Function")
            || new[] { ConventionNames.Calls, ConventionNames.CallId }.Any(name => PropertyOf(type, name) is not null))
        {
            return false;
        }

        return !type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => ConventionNames.Plain(parameter.Name) == "role"));
    }
}
