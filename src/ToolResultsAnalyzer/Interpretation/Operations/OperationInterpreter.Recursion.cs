using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A method that calls itself is taken for a loop: the path goes on at its beginning.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>
    /// The body is entered again, with other parameters. How that ends is not followed back: what lies in fields and properties is
    /// open behind the call, as is what it is given.
    /// </summary>
    private void Reenter(IInvocationOperation invocation, Value?[] arguments)
    {
        PathState again = this.state with { Cursors = IntMap<CursorState>.Empty, Facts = IntMap<ConstantValue>.Empty, Reentered = this.body.Frame };
        bool isBound = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (invocation.Arguments[i].Parameter?.OriginalDefinition is { RefKind: RefKind.None } parameter && !this.body.IsAssignedElsewhere(parameter))
            {
                Place place = this.body.PlaceOf(parameter);

                // Another name for a variable of the caller has to stay that.
                isBound &= place is Place.Variable { Symbol: var symbol } && (SymbolEqualityComparer.Default.Equals(symbol, parameter) || place.Equals(this.PlaceOf(invocation.Arguments[i].Value)));
                again = again.WithValue(this.body.Places.Of(place), arguments[i]);
            }
        }

        if (isBound && !this.isInfeasible)
        {
            this.reentering.Add(again);
        }

        this.EscapeWhere(static place => place is Place.Member);
    }
}
