namespace ToolResultsAnalyzer.Contract;

/// <summary>The roles of messages, as far as they matter.</summary>
internal enum MessageRole
{
    Tool,
    Assistant,

    /// <summary>The role of users, where their messages hold the results as well.</summary>
    ToolOrUser,
    Other,
}
