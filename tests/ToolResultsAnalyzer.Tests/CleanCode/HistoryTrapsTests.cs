using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct ways to keep a history that make one list look like two, or two like one.</summary>
public class HistoryTrapsTests : RuleTests<HistoryTrapsTests>
{
    [Silent]
    static string A_field_and_a_property_that_returns_it(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _messages = [];

        public {{say.HistoryType}} Messages => _messages;

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "_messages")}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply(to: "_messages")}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(to: "Messages")}}
                }
                {{say.AskAgain(options: null, history: "_messages")}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_property_of_the_base_class(PhraseBook say) => $$"""
        public abstract class Conversation
        {
            protected {{say.HistoryType}} Messages { get; } = [];
        }

        public class Agent : Conversation
        {
            {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
            {
                {{say.Ask(history: "Messages")}}
                if ({{say.HasCalls()}})
                {
                    {{say.AppendReply(to: "base.Messages")}}
                    foreach (var call in {{say.Calls()}})
                    {
                        {{say.AppendResult(to: "this.Messages")}}
                    }
                    {{say.AskAgain(options: null, history: "Messages")}}
                }
                return {{say.Text()}};
            }
        }
        """;

    [Silent]
    static string One_session_under_two_names(PhraseBook say) => say.Class($$"""
        public sealed class Session
        {
            public {{say.HistoryType}} Messages { get; } = [];
        }

        {{say.Head("string", "Run", say.ParametersWithoutHistory + ", Session session", "public static")}}
        {
            var current = session;
            {{say.Ask(history: "session.Messages")}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply(to: "session.Messages")}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(to: "current.Messages")}}
                }
                {{say.AskAgain(options: null, history: "session.Messages")}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_list_out_of_a_dictionary(PhraseBook say) => say.Class($$"""
        private readonly Dictionary<string, {{say.HistoryType}}> sessions = [];

        {{say.Head("string", "Run", say.ParametersWithoutHistory + ", string id")}}
        {
            {{say.Ask(history: "sessions[id]")}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply(to: "sessions[id]")}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(to: "sessions[id]")}}
                }
                {{say.AskAgain(options: null, history: "sessions[id]")}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_list_that_is_found_or_made(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}}? kept;

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            var history = kept ??= new {{say.HistoryType}}();
            {{say.Ask()}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply()}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(to: "kept")}}
                }
                {{say.AskAgain(options: null)}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string One_of_two_lists_is_chosen(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory + $", {say.HistoryType} first, {say.HistoryType} second", "public static")}}
        {
            var history = tools.Knows("x") ? first : second;
            {{say.Ask()}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply()}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult()}}
                }
                {{say.AskAgain(options: null)}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent(SyncOnly = true, Except = [Form.Delegate])]
    static string A_list_by_reference(PhraseBook say) => say.Class($$"""
        public static string Run({{say.ClientType}} client, ref {{say.HistoryType}} history, {{say.OptionsType}} options, ITools tools)
        {
            {{say.Ask()}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply()}}
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult()}}
                }
                {{say.AskAgain(options: null)}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent(Except = [Form.Parenthesized, Form.Cast, Form.Helper, Form.LocalFunction, Form.Delegate])]
    static string A_list_that_may_be_null(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.Append(say.Assistant(), to: "history?")}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.Append(say.Result(), to: "history?")}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent]
    static string Results_are_inserted_at_a_remembered_place(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var place = history.Count;
            foreach (var call in {{say.Calls()}})
            {
                history.Insert(place++, {{say.Result()}});
            }
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(OnList = true)]
    static string Results_are_inserted_all_at_once(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var results = {{say.Calls()}}.Select(c => ({{say.MessageType}}){{say.Result("c", say.RunToolNow("c"))}});
            history.InsertRange(history.Count, results);
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent]
    static string Placeholders_are_replaced_by_index(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var start = history.Count;
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: "\"Running…\"")}}
            }
            for (var i = 0; i < {{say.CallCount()}}; i++)
            {
                history[start + i] = {{say.Result(say.CallAt("i"), "\"Done.\"")}};
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent]
    static string A_linked_list_beside_the_history(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var results = new LinkedList<{{say.MessageType}}>();
        foreach (var call in {{say.Calls()}})
        {
            results.AddFirst({{say.Result()}});
        }
        foreach (var result in results)
        {
            {{say.Append("result")}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string Results_are_moved_one_by_one(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "results")}}
        }
        foreach (var result in results)
        {
            {{say.Append("result")}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string A_copy_is_shown_and_the_history_goes_on(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        tools.Change(history.ToList());
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(OnList = true)]
    static string The_history_is_swapped_for_a_shorter_one(PhraseBook say) => say.Agent($$"""
        for (var round = 0; round < 10; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            int start = history.FindIndex(message => tools.Knows(message.ToString()!));
            history = history.Skip(start).ToList();
        }
        return "";
        """);

    [Silent]
    static string The_request_is_made_from_a_snapshot_and_its_answer_kept_elsewhere(PhraseBook say) => say.Agent($$"""
        {{say.HistoryType}} working = [.. history];
        {{say.Ask(history: "working")}}
        while ({{say.HasCalls()}})
        {
            {{say.AppendReply(to: "working")}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(to: "working")}}
            }
            {{say.AskAgain(history: "working")}}
        }
        {{say.AppendAssistantText(say.Text())}}
        return {{say.Text()}};
        """);

    [Silent]
    static string Only_the_final_answer_is_stored(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} stored = [];

        {{say.Head("string", "Run", say.ParametersWithoutHistory + ", string question")}}
        {
            {{say.AppendUser("question", to: "stored")}}
            var history = new {{say.HistoryType}}(stored);
            while (true)
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                if ({{say.HasNoCalls()}})
                {
                    {{say.AppendAssistantText(say.Text(), to: "stored")}}
                    return {{say.Text()}};
                }
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult()}}
                }
            }
        }
        """);
}
