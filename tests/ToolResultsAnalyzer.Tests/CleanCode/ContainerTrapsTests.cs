using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct loops whose calls, handlers or histories went through a collection, a delegate or another object.</summary>
public class ContainerTrapsTests : RuleTests<ContainerTrapsTests>
{
    // ---- Calls that are taken out of a list -------------------------------------------------------------------------------------

    [Reported]
    static string Only_the_first_call(PhraseBook say) => Checked(say, $"var call = {say.FirstCall()};\n{say.AppendResult(resultMark: "TRA1002")}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string The_first_call_until_none_is_left(PhraseBook say) => Checked(say, $"var rest = {say.Calls()}.ToList();\nwhile (rest.Count > 0)\n{{\n    var call = rest[0];\n    rest.RemoveAt(0);\n    {say.AppendResult()}\n}}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string The_first_call_of_what_is_left(PhraseBook say) => Checked(say, $"var rest = {say.Calls()}.ToArray();\nwhile (rest.Length > 0)\n{{\n    var call = rest[0];\n    rest = rest[1..];\n    {say.AppendResult()}\n}}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string The_first_call_of_a_sequence_that_shrinks(PhraseBook say) => Checked(say, $"IEnumerable<{say.CallType}> rest = {say.Calls()};\nwhile (rest.Any())\n{{\n    var call = rest.First();\n    {say.AppendResult()}\n    rest = rest.Skip(1).ToList();\n}}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_queue_that_a_loop_fills(PhraseBook say) => Checked(say, $"var queue = new Queue<{say.CallType}>();\nforeach (var each in {say.Calls()})\n{{\n    queue.Enqueue(each);\n}}\nwhile (queue.Count > 0)\n{{\n    var call = queue.Dequeue();\n    {say.AppendResult()}\n}}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_queue_that_ForEach_fills(PhraseBook say) => Checked(say, $"var queue = new Queue<{say.CallType}>();\n{say.Calls()}.ToList().ForEach(queue.Enqueue);\nwhile (queue.Count > 0)\n{{\n    var call = queue.Dequeue();\n    {say.AppendResult()}\n}}");

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string Calls_that_a_helper_splits(PhraseBook say) => Checked(say,
        $"var (known, unknown) = Split(tools, {say.Calls()});\nforeach (var call in known)\n{{\n    {say.AppendResult()}\n}}\nforeach (var call in unknown)\n{{\n    {say.AppendResult(content: "\"unknown\"")}\n}}",
        $$"""
        private static (List<{{say.CallType}}> Known, List<{{say.CallType}}> Unknown) Split(ITools tools, IEnumerable<{{say.CallType}}> calls)
        {
            var (known, unknown) = (new List<{{say.CallType}}>(), new List<{{say.CallType}}>());
            foreach (var call in calls)
            {
                (tools.Knows({{say.Name()}}) ? known : unknown).Add(call);
            }
            return (known, unknown);
        }
        """);

    // ---- Handlers that answer --------------------------------------------------------------------------------------------------

    [Reported]
    static string A_call_without_handler(PhraseBook say) => Checked(say, $"foreach (var call in {say.Calls()})\n{{\n    {{|TRA1004:if|}} (tools.Knows({say.Name()}))\n    {{\n        {say.AppendResult()}\n    }}\n}}");

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string Handlers_in_a_dictionary(PhraseBook say) => Handlers(say, $"Dictionary<string, Action<{say.CallType}>>", $"call => {{ {say.AppendResult(content: "\"ok\"")} }}", "handler(call);");

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string Handlers_that_get_the_history(PhraseBook say) => Handlers(say, $"Dictionary<string, Action<{say.CallType}, {say.HistoryType}>>", $"(call, list) => {{ {say.AppendResult(content: "\"ok\"", to: "list")} }}", "handler(call, history);");

    private static string Handlers(PhraseBook say, string type, string handler, string use) => say.Agent($$"""
        var handlers = new {{type}} { ["weather"] = {{handler}} };
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (handlers.TryGetValue({{say.Name()}}, out var handler))
            {
                {{use}}
            }
            else
            {
                {{say.AppendResult(content: "\"unknown\"")}}
            }
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string The_history_appends_by_a_delegate(PhraseBook say) => Checked(say, $"Action<{say.MessageType}> append = history.Add;\nforeach (var call in {say.Calls()})\n{{\n    append({say.Result()});\n}}");

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string A_helper_is_given_what_appends(PhraseBook say) => Checked(say, $"Answer({say.Calls()}, history.Add);",
        $"private static void Answer(IEnumerable<{say.CallType}> calls, Action<{say.MessageType}> append)\n{{\n    foreach (var call in calls)\n    {{\n        append({say.Result(content: "\"ok\"")});\n    }}\n}}");

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string An_event_that_answers(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        public Agent() => Called += call => { {{say.AppendResult(content: "\"ok\"")}} };

        private event Action<{{say.CallType}}> Called;

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                Called?.Invoke(call);
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string An_outcome_that_is_added_up(PhraseBook say) => Checked(say,
        $"foreach (var call in {say.Calls()})\n{{\n    var isDone = false;\n    isDone |= TryAnswer(history, call, tools);\n    if (!isDone)\n    {{\n        {say.AppendResult(content: "\"unknown\"")}\n    }}\n}}",
        $"private static bool TryAnswer({say.HistoryType} history, {say.CallType} call, ITools tools)\n{{\n    if (!tools.Knows({say.Name()}))\n    {{\n        return false;\n    }}\n    {say.AppendResult(content: "\"ok\"")}\n    return true;\n}}");

    // ---- Histories by another road -----------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_call_without_handler), SyncOnly = true, Except = [Form.Cast])]
    static string A_reference_to_the_history(PhraseBook say) => Checked(say, $"ref var list = ref history;\nforeach (var call in {say.Calls()})\n{{\n    list.Add({say.Result()});\n}}");

    [Silent(TwinOf = nameof(A_call_without_handler))]
    static string A_turn_that_is_taken_back_message_by_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var mark = history.Count;
        try
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: $"tools.Run({say.Name()}, \"\")")}}
            }
        }
        catch (Exception)
        {
            while (history.Count > mark)
            {
                history.RemoveAt(history.Count - 1);
            }
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    private static string Checked(PhraseBook say, string middle, string other = "") => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            {{middle}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        {{other}}
        """);
}
