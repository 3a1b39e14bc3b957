using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What a lambda or local function may reach of the body around it.</summary>
/// <param name="Variables">The variables it captures.</param>
/// <param name="Changed">Those of them whose object it may change or hand on, other than by assigning the variable.</param>
/// <param name="Members">The fields and properties whose object it may change or hand on.</param>
/// <param name="Assigned">The captured variables it assigns.</param>
/// <param name="CallsOwner">Whether it calls a method on <c>this</c>.</param>
/// <param name="LocalFunctions">The local functions it calls or passes on.</param>
internal sealed record Closure(
    ImmutableHashSet<ISymbol> Variables, ImmutableHashSet<ISymbol> Changed, ImmutableHashSet<ISymbol> Members, ImmutableHashSet<ISymbol> Assigned, bool CallsOwner, ImmutableHashSet<IMethodSymbol> LocalFunctions)
{
    public static Closure Of(IOperation function, IMethodSymbol symbol)
    {
        ImmutableHashSet<ISymbol>.Builder variables = Builder<ISymbol>(), changed = Builder<ISymbol>(), members = Builder<ISymbol>(), assigned = Builder<ISymbol>();
        ImmutableHashSet<IMethodSymbol>.Builder functions = Builder<IMethodSymbol>();
        bool callsOwner = false;
        foreach (IOperation operation in function.Descendants())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when !IsOwn(local):
                    variables.Add(local);
                    Note(operation, local);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when !IsOwn(parameter):
                    variables.Add(parameter);
                    Note(operation, parameter);
                    break;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when !SequenceMembers.IsRead(reference):
                    members.Add(reference.Member.OriginalDefinition);
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } invocation:
                    functions.Add(invocation.TargetMethod.OriginalDefinition);
                    break;
                case IInvocationOperation { Instance: IInstanceReferenceOperation }:
                    callsOwner = true;
                    break;
                case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                    functions.Add(reference.Method.OriginalDefinition);
                    break;
            }
        }

        return new(variables.ToImmutable(), changed.ToImmutable(), members.ToImmutable(), assigned.ToImmutable(), callsOwner, functions.ToImmutable());

        static ImmutableHashSet<T>.Builder Builder<T>()
            where T : ISymbol => ImmutableHashSet.CreateBuilder((IEqualityComparer<T>)(object)SymbolEqualityComparer.Default);

        bool IsOwn(ISymbol variable)
        {
            for (ISymbol? owner = variable.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
            {
                if (SymbolEqualityComparer.Default.Equals(owner, symbol))
                {
                    return true;
                }
            }

            return false;
        }

        void Note(IOperation reference, ISymbol variable)
        {
            if (!SequenceMembers.IsRead(reference))
            {
                changed.Add(variable);
            }

            bool isWritten = reference.Parent switch
            {
                IAssignmentOperation assignment => assignment.Target == reference,
                IIncrementOrDecrementOperation => true,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
                ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
                _ => false,
            };
            if (isWritten)
            {
                assigned.Add(variable);
            }
        }
    }
}
