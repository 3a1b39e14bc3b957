using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Proof;

/// <summary>What may follow the repair of a mistake that speaks before a missing result: the fix for the calls that turn out to have none.</summary>
internal static class FollowUps
{
    public static ToolResultsCodeFix? OfMissingResult(string rule) => rule switch
    {
        "TRA1002" => new TRA1002OnlyFirstToolCallAnsweredCodeFix(),
        "TRA1003" => new TRA1003ToolCallLoopLeftEarlyCodeFix(),
        "TRA1004" => new TRA1004ToolCallSkippedCodeFix(),
        "TRA1005" => new TRA1005FailedToolCallUnansweredCodeFix(),
        _ => null,
    };
}
