using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Where a history may live and how it may be made, copied, named and changed.</summary>
public class HistoriesTests : RuleTests<HistoriesTests>
{
    [Reported]
    static string A_parameter(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_parameter))]
    static string A_parameter_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_local_that_is_sent_again(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_local_that_is_sent_again))]
    static string A_local_that_is_sent_again_with_every_call_answered(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_local_that_is_returned(PhraseBook say) => say.Class($$"""
        {{say.Head(say.HistoryType, "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            return history;
        }
        """);

    [Silent(TwinOf = nameof(A_local_that_is_returned))]
    static string A_local_that_is_returned_with_every_call_answered(PhraseBook say) => say.Class($$"""
        {{say.Head(say.HistoryType, "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            return history;
        }
        """);

    [Reported]
    static string A_local_that_is_stored_in_a_field(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}}? kept;

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            this.kept = history;
        }
        """);

    [Silent(TwinOf = nameof(A_local_that_is_stored_in_a_field))]
    static string A_local_that_is_stored_in_a_field_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}}? kept;

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            this.kept = history;
        }
        """);

    [Reported]
    static string A_local_that_was_stored_in_a_field(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}}? kept;

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.StartHistory()}}
            this.kept = history;
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
        }
        """);

    [Silent(TwinOf = nameof(A_local_that_was_stored_in_a_field))]
    static string A_local_that_was_stored_in_a_field_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}}? kept;

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.StartHistory()}}
            this.kept = history;
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        """);

    [Reported]
    static string A_field(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
        }
        """);

    [Silent(TwinOf = nameof(A_field))]
    static string A_field_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        """);

    [Reported]
    static string A_field_of_this(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _history = [];

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "this._history")}}
            {{say.AppendReply(to: "this._history")}}
            {{say.Skip(to: "this._history")}}
        }
        """);

    [Silent(TwinOf = nameof(A_field_of_this))]
    static string A_field_of_this_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _history = [];

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "this._history")}}
            {{say.AppendReply(to: "this._history")}}
            {{say.Answer(to: "this._history")}}
        }
        """);

    [Reported]
    static string A_static_field(PhraseBook say) => say.Class($$"""
        private static readonly {{say.HistoryType}} Shared = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.Ask(history: "Shared")}}
            {{say.AppendReply(to: "Shared")}}
            {{say.Skip(to: "Shared")}}
        }
        """);

    [Silent(TwinOf = nameof(A_static_field))]
    static string A_static_field_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private static readonly {{say.HistoryType}} Shared = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.Ask(history: "Shared")}}
            {{say.AppendReply(to: "Shared")}}
            {{say.Answer(to: "Shared")}}
        }
        """);

    [Reported]
    static string An_automatic_property(PhraseBook say) => say.Class($$"""
        public {{say.HistoryType}} History { get; } = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "History")}}
            {{say.AppendReply(to: "History")}}
            {{say.Skip(to: "History")}}
        }
        """);

    [Silent(TwinOf = nameof(An_automatic_property))]
    static string An_automatic_property_with_every_call_answered(PhraseBook say) => say.Class($$"""
        public {{say.HistoryType}} History { get; } = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "History")}}
            {{say.AppendReply(to: "History")}}
            {{say.Answer(to: "History")}}
        }
        """);

    [Reported]
    static string A_property_of_another_object(PhraseBook say) => say.Class($$"""
        public sealed class Session
        {
            public {{say.HistoryType}} Messages { get; } = new();
        }

        {{say.Head("void", "Run", say.ParametersWithoutHistory + ", Session session", "public static")}}
        {
            {{say.Ask(history: "session.Messages")}}
            {{say.AppendReply(to: "session.Messages")}}
            {{say.Skip(to: "session.Messages")}}
        }
        """);

    [Silent(TwinOf = nameof(A_property_of_another_object))]
    static string A_property_of_another_object_with_every_call_answered(PhraseBook say) => say.Class($$"""
        public sealed class Session
        {
            public {{say.HistoryType}} Messages { get; } = new();
        }

        {{say.Head("void", "Run", say.ParametersWithoutHistory + ", Session session", "public static")}}
        {
            {{say.Ask(history: "session.Messages")}}
            {{say.AppendReply(to: "session.Messages")}}
            {{say.Answer(to: "session.Messages")}}
        }
        """);

    [Reported]
    static string A_field_through_a_local(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _history = [];

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            var history = _history;
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
        }
        """);

    [Silent(TwinOf = nameof(A_field_through_a_local))]
    static string A_field_through_a_local_with_every_call_answered(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _history = [];

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            var history = _history;
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        """);

    [Reported]
    static string Two_names_for_one_list(PhraseBook say) => say.LocalAgent($$"""
        var messages = history;
        {{say.Ask()}}
        {{say.AppendReply(to: "messages")}}
        {{say.Skip()}}
        {{say.AskAgain(history: "messages")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Two_names_for_one_list))]
    static string Two_names_for_one_list_with_every_call_answered(PhraseBook say) => say.LocalAgent($$"""
        var messages = history;
        {{say.Ask()}}
        {{say.AppendReply(to: "messages")}}
        {{say.Answer()}}
        {{say.AskAgain(history: "messages")}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_primary_constructor_parameter(PhraseBook say) => $$"""
        public class Agent({{say.HistoryType}} history)
        {
            {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                {{say.Skip()}}
            }
        }
        """;

    [Silent(TwinOf = nameof(A_primary_constructor_parameter))]
    static string A_primary_constructor_parameter_with_every_call_answered(PhraseBook say) => $$"""
        public class Agent({{say.HistoryType}} history)
        {
            {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                {{say.Answer()}}
            }
        }
        """;

    [Reported(Except = [Form.AddRangeExpression, Form.AddRangeArray])]
    static string A_parameter_of_an_interface_type(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("void", "Run", $"IList<{say.MessageType}> history, {say.ParametersWithoutHistory}", "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
        }
        """);

    [Silent(TwinOf = nameof(A_parameter_of_an_interface_type), Except = [Form.AddRangeExpression, Form.AddRangeArray])]
    static string A_parameter_of_an_interface_type_with_every_call_answered(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("void", "Run", $"IList<{say.MessageType}> history, {say.ParametersWithoutHistory}", "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        """);

    [Reported(OnList = true)]
    static string A_list_with_capacity(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            var history = new {{say.HistoryType}}(16);
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_list_with_capacity), OnList = true)]
    static string A_list_with_capacity_with_every_call_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            var history = new {{say.HistoryType}}(16);
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_list_from_a_collection_expression(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history = [{{say.System("\"Be brief.\"")}}, {{say.User("\"Hello!\"")}}];
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_list_from_a_collection_expression))]
    static string A_list_from_a_collection_expression_with_every_call_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history = [{{say.System("\"Be brief.\"")}}, {{say.User("\"Hello!\"")}}];
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_list_from_a_collection_initializer(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            var history = new {{say.HistoryType}} { {{say.System("\"Be brief.\"")}}, {{say.User("\"Hello!\"")}} };
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_list_from_a_collection_initializer))]
    static string A_list_from_a_collection_initializer_with_every_call_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            var history = new {{say.HistoryType}} { {{say.System("\"Be brief.\"")}}, {{say.User("\"Hello!\"")}} };
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_list_that_begins_with_messages_from_outside(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"IEnumerable<{say.MessageType}> earlier, {say.ParametersWithoutHistory}", "public static")}}
        {
            var history = new {{say.HistoryType}}();
            history.AddRange(earlier);
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_list_that_begins_with_messages_from_outside))]
    static string A_list_that_begins_with_messages_from_outside_with_every_call_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"IEnumerable<{say.MessageType}> earlier, {say.ParametersWithoutHistory}", "public static")}}
        {
            var history = new {{say.HistoryType}}();
            history.AddRange(earlier);
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_copy_made_by_a_constructor(PhraseBook say) => say.Agent($$"""
        var copy = new {{say.HistoryType}}(history);
        {{say.Ask(history: "copy")}}
        {{say.AppendReply(to: "copy")}}
        {{say.Skip(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_copy_made_by_a_constructor))]
    static string A_copy_made_by_a_constructor_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        var copy = new {{say.HistoryType}}(history);
        {{say.Ask(history: "copy")}}
        {{say.AppendReply(to: "copy")}}
        {{say.Answer(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Reported(OnList = true)]
    static string A_copy_made_by_ToList(PhraseBook say) => say.Agent($$"""
        var copy = history.ToList();
        {{say.Ask(history: "copy")}}
        {{say.AppendReply(to: "copy")}}
        {{say.Skip(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_copy_made_by_ToList), OnList = true)]
    static string A_copy_made_by_ToList_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        var copy = history.ToList();
        {{say.Ask(history: "copy")}}
        {{say.AppendReply(to: "copy")}}
        {{say.Answer(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_copy_made_by_a_spread(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.HistoryType}} copy = [.. history, {{say.Assistant()}}];
        {{say.Skip(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_copy_made_by_a_spread))]
    static string A_copy_made_by_a_spread_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.HistoryType}} copy = [.. history, {{say.Assistant()}}];
        {{say.Answer(to: "copy")}}
        {{say.AskAgain(history: "copy")}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_parameter_that_is_assigned_a_copy(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        history = [.. history, {{say.Assistant()}}];
        {{say.Skip()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_parameter_that_is_assigned_a_copy))]
    static string A_parameter_that_is_assigned_a_copy_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        history = [.. history, {{say.Assistant()}}];
        {{say.Answer()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_copy_that_is_sent_while_it_is_made(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        {{say.AskAgain(history: $"new {say.HistoryType}(history)")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_copy_that_is_sent_while_it_is_made))]
    static string A_copy_that_is_sent_while_it_is_made_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.AskAgain(history: $"new {say.HistoryType}(history)")}}
        return {{say.Text()}};
        """);

    [Reported(OnList = true)]
    static string A_name_of_another_type(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        {{say.SentType}} all = history;
        {{say.AskAgain(history: "all")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_name_of_another_type), OnList = true)]
    static string A_name_of_another_type_with_every_call_answered(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.SentType}} all = history;
        {{say.AskAgain(history: "all")}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_system_message_is_inserted_at_the_start(PhraseBook say) => say.LocalAgent($$"""
        history.Insert(0, {{say.System("\"Be brief.\"")}});
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_system_message_is_inserted_at_the_start))]
    static string A_system_message_is_inserted_at_the_start_with_every_call_answered(PhraseBook say) => say.LocalAgent($$"""
        history.Insert(0, {{say.System("\"Be brief.\"")}});
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string The_assistant_message_is_inserted_at_the_end(OpenAIChatPhrases say) => say.LocalAgent($$"""
        {{say.Ask()}}
        history.Insert(history.Count, {{say.Assistant()}});
        {{say.Skip()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_inserted_at_the_end))]
    static string The_assistant_message_is_inserted_at_the_end_with_every_call_answered(OpenAIChatPhrases say) => say.LocalAgent($$"""
        {{say.Ask()}}
        history.Insert(history.Count, {{say.Assistant()}});
        {{say.Answer()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_list_that_is_cleared_first(PhraseBook say) => say.Agent($$"""
        history.Clear();
        {{say.AppendUser()}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Skip()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_list_that_is_cleared_first))]
    static string A_list_that_is_cleared_first_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        history.Clear();
        {{say.AppendUser()}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_history_captured_by_a_lambda(PhraseBook say) => say.Class($$"""
        public static Func<int>? Count;

        {{say.Head("void", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            Count = () => history.Count;
        }
        """);

    [Silent(TwinOf = nameof(A_history_captured_by_a_lambda))]
    static string A_history_captured_by_a_lambda_with_every_call_answered(PhraseBook say) => say.Class($$"""
        public static Func<int>? Count;

        {{say.Head("void", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            Count = () => history.Count;
        }
        """);

    [Reported]
    static string The_second_of_two_histories(PhraseBook say) => say.Agent($$"""
        {{say.StartHistory("other")}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.Ask("second", history: "other")}}
        {{say.AppendReply("second", to: "other")}}
        {{say.Skip(to: "other", reply: "second")}}
        {{say.AskAgain("second", history: "other")}}
        return {{say.Text("second")}};
        """);

    [Silent(TwinOf = nameof(The_second_of_two_histories))]
    static string The_second_of_two_histories_with_every_call_answered(PhraseBook say) => say.Agent($$"""
        {{say.StartHistory("other")}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Answer()}}
        {{say.Ask("second", history: "other")}}
        {{say.AppendReply("second", to: "other")}}
        {{say.Answer(to: "other", reply: "second")}}
        {{say.AskAgain("second", history: "other")}}
        return {{say.Text("second")}};
        """);

    // ---- Histories that are not at stake -----------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_local_that_is_sent_again))]
    static string A_local_that_dies(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_parameter))]
    static string A_parameter_that_is_cleared(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        history.Clear();
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_parameter))]
    static string A_parameter_that_is_rolled_back(PhraseBook say) => say.Agent($$"""
        var start = history.Count;
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        history.RemoveRange(start, history.Count - start);
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_local_that_is_sent_again))]
    static string A_local_that_is_assigned_a_new_list(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        history = [{{say.User("\"Hello!\"")}}];
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_copy_made_by_a_constructor))]
    static string A_copy_that_dies(PhraseBook say) => say.Agent($$"""
        var copy = new {{say.HistoryType}}(history);
        {{say.Ask(history: "copy")}}
        {{say.AppendReply(to: "copy")}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(to: "copy")}}
            }
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_local_that_is_sent_again), OnList = true)]
    static string A_snapshot_from_before_the_assistant_message_is_sent(PhraseBook say) => say.LocalAgent($$"""
        var snapshot = history.ToList();
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        {{say.AskAgain(history: "snapshot")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_local_that_is_sent_again))]
    static string A_summary_of_a_local_is_returned(PhraseBook say) => say.Class($$"""
        {{say.Head("int", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (tools.Knows({{say.Name()}}))
                {
                    {{say.AppendResult()}}
                }
            }
            return history.Count;
        }
        """);

    // ---- The whole history in one expression -------------------------------------------------------------------------------

    [Reported]
    static string Sent_in_one_collection_expression(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask("next", history: $"new {say.HistoryType}() {{ {say.User("\"Hello!\"")}, {say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")} }}", sendMark: "TRA1001")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Sent_in_one_collection_expression))]
    static string Sent_in_one_collection_expression_with_the_result(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask("next", history: $"new {say.HistoryType}() {{ {say.User("\"Hello!\"")}, {say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}, {say.ResultForId("\"call_1\"", "\"Sunny\"")} }}")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Sent_in_one_collection_expression))]
    static string All_results_spread_after_the_assistant_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        history = [.. history, {{say.Assistant()}}, .. {{say.Calls()}}.Select(c => {{say.Result("c", say.RunToolNow("c"))}})];
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_in_one_collection_expression), OnList = true)]
    static string All_results_concatenated_after_the_assistant_message(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var results = {{say.Calls()}}.Select(c => ({{say.MessageType}}){{say.Result("c", say.RunToolNow("c"))}});
        {{say.AskAgain(history: "history.Concat(results).ToList()")}}
        return {{say.Text()}};
        """);

    [Reported]
    static string An_array_without_the_result(OpenAIChatPhrases say) => say.LocalAgent($$"""
        ChatMessage[] messages = [{{say.User("\"Hello!\"")}}, {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}}];
        {{say.Ask("next", history: "messages", sendMark: "TRA1001")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(An_array_without_the_result))]
    static string An_array_with_the_result(OpenAIChatPhrases say) => say.LocalAgent($$"""
        ChatMessage[] messages = [{{say.User("\"Hello!\"")}}, {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}}, {{say.ResultForId("\"call_1\"", "\"Sunny\"")}}];
        {{say.Ask("next", history: "messages")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Messages_as_separate_arguments_without_the_result(OpenAIChatPhrases say) => say.LocalAgent($$"""
        var reply = {|TRA1001:client.CompleteChat({{say.User("\"Hello!\"")}}, {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}})|};
        return reply.Value.Content[0].Text;
        """);

    [Silent(TwinOf = nameof(Messages_as_separate_arguments_without_the_result))]
    static string Messages_as_separate_arguments_with_the_result(OpenAIChatPhrases say) => say.LocalAgent($$"""
        var reply = client.CompleteChat({{say.User("\"Hello!\"")}}, {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}}, {{say.ResultForId("\"call_1\"", "\"Sunny\"")}});
        return reply.Value.Content[0].Text;
        """);
}
