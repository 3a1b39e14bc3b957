using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A call that runs a method, local function or lambda of the compilation.</summary>
/// <param name="Invocation">The call; of the delegate, or of what is given it, where it runs by one.</param>
/// <param name="Method">What it runs.</param>
internal readonly record struct SourceCall(IInvocationOperation Invocation, IMethodSymbol Method);
