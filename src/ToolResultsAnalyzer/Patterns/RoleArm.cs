using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>One arm of a mapping.</summary>
/// <param name="Bodies">What it does.</param>
/// <param name="Guards">What it asks of the value beside which it is.</param>
internal sealed record RoleArm(ImmutableArray<IOperation> Bodies, ImmutableArray<IOperation> Guards)
{
    /// <summary>Whether it is for all values that no other arm is for.</summary>
    public bool IsRest { get; init; }

    /// <summary>Whether an operation is done for the arm's values: among the rest, not where something else decides.</summary>
    public bool Does(IOperation operation) => this.Holds(operation)
        && !(this.IsRest && operation.Ancestors().TakeWhile(around => this.Bodies.Any(body => body.Syntax.Span.Contains(around.Syntax.Span))).Any(around => around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation));

    public bool Holds(IOperation operation) => this.Bodies.Any(body => body.Syntax.Span.Contains(operation.Syntax.Span));
}

/// <summary>A decision that does something for each of several values.</summary>
/// <param name="Key">The value that is looked at, or null where it is looked up.</param>
/// <param name="Whole">The operation that holds all arms.</param>
internal sealed record RoleDecision(IOperation? Key, IOperation Whole, ImmutableArray<RoleArm> Arms);
