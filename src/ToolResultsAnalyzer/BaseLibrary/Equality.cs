using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>The methods of .NET that tell whether two things are one: <c>Equals</c> of texts and objects, and <c>ReferenceEquals</c>.</summary>
internal static class Equality
{
    /// <summary>What a call of such a method compares; null for any other call. How texts are compared (culture, case) is not told apart.</summary>
    public static (IOperation Left, IOperation Right)? ComparedBy(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { Name: "Equals" or "ReferenceEquals", ReturnType.SpecialType: SpecialType.System_Boolean } method || !SequenceMembers.IsFromBaseLibrary(method))
        {
            return null;
        }

        IOperation? first = Argument(0), second = Argument(1);
        return invocation.Instance is { } instance
            ? first is null ? null : (instance, first)
            : first is null || second is null ? null : (first, second);

        IOperation? Argument(int ordinal) => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
    }
}
