using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>How an operation comes to run at the same time as itself.</summary>
/// <param name="Start">What runs functions at the same time.</param>
/// <param name="Steps">The operation in its function, the call of that in the next, and so on.</param>
internal sealed record ConcurrentRun(IOperation Start, IReadOnlyList<RunStep> Steps);

/// <summary>A place in a lambda, a local function, or the loop that starts one.</summary>
internal sealed record RunStep(IOperation Place, IOperation Function);
