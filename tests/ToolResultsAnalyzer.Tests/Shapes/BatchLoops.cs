using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>
/// The tests of shapes are about where code stands, not about how it is wrong: they all use these two loops, of which one skips
/// calls and the other doesn't.
/// </summary>
internal static class BatchLoops
{
    /// <summary>Statement: a loop over the batch that leaves the calls of unknown tools without a result.</summary>
    public static string Skip(this PhraseBook say, string to = "history", string reply = "reply") => $$"""
        foreach (var call in {{say.Calls(reply)}})
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(to: to)}}
            }
        }
        """;

    /// <summary>Statement: a loop over the batch that answers every call.</summary>
    public static string Answer(this PhraseBook say, string to = "history", string reply = "reply") => $$"""
        foreach (var call in {{say.Calls(reply)}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(to: to)}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"", to: to)}}
            }
        }
        """;

    /// <summary>Statement: one of the two loops.</summary>
    public static string Loop(this PhraseBook say, bool skips, string to = "history", string reply = "reply") =>
        skips ? say.Skip(to, reply) : say.Answer(to, reply);
}
