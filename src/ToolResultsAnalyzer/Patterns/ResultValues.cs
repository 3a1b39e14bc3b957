using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>Which expressions hold a tool result, and where results are added.</summary>
internal static class ResultValues
{
    private const int MaxDepth = 3;

    /// <summary>Whether an expression visibly is a result, or a sequence with one in it.</summary>
    public static bool HoldsResult(PatternBody body, IOperation value, int depth = MaxDepth)
    {
        foreach (IOperation operation in value.DescendantsAndSelf())
        {
            if (body.Symbols.MakesResult(operation) || (operation.Type is { } type && body.Symbols.RoleOfType(body.Symbols.Unwrap(type)) == Role.ResultType))
            {
                return true;
            }

            if (depth == 0)
            {
                continue;
            }

            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when IsMessages(body.Symbols, local.Type) && body.ValuesOf(local).Any(given => HoldsResult(body, given, depth - 1)):
                    return true;
                case IInvocationOperation invocation when IsMessages(body.Symbols, invocation.Type) && body.Symbols.RowOf(invocation.TargetMethod) is null
                    && body.CalleeOf(invocation) is { } callee && Makes(body.Symbols, callee):
                    return true;
            }
        }

        return false;
    }

    /// <summary>What an operation appends to: the list and what is appended to it; also a method of the compilation that gets both.</summary>
    public static (IOperation History, IOperation[] Messages)? AppendIn(VocabularySymbols symbols, IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "InsertRange" or "AddLast" or "Enqueue" or "Push" } invocation
                when invocation.Receiver() is { } receiver && symbols.IsHistory(receiver.Bare().Type):
                return (receiver.Bare(), invocation.Given().Where(argument => IsMessages(symbols, argument.Bare().Type) || IsMessages(symbols, argument.Type)).ToArray());
            case IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } invocation
                when invocation.Arguments.FirstOrDefault(argument => symbols.IsHistory(argument.Value.Bare().Type) && Operands.SymbolOf(argument.Value) is not null) is { } history:
                IOperation[] messages = invocation.Arguments.Where(argument => argument != history && IsMessages(symbols, argument.Value.Bare().Type)).Select(argument => argument.Value).ToArray();
                return messages.Length > 0 ? (history.Value.Bare(), messages) : null;
            case ISimpleAssignmentOperation assignment when symbols.IsHistory(assignment.Target.Type):
                return (assignment.Target, new[] { assignment.Value });
            default:
                return null;
        }
    }

    /// <summary>Whether values of a type are messages, or hold some.</summary>
    public static bool IsMessages(VocabularySymbols symbols, ITypeSymbol? type) => symbols.Unwrap(type) is { } unwrapped && (symbols.IsMessage(unwrapped) || symbols.IsHistory(unwrapped));

    private static bool Makes(VocabularySymbols symbols, OperationTree callee)
    {
        for (int i = 0; i < callee.Count; i++)
        {
            if (symbols.MakesResult(callee[i]))
            {
                return true;
            }
        }

        return false;
    }
}
