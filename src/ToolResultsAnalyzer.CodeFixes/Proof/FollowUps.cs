using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Proof;

/// <summary>What may follow the repair of a mistake that speaks before others: the fix for what it has hidden.</summary>
internal static class FollowUps
{
    /// <summary>A wrong id hides calls without a result, and a history without the assistant message.</summary>
    public static ToolResultsCodeFix? OfWrongId(string rule) => rule == "TRA2001" ? new TRA2001OrphanToolResultCodeFix() : OfMissingResult(rule);

    /// <summary>Results that were added are in a message each, where the provider wants one.</summary>
    public static ToolResultsCodeFix? OfAddedResults(string rule) => rule == "TRA4003" ? new TRA4003ResultsSplitOverMessagesCodeFix() : null;

    /// <summary>The calls turn out to have no result.</summary>
    public static ToolResultsCodeFix? OfMissingResult(string rule) => rule switch
    {
        "TRA1002" => new TRA1002OnlyFirstToolCallAnsweredCodeFix(),
        "TRA1003" => new TRA1003ToolCallLoopLeftEarlyCodeFix(),
        "TRA1004" => new TRA1004ToolCallSkippedCodeFix(),
        "TRA1005" => new TRA1005FailedToolCallUnansweredCodeFix(),
        _ => OfAddedResults(rule),
    };
}
