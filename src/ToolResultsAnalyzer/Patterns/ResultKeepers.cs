using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>Which histories of a type get tool results anywhere in it: searched once per type, when something is removed from one of them.</summary>
internal sealed class ResultKeepers
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableHashSet<ISymbol>> types = new(SymbolEqualityComparer.Default);

    /// <summary>Whether results are added to the history that a variable or member of a body holds.</summary>
    public bool AddsResultsTo(ISymbol history, PatternBody body, CancellationToken cancellationToken) => history switch
    {
        ILocalSymbol => HistoriesWithResults(body).Contains(history),

        // What a method is given is one of the histories that its type has to do with.
        IParameterSymbol => this.In(body.Owner.ContainingType, body, cancellationToken).Count > 0,
        _ => this.In(body.Owner.ContainingType, body, cancellationToken).Contains(history)
            || (!SymbolEqualityComparer.Default.Equals(history.ContainingType, body.Owner.ContainingType) && this.In(history.ContainingType, body, cancellationToken).Contains(history)),
    };

    /// <summary>The variables and members that a body adds results to.</summary>
    public static HashSet<ISymbol> HistoriesWithResults(PatternBody body)
    {
        HashSet<ISymbol> histories = new(SymbolEqualityComparer.Default);
        bool makesResults = body.Operations.Any(operation => body.Symbols.MakesResult(operation));
        foreach (IOperation operation in body.Operations)
        {
            if (ResultValues.AppendIn(body.Symbols, operation) is not ({ } history, { } messages) || !messages.Any(message => IsGiven(message) || ResultValues.HoldsResult(body, message)))
            {
                continue;
            }

            foreach (ISymbol symbol in NamesOf(history, body))
            {
                histories.Add(symbol);
            }
        }

        return histories;

        // What a lambda or local function of a body that makes results appends for others is one of them, most likely.
        bool IsGiven(IOperation message) => makesResults && message.Bare() is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } };
    }

    /// <summary>The symbol of an expression, and that of the variable or member that it got its value from.</summary>
    public static IEnumerable<ISymbol> NamesOf(IOperation history, PatternBody body) =>
        new[] { Operands.SymbolOf(history), Operands.SymbolOf(body.Resolve(history)) }.OfType<ISymbol>().Select(symbol => symbol.OriginalDefinition);

    private ImmutableHashSet<ISymbol> In(INamedTypeSymbol? type, PatternBody body, CancellationToken cancellationToken)
    {
        if (type is null)
        {
            return ImmutableHashSet<ISymbol>.Empty;
        }

        if (!this.types.TryGetValue(type, out ImmutableHashSet<ISymbol> found))
        {
            HashSet<ISymbol> histories = new(SymbolEqualityComparer.Default);
            foreach (OperationTree member in body.Calls.BodiesOf(type, cancellationToken))
            {
                histories.UnionWith(HistoriesWithResults(new(member, type, body.Calls)));
            }

            found = histories.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
            this.types.TryAdd(type, found);
        }

        return found;
    }
}
