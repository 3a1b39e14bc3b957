using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Members of sequences that give another one, and sequences of calls that are taken apart.</summary>
public class SequencesTests : RuleTests<SequencesTests>
{
    // ---- LINQ ----------------------------------------------------------------------------------------------------------------

    [Reported]
    static string Results_that_Append_makes_and_nobody_takes(PhraseBook say) => Tested(say, $"foreach (var call in {say.Calls()})\n{{\n    history.Append({say.Result()});\n}}", sendMark: "TRA1001");

    [Silent(TwinOf = nameof(Results_that_Append_makes_and_nobody_takes), OnList = true)]
    static string Results_that_Append_makes(PhraseBook say) => Tested(say, $"foreach (var call in {say.Calls()})\n{{\n    history = history.Append({say.Result()}).ToList();\n}}");

    [Reported]
    static string Results_that_Concat_makes_and_nobody_takes(PhraseBook say) => Tested(say, $"history.Concat({say.Calls()}.Select(call => {say.Result(content: "\"ok\"")}));", sendMark: "TRA1001");

    [Silent(TwinOf = nameof(Results_that_Concat_makes_and_nobody_takes), OnList = true)]
    static string Results_that_Concat_makes(PhraseBook say) => Tested(say, $"history = history.Concat({say.Calls()}.Select(call => {say.Result(content: "\"ok\"")})).ToList();");

    private static string Tested(PhraseBook say, string middle, string? sendMark = null) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{say.AppendReply()}}
        {{middle}}
        {{say.Ask("next", sendMark: sendMark)}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string A_turn_that_is_concatenated_for_a_part(OpenAIChatPhrases say) => InOneExpression(say, $"{{|TRA1004:{say.Calls()}.Skip(1)|}}");

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string A_turn_that_is_concatenated(OpenAIChatPhrases say) => InOneExpression(say, say.Calls());

    private static string InOneExpression(PhraseBook say, string calls) => say.Agent($$"""
        {{say.Ask()}}
        var all = history.Append({{say.Assistant()}}).Concat({{calls}}.Select(call => {{say.Result(content: "\"ok\"")}}));
        {{say.Ask("next", history: "all")}}
        return {{say.Text("next")}};
        """);

    // ---- Query syntax ----------------------------------------------------------------------------------------------------------

    [Reported]
    static string A_query_that_leaves_calls_out(PhraseBook say) => Tested(say, $"history.AddRange(from call in {say.Calls()} {{|TRA1004:where tools.Knows({say.Name()})|}} select {say.Result(content: "\"ok\"")});");

    [Silent(TwinOf = nameof(A_query_that_leaves_calls_out))]
    static string A_query_over_all_calls(PhraseBook say) => Tested(say, $"history.AddRange(from call in {say.Calls()} select {say.Result(content: "\"ok\"")});");

    [Reported]
    static string A_loop_over_a_query_that_leaves_calls_out(PhraseBook say) => Tested(say, $$"""
        foreach (var call in from each in {{say.Calls()}} {|TRA1004:where tools.Knows({{say.Name("each")}})|} select each)
        {
            {{say.AppendResult()}}
        }
        """);

    /// <summary>Pairs are not followed.</summary>
    [Silent(TwinOf = nameof(A_loop_over_a_query_that_leaves_calls_out))]
    static string A_loop_over_a_query_that_orders_calls(PhraseBook say) => Tested(say, $$"""
        foreach (var call in from each in {{say.Calls()}} let name = {{say.Name("each")}} orderby name select each)
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_loop_over_a_query_that_leaves_calls_out))]
    static string Calls_that_are_paired_with_their_names_and_unpaired(PhraseBook say) => Tested(say, $$"""
        foreach (var call in {{say.Calls()}}.Select(each => new { Call = each, Name = {{say.Name("each")}} }).OrderBy(pair => pair.Name).Select(pair => pair.Call))
        {
            {{say.AppendResult()}}
        }
        """);

    // ---- Immutable lists -------------------------------------------------------------------------------------------------------

    [Reported]
    static string Results_that_an_immutable_list_does_not_keep(OpenAIChatPhrases say) => Immutable(say, $"foreach (var call in {say.Calls()})\n{{\n    list.Add({say.Result()});\n}}", sendMark: "TRA1001");

    [Silent(TwinOf = nameof(Results_that_an_immutable_list_does_not_keep))]
    static string Results_that_another_immutable_list_has(OpenAIChatPhrases say) => Immutable(say, $"foreach (var call in {say.Calls()})\n{{\n    list = list.Add({say.Result()});\n}}");

    [Reported]
    static string The_result_of_the_first_call_in_an_immutable_list(OpenAIChatPhrases say) => Immutable(say, $"var call = {say.FirstCall()};\nlist = list.Add({say.Result(resultMark: "TRA1002")});");

    [Silent(TwinOf = nameof(The_result_of_the_first_call_in_an_immutable_list))]
    static string The_results_of_all_calls_in_an_immutable_list(OpenAIChatPhrases say) => Immutable(say, $"list = list.AddRange({say.Calls()}.Select(call => {say.Result(content: "\"ok\"")}));");

    /// <summary>What a builder is given is not followed.</summary>
    [Silent(TwinOf = nameof(The_result_of_the_first_call_in_an_immutable_list))]
    static string The_results_of_all_calls_by_a_builder(OpenAIChatPhrases say) => Immutable(say, $"var builder = list.ToBuilder();\nforeach (var call in {say.Calls()})\n{{\n    builder.Add({say.Result()});\n}}\nlist = builder.ToImmutable();");

    private static string Immutable(PhraseBook say, string middle, string? sendMark = null) => say.Agent($$"""
        var list = System.Collections.Immutable.ImmutableList.CreateRange(history);
        {{say.Ask(history: "list")}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        list = list.Add({{say.Assistant()}});
        {{middle}}
        {{say.Ask("next", history: "list", sendMark: sendMark)}}
        return {{say.Text("next")}};
        """);

    // ---- Records ---------------------------------------------------------------------------------------------------------------

    [Reported]
    static string The_result_of_the_first_call_in_a_copy_of_a_record(OpenAIChatPhrases say) => InRecord(say, $"var call = {say.FirstCall()};", resultMark: "TRA1002");

    [Silent(TwinOf = nameof(The_result_of_the_first_call_in_a_copy_of_a_record))]
    static string The_results_of_all_calls_in_copies_of_a_record(OpenAIChatPhrases say) => InRecord(say, $"foreach (var call in {say.Calls()})");

    private static string InRecord(PhraseBook say, string each, string? resultMark = null) => $$"""
        public record State(System.Collections.Immutable.ImmutableList<{{say.MessageType}}> Messages, int Rounds);

        {{say.Class($$"""
            {{say.Head("State", "Run", say.ParametersWithoutHistory + ", State state")}}
            {
                {{say.Ask(history: "state.Messages")}}
                state = state with { Messages = state.Messages.Add({{say.Assistant()}}) };
                state = state with { Rounds = state.Rounds + 1 };
                {{each}}
                {
                    state = state with { Messages = state.Messages.Add({{say.Result(resultMark: resultMark)}}) };
                }
                {{say.Ask("next", history: "state.Messages")}}
                return state;
            }
            """)}}
        """;

    // ---- Sequences of calls that are taken apart ---------------------------------------------------------------------------------

    /// <summary>Pairs, groups and look-ups are not followed.</summary>
    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_and_texts_that_are_zipped(PhraseBook say) => say.Round($$"""
        var texts = {{say.Calls()}}.Select(call => tools.Run({{say.Name()}}, "")).ToArray();
        foreach (var (call, text) in {{say.Calls()}}.Zip(texts))
        {
            {{say.AppendResult(content: "text")}}
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_that_are_zipped_to_results(PhraseBook say) => say.Round($$"""
        var texts = {{say.Calls()}}.Select(call => tools.Run({{say.Name()}}, "")).ToArray();
        history.AddRange({{say.Calls()}}.Zip(texts, (call, text) => {{say.Result(content: "text")}}));
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_that_are_grouped(PhraseBook say) => say.Round($$"""
        foreach (var group in {{say.Calls()}}.GroupBy(each => {{say.Name("each")}}))
        {
            foreach (var call in group)
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_in_a_dictionary(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.ToDictionary(each => {{say.Id("each")}}).Values)
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_that_are_put_together_again(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Take(1).Concat({{say.Calls()}}.Skip(1)))
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Results_that_SelectMany_makes(PhraseBook say) => say.Round($$"""
        history.AddRange({{say.Calls()}}.SelectMany(call => new {{say.MessageType}}[] { {{say.Result(content: "\"ok\"")}} }));
        """);

    /// <summary>A loop of jumps is not followed.</summary>
    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string A_loop_made_of_jumps(PhraseBook say) => say.Round($$"""
        var index = 0;
        next:
        if (index < {{say.CallCount()}})
        {
            var call = {{say.CallAt("index")}};
            {{say.AppendResult()}}
            index++;
            goto next;
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_concatenated_for_a_part))]
    static string Calls_of_a_type(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.OfType<{{say.CallType}}>().Cast<{{say.CallType}}>())
        {
            {{say.AppendResult()}}
        }
        """);
}
