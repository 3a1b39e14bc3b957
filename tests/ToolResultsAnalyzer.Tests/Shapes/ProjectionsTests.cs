using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Results that a projection makes of the calls, at once or one after another, and that are appended then.</summary>
public class ProjectionsTests : RuleTests<ProjectionsTests>
{
    // ---- At once -----------------------------------------------------------------------------------------------------------

    [Reported]
    static string Some_calls_answered_at_once(PhraseBook say) => AtOnce(say, $"{{|TRA1004:{say.Calls()}.Where(c => tools.Knows({say.Name("c")}))|}}");

    [Silent(TwinOf = nameof(Some_calls_answered_at_once))]
    static string All_calls_answered_at_once(PhraseBook say) => AtOnce(say, say.Calls());

    private static string AtOnce(PhraseBook say, string calls) => Method(say, $$"""
        var results = await Task.WhenAll({{calls}}.Select(async call =>
        {
            try
            {
                var content = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
                return {{say.Result(content: "content")}};
            }
            catch (Exception exception)
            {
                return {{say.Result(content: "exception.Message")}};
            }
        }));
        history.AddRange(results);
        """);

    [Reported]
    static string Some_tasks_of_a_helper(PhraseBook say) => OfHelper(say, "HandleAsync", $"{{|TRA1004:{say.Calls()}.Skip(1)|}}");

    [Silent(TwinOf = nameof(Some_tasks_of_a_helper))]
    static string All_tasks_of_a_helper(PhraseBook say) => OfHelper(say, "HandleAsync", say.Calls());

    [Reported]
    static string Some_tasks_of_a_helper_in_a_lambda(PhraseBook say) => OfHelper(say, "call => HandleAsync(call)", $"{{|TRA1004:{say.Calls()}.Skip(1)|}}");

    [Silent(TwinOf = nameof(Some_tasks_of_a_helper_in_a_lambda))]
    static string All_tasks_of_a_helper_in_a_lambda(PhraseBook say) => OfHelper(say, "call => HandleAsync(call)", say.Calls());

    private static string OfHelper(PhraseBook say, string function, string calls) => Method(say, $$"""
        var running = {{calls}}.Select({{function}}).ToList();
        foreach (var result in await Task.WhenAll(running))
        {
            {{say.Append("result")}}
        }
        """, $$"""


        private static async Task<{{say.MessageType}}> HandleAsync({{say.CallType}} call)
        {
            await Task.Yield();
            return {{say.Result(content: "\"done\"")}};
        }
        """);

    // ---- One after another -------------------------------------------------------------------------------------------------

    [Reported]
    static string Some_calls_projected_by_a_lambda_with_a_block(PhraseBook say) => WithBlock(say, $"{{|TRA1004:{say.Calls()}.Take(2)|}}");

    [Silent(TwinOf = nameof(Some_calls_projected_by_a_lambda_with_a_block))]
    static string All_calls_projected_by_a_lambda_with_a_block(PhraseBook say) => WithBlock(say, say.Calls());

    private static string WithBlock(PhraseBook say, string calls) => Method(say, $$"""
        history.AddRange({{calls}}.Select(call =>
        {
            var id = {{say.Id()}};
            if (!tools.Knows({{say.Name()}}))
            {
                return {{say.ResultForId("id", "\"Unknown tool.\"")}};
            }
            return {{say.ResultForId("id", say.RunToolNow())}};
        }));
        """);

    [Silent(TwinOf = nameof(Some_calls_projected_by_a_lambda_with_a_block), OnObjects = true)]
    static string A_lambda_that_gives_no_result_for_some_calls_is_not_followed(PhraseBook say) => Method(say, $$"""
        history.AddRange({{say.Calls()}}.Select(call => tools.Knows({{say.Name()}}) ? {{say.Result(content: say.RunToolNow())}} : null).OfType<{{say.MessageType}}>());
        """);

    private static string Method(PhraseBook say, string answer, string members = "") => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{answer}}
            await Task.Yield();
            {{say.AskAgain()}}
            return {{say.Text()}};
        }{{members}}
        """);
}
