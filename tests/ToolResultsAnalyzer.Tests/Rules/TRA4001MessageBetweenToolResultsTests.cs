using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A message that is not a result is appended while results of the batch are still to come.</summary>
public class TRA4001MessageBetweenToolResultsTests : RuleTests<TRA4001MessageBetweenToolResultsTests>
{
    [Reported]
    static string A_user_message_after_each_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {{say.AppendUser(userMark: "TRA4001")}}
        }
        """);

    [Silent(TwinOf = nameof(A_user_message_after_each_result))]
    static string A_user_message_after_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.AppendUser()}}
        """);

    [Reported]
    static string A_user_message_before_the_loop(PhraseBook say) => say.Round($$"""
        {{say.AppendUser(userMark: "TRA4001")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_user_message_before_the_loop))]
    static string A_log_line_before_the_loop(PhraseBook say) => say.Round($$"""
        tools.Log.Info("Go on.");
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_user_message_for_some_tools(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendUser(userMark: "TRA4001")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_user_message_for_some_tools))]
    static string Collected_and_appended_after_the_loop(PhraseBook say) => say.Round($$"""
        var images = new List<{{say.MessageType}}>();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (tools.Knows({{say.Name()}}))
            {
                images.Add({{say.User("\"An image.\"")}});
            }
        }
        history.AddRange(images);
        """);

    [Silent(TwinOf = nameof(A_user_message_for_some_tools))]
    static string Between_the_results_of_a_single_call(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} == 1)
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
                {{say.AppendUser()}}
            }
        }
        else
        {
            throw new NotSupportedException();
        }
        """);
}
