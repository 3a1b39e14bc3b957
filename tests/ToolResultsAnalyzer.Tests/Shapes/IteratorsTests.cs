using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Methods that give results one by one: whoever appends them appends all.</summary>
public class IteratorsTests : RuleTests<IteratorsTests>
{
    [Reported]
    static string An_iterator_that_skips_a_call(PhraseBook say) => WithIterator(say, "history.AddRange({|TRA1004:Results(reply, tools)|});", skips: true);

    [Silent(TwinOf = nameof(An_iterator_that_skips_a_call))]
    static string An_iterator_that_answers_each_call(PhraseBook say) => WithIterator(say, "history.AddRange(Results(reply, tools));", skips: false);

    [Silent(TwinOf = nameof(An_iterator_that_skips_a_call))]
    static string An_iterator_whose_results_are_appended_one_by_one(PhraseBook say) => WithIterator(say, "foreach (var result in Results(reply, tools))\n{\n    history.Add(result);\n}", skips: false);

    [Silent(TwinOf = nameof(An_iterator_that_skips_a_call))]
    static string An_iterator_whose_results_are_kept_in_a_list(PhraseBook say) => WithIterator(say, "var results = Results(reply, tools).ToList();\nhistory.AddRange(results);", skips: false);

    [Reported]
    static string An_iterator_that_nobody_appends(PhraseBook say) => WithIterator(say, "_ = Results(reply, tools);", skips: false, sendMark: "TRA1001");

    [Silent(TwinOf = nameof(An_iterator_that_nobody_appends))]
    static string An_iterator_that_is_made_first_and_appended_later(PhraseBook say) => WithIterator(say, "var results = Results(reply, tools);\nhistory.AddRange(results);", skips: false);

    private static string WithIterator(PhraseBook say, string use, bool skips, string? sendMark = null) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            {{use}}
            {{say.Ask("next", sendMark: sendMark)}}
            return {{say.Text("next")}};
        }

        private static IEnumerable<{{say.MessageType}}> Results({{say.ReplyType}} reply, ITools tools)
        {
            foreach (var call in {{say.Calls()}})
            {
                {{(skips ? $"if (tools.Knows({say.Name()}))" : "")}}
                {
                    yield return {{say.Result(content: "\"ok\"")}};
                }
            }
        }
        """);

    [Reported]
    static string An_iterator_of_the_first_call(OpenAIChatPhrases say) => InLocalFunction(say, $"yield return {say.ResultForId(say.Id(say.FirstCall()), "\"ok\"", resultMark: "TRA1002")};");

    [Silent(TwinOf = nameof(An_iterator_of_the_first_call))]
    static string An_iterator_of_the_first_call_and_the_others(PhraseBook say) => InLocalFunction(say, $$"""
        foreach (var call in {{say.Calls()}}.Take(1))
        {
            yield return {{say.Result(content: "\"ok\"")}};
        }
        foreach (var call in {{say.Calls()}}.Skip(1))
        {
            yield return {{say.Result(content: "\"ok\"")}};
        }
        """);

    private static string InLocalFunction(PhraseBook say, string body) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        history.AddRange(Results());
        {{say.Ask("next")}}
        return {{say.Text("next")}};

        IEnumerable<{{say.MessageType}}> Results()
        {
            {{body}}
        }
        """);

    /// <summary>When it runs matters, and is not followed.</summary>
    [Silent(TwinOf = nameof(An_iterator_that_skips_a_call))]
    static string An_iterator_that_appends_itself(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var name in Answer(history, reply, tools))
            {
                Console.WriteLine(name);
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        private static IEnumerable<string> Answer({{say.HistoryType}} history, {{say.ReplyType}} reply, ITools tools)
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: "\"ok\"")}}
                yield return {{say.Name()}};
            }
        }
        """);
}
