using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>What can be wrong with what the fixes make of a program.</summary>
public enum FixFault
{
    /// <summary>A fix is offered for a report, and fix-all does nothing.</summary>
    FixAllDoesLess,

    /// <summary>Fixes are still offered after some rounds.</summary>
    NoFixedPoint,

    DoesNotCompile,

    /// <summary>Something is reported that was not reported before.</summary>
    ReportsMore,

    /// <summary>A run fails, and nothing is reported any more.</summary>
    FailsUnreported,

    /// <summary>A run fails, and nothing is reported any more, because the analysis now meets a limit: that proves no fix.</summary>
    FailsAtLimit,

    /// <summary>Something is still reported, and no run fails.</summary>
    ReportedWithoutFailure,

    /// <summary>The program was right as it was.</summary>
    TouchesWhatPasses,

    /// <summary>A run that was right before sends something else.</summary>
    ChangesRightRun,
}

/// <summary>A program that the fixes do not repair as they should.</summary>
/// <param name="Reports">What is reported in the fixed program.</param>
/// <param name="Outcome">The runs of the fixed program; null where it was not run.</param>
public sealed record FixDisagreement(FixFault Fault, AgentProgram Program, string Fixed, IReadOnlyList<Diagnostic> Reports, RunOutcome? Outcome, string Detail = "")
{
    public string Describe() => $"""
        {Fault} {Detail}
        reports after the fixes: {string.Join("; ", Reports.Select(report => $"{report.Id} at {report.Location.GetLineSpan().StartLinePosition.Line + 1}: {report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan)}"))}
        failing run: {Outcome?.FailingRun ?? "none"} of {Outcome?.Runs} {Outcome?.Breach}
        --- before
        {Renderer.Render(Program, 0)}
        --- after
        {Fixed}
        """;
}
