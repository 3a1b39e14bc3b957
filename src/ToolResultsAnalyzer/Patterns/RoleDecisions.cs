using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>The decisions that something stands in an arm of.</summary>
internal static class RoleDecisions
{
    /// <summary>The decisions around an operation, inner first.</summary>
    public static IEnumerable<RoleDecision> Around(IOperation operation)
    {
        IOperation inner = operation;
        foreach (IOperation around in operation.Ancestors())
        {
            RoleDecision? decision = (around, inner) switch
            {
                (ISwitchExpressionOperation expression, ISwitchExpressionArmOperation) => Of(expression),
                (ISwitchOperation statement, ISwitchCaseOperation) => Of(statement),
                (IConditionalOperation { Parent: not IConditionalOperation } conditional, _) when conditional.Parent is not IBlockOperation => OfChains(conditional, new[] { conditional }, inner),
                (IBlockOperation block, _) => OfChains(block, block.Operations, inner),
                (IObjectOrCollectionInitializerOperation initializer, _) => OfLookup(initializer),
                _ => null,
            };
            if (decision is not null)
            {
                yield return decision;
            }

            inner = around;
        }
    }

    private static RoleDecision Of(ISwitchExpressionOperation expression) => new(expression.Value, expression, expression.Arms
        .Select(arm => new RoleArm(ImmutableArray.Create(arm.Value), arm.Guard is { } guard ? ImmutableArray.Create(guard, arm.Pattern) : ImmutableArray.Create<IOperation>(arm.Pattern)))
        .ToImmutableArray());

    private static RoleDecision Of(ISwitchOperation statement) => new(statement.Value, statement, statement.Cases
        .Select(section => new RoleArm(section.Body, section.Clauses.OfType<IPatternCaseClauseOperation>().SelectMany(clause => new IOperation?[] { clause.Guard, clause.Pattern }).OfType<IOperation>().ToImmutableArray()))
        .ToImmutableArray());

    /// <summary>The <c>if</c>s of a block that compare the same value as the one around an operation, or as the last one before it, with what follows them.</summary>
    private static RoleDecision? OfChains(IOperation whole, IReadOnlyList<IOperation> statements, IOperation inner)
    {
        int index = 0;
        while (index < statements.Count && statements[index] != inner && !statements[index].Syntax.Span.Contains(inner.Syntax.Span))
        {
            index++;
        }

        IConditionalOperation? own = statements.Take(index + 1).OfType<IConditionalOperation>().LastOrDefault(conditional => conditional == inner || conditional.Syntax.Span.Contains(inner.Syntax.Span) || Leaves(conditional.WhenTrue));
        if (own is null || RoleKeys.Of(own.Condition) is not { } key)
        {
            return null;
        }

        List<RoleArm> arms = new();
        foreach (IConditionalOperation statement in statements.OfType<IConditionalOperation>())
        {
            for (IOperation? current = statement; current is not null;)
            {
                if (current.Bare() is not IConditionalOperation conditional || RoleKeys.Of(conditional.Condition) is not { } compared || !RoleKeys.AreSame(compared, key))
                {
                    if (current != statement)
                    {
                        arms.Add(new(ImmutableArray.Create(current), ImmutableArray<IOperation>.Empty) { IsRest = true });
                    }

                    break;
                }

                ImmutableArray<IOperation> guards = RoleKeys.GuardsIn(conditional.Condition).Concat(conditional.Condition.DescendantsAndSelf().OfType<IPatternOperation>()).ToImmutableArray();
                arms.Add(new(ImmutableArray.Create(conditional.WhenTrue), guards));
                current = conditional.WhenFalse is IBlockOperation { Operations: [IConditionalOperation only] } ? only : conditional.WhenFalse;
            }
        }

        // Where the last of them leaves, what follows is for all other values.
        int last = statements.ToList().FindLastIndex(statement => statement is IConditionalOperation conditional && RoleKeys.Of(conditional.Condition) is { } compared && RoleKeys.AreSame(compared, key));
        if (last >= 0 && statements[last] is IConditionalOperation { WhenFalse: null } leaving && Leaves(leaving.WhenTrue) && last + 1 < statements.Count)
        {
            arms.Add(new(statements.Skip(last + 1).ToImmutableArray(), ImmutableArray<IOperation>.Empty) { IsRest = true });
        }

        return arms.Count > 1 ? new(key, whole, arms.ToImmutableArray()) : null;
    }

    /// <summary>A dictionary that is filled with functions.</summary>
    private static RoleDecision? OfLookup(IObjectOrCollectionInitializerOperation initializer)
    {
        List<RoleArm> arms = new();
        foreach (IOperation element in initializer.Initializers)
        {
            IOperation? value = element switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } assignment => assignment.Value,
                IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 2 } added => Operands.Argument(added, 1),
                _ => null,
            };
            if (value is null || value.Bare() is not (IAnonymousFunctionOperation or IMethodReferenceOperation))
            {
                return null;
            }

            arms.Add(new(ImmutableArray.Create(value), ImmutableArray<IOperation>.Empty));
        }

        return arms.Count > 1 ? new(null, initializer, arms.ToImmutableArray()) : null;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };
}
