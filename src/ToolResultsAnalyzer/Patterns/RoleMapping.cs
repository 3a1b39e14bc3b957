using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>
/// One mapping over roles that makes tool results in one arm and assistant messages from text alone in another, and assistant messages
/// with calls in none: whatever comes out of it, the results have lost their calls.
/// </summary>
internal static class RoleMapping
{
    public static IEnumerable<Pattern> In(PatternBody body)
    {
        MadeMessages all = new(body, null);
        all.Note(body.Tree.Root, handsOverHistories: false);
        HashSet<IOperation> seen = new();
        foreach (IOperation assistant in all.TextAssistants.OrderBy(operation => operation.Syntax.SpanStart))
        {
            // The innermost decision that makes both is the mapping; what is around it decides something else.
            foreach (RoleDecision decision in RoleDecisions.Around(assistant))
            {
                if (decision.Arms.FirstOrDefault(arm => arm.Does(assistant)) is not { } own || ResultsIn(decision, own, body) is not { Length: > 0 } results)
                {
                    continue;
                }

                if (seen.Add(decision.Whole) && IsOverRoles(decision, body) && IsMapped(assistant, body) && results.All(result => IsMapped(result, body)) && !KnowsOfCalls(decision, body) && IsUsed(decision.Whole))
                {
                    yield return new(PatternKind.RoleMappingDropsCalls, assistant.Syntax, decision.Key is { } key ? Pattern.NameOf(key.Syntax, "the role") : "the role")
                    {
                        Results = results.Select(result => result.Syntax).ToImmutableArray(),
                        IsEnforced = body.Symbols.DialectOf(body.Symbols.Unwrap(assistant is IMethodReferenceOperation { Method: var method } ? method.ReturnType : assistant.Type)).IsEnforced,
                    };
                }

                break;
            }
        }
    }

    private static IOperation[] ResultsIn(RoleDecision decision, RoleArm own, PatternBody body) => decision.Arms.Where(arm => arm != own).SelectMany(arm => MadeIn(arm, body).Results.Where(arm.Does)).ToArray();

    private static MadeMessages MadeIn(RoleArm arm, PatternBody body)
    {
        MadeMessages made = new(body, arm.Bodies.FirstOrDefault()?.FunctionAround());
        foreach (IOperation code in arm.Bodies)
        {
            made.Note(code, handsOverHistories: true);
        }

        return made;
    }

    private static bool IsOverRoles(RoleDecision decision, PatternBody body) => decision.Key is not { } key || RoleKeys.MayBeRole(key, body);

    /// <summary>Whether a message is made from something that is mapped: not from constants, and not for a call that is being answered.</summary>
    private static bool IsMapped(IOperation creation, PatternBody body)
    {
        (VocabularyRow? row, IEnumerable<IArgumentOperation> arguments, IEnumerable<IOperation> filled) = creation switch
        {
            IObjectCreationOperation made => (body.Symbols.RowOf(made.Constructor), made.Arguments.AsEnumerable(), made.Initializer?.Initializers.AsEnumerable() ?? Enumerable.Empty<IOperation>()),
            IInvocationOperation made => (body.Symbols.RowOf(made.TargetMethod), made.Arguments, Enumerable.Empty<IOperation>()),
            _ => (null, Enumerable.Empty<IArgumentOperation>(), Enumerable.Empty<IOperation>()),
        };
        if (arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Value.ConstantValue.HasValue && IsOfMapped(row?.RoleOf(argument.Parameter)))
            || filled.OfType<ISimpleAssignmentOperation>().Any(given => given.Value.ConstantValue is { HasValue: true, Value: not null }
                && body.Symbols.RowOf((given.Target as IPropertyReferenceOperation)?.Property)?.Role is Role.IdOfResult or Role.TextOfReply))
        {
            return false;
        }

        foreach (IOperation argument in arguments.Select(argument => argument.Value).Concat(filled.Select(given => given is ISimpleAssignmentOperation { Value: var value } ? value : given)))
        {
            // A result in a message is looked at for itself.
            if (argument.DescendantsAndSelf().Where(part => !part.Ancestors().Prepend(part).TakeWhile(around => around != argument.Parent).Any(body.Symbols.MakesResult)).SelectMany(part => new[] { part, body.Resolve(part) }).Any(part => body.Symbols.Is((part as IMemberReferenceOperation)?.Member, Role.IdOfCall)
                || body.Symbols.RoleOfType(body.Symbols.Unwrap(part.Type)) is Role.CallType or Role.ReplyType))
            {
                return false;
            }
        }

        return true;

        // What a message is made of beside its role, and the id of a result.
        bool IsOfMapped(ParameterRole? role) => role == ParameterRole.CallId || (row?.Role is Role.CreatesAssistant or Role.CreatesMessage && role != ParameterRole.MessageRole);
    }

    /// <summary>Whether the mapping, or what is around it, makes an assistant message with calls, may do so, or sorts out what has calls.</summary>
    private static bool KnowsOfCalls(RoleDecision decision, PatternBody body)
    {
        foreach (RoleArm arm in decision.Arms)
        {
            MadeMessages made = MadeIn(arm, body);
            if (made.MayCarryCalls || arm.Guards.Any(guard => AsksForCalls(guard, body)) || (arm.Guards.Any(guard => guard is not IPatternOperation) && made.TextAssistants.Count + made.Results.Count == 0))
            {
                return true;
            }
        }

        IOperation scope = ScopeOf(decision.Whole);
        MadeMessages around = new(body, scope);
        around.Note(scope, handsOverHistories: false);
        return around.MayCarryCalls || ConditionsIn(scope).Any(condition => AsksForCalls(condition, body)) || HandlesCalls(body);
    }

    /// <summary>Whether a condition asks for a collection that a message has: its calls, most likely.</summary>
    private static bool AsksForCalls(IOperation condition, PatternBody body) => condition.DescendantsAndSelf().Any(part =>
        part is IListPatternOperation
        || (part is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } && IsCollection(part.Type))
        || (part is IRecursivePatternOperation { InputType: var input } && IsCollection(input)));

    private static bool IsCollection(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is { SpecialType: not SpecialType.System_String } && type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static IEnumerable<IOperation> ConditionsIn(IOperation scope) => scope.Descendants().SelectMany(operation => operation switch
    {
        IConditionalOperation conditional => new[] { conditional.Condition },
        ISwitchExpressionArmOperation { Guard: { } guard } => new[] { guard },
        IPatternCaseClauseOperation { Guard: { } guard } => new[] { guard },
        _ => Array.Empty<IOperation>(),
    });

    /// <summary>Whether calls are made, gathered or given to an assistant message anywhere in the body, which may be for the mapping.</summary>
    private static bool HandlesCalls(PatternBody body) => body.Operations.Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property: var property, Instance: var message } => body.Symbols.Is(property, Role.CallsOf) && body.Symbols.RoleOfType(property.ContainingType) is Role.AssistantType or Role.MessageType && !body.IsReply(message),
        IInvocationOperation { TargetMethod: var method } invocation => body.Symbols.Is(method, Role.CreatesCall)
            || (method.Name is "Add" or "AddRange" && body.Symbols.IsCallSequence(invocation.Instance?.Bare().Type)),
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } =>
            body.Symbols.RowOf(parameter.ContainingSymbol) is { Role: Role.CreatesAssistant or Role.CreatesMessage } row && row.RoleOf(parameter) == ParameterRole.Calls,
        _ => false,
    });

    /// <summary>What happens to one message: the round of a loop, or the function, that a mapping stands in.</summary>
    private static IOperation ScopeOf(IOperation mapping)
    {
        IOperation scope = mapping;
        foreach (IOperation around in mapping.Ancestors())
        {
            if (around is ILoopOperation loop)
            {
                return loop.Body;
            }

            scope = around;
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                break;
            }
        }

        return scope;
    }

    /// <summary>Whether anybody takes what a mapping gives.</summary>
    private static bool IsUsed(IOperation mapping)
    {
        IOperation current = mapping;
        while (current.Use() is (IOperation user and (ISwitchExpressionArmOperation or ISwitchExpressionOperation or IConditionalOperation), _) && user.Type is not null)
        {
            current = user;
        }

        return current.Use().User is not ISimpleAssignmentOperation { Target: IDiscardOperation };
    }
}
