using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>Messages are removed by position from a history that gets tool results.</summary>
public class TRA4004TrimmingMaySplitBatchTests : RuleTests<TRA4004TrimmingMaySplitBatchTests>
{
    // ---- Members ---------------------------------------------------------------------------------------------------------

    [Reported]
    static string The_oldest_two_of_a_field(PhraseBook say) => Conversation(say, """
        private void Trim()
        {
            if (history.Count > 20)
            {
                {|TRA4004(info):history.RemoveRange(1, 2)|};
            }
        }
        """);

    [Silent(TwinOf = nameof(The_oldest_two_of_a_field))]
    static string The_oldest_two_of_another_field(PhraseBook say) => Conversation(say, $$"""
        private readonly {{say.HistoryType}} notes = new();

        private void Trim()
        {
            if (history.Count > 20)
            {
                notes.RemoveRange(1, 2);
            }
        }
        """);

    [Silent(TwinOf = nameof(The_oldest_two_of_a_field))]
    static string All_behind_the_system_message(PhraseBook say) => Conversation(say, """
        private void Trim()
        {
            if (history.Count > 20)
            {
                history.RemoveRange(1, history.Count - 1);
            }
        }
        """);

    [Reported]
    static string One_by_one(PhraseBook say) => Conversation(say, """
        public void Trim(int max)
        {
            while (this.history.Count > max)
                {|TRA4004(info):this.history.RemoveAt(1)|};
        }
        """);

    [Silent(TwinOf = nameof(One_by_one))]
    static string One_by_one_from_the_end(PhraseBook say) => Conversation(say, """
        public void Trim(int max)
        {
            while (this.history.Count > max)
                this.history.RemoveAt(this.history.Count - 1);
        }
        """);

    [Silent(TwinOf = nameof(One_by_one), OnObjects = true)]
    static string One_by_one_up_to_a_user_message(PhraseBook say) => Conversation(say, $$"""
        public void Trim(int max)
        {
            while (this.history.Count > max && this.history[1] is not {{UserType(say)}})
                this.history.RemoveAt(1);
        }
        """);

    [Reported(OnList = true)]
    static string The_last_twenty_are_kept(PhraseBook say) => Conversation(say, """
        private void Trim() => history = {|TRA4004(info):history.TakeLast(20)|}.ToList();
        """);

    [Silent(TwinOf = nameof(The_last_twenty_are_kept), OnList = true)]
    static string The_first_ones_are_kept(PhraseBook say) => Conversation(say, """
        private void GoBack(int mark) => history = history.Take(mark).ToList();
        """);

    [Reported]
    static string The_system_message_and_the_rest(PhraseBook say) => Conversation(say, """
        private void Trim(int excess)
        {
            history = [history[0], .. {|TRA4004(info):history.Skip(1 + excess)|}];
        }
        """);

    [Silent(TwinOf = nameof(The_system_message_and_the_rest), OnList = true)]
    static string The_system_message_and_the_rest_from_a_position_that_was_sought(PhraseBook say) => Conversation(say, $$"""
        private void Trim(int excess)
        {
            int cut = history.FindIndex(excess, message => message is {{UserType(say)}});
            history = [history[0], .. history.Skip(cut)];
        }
        """);

    [Reported(OnList = true)]
    static string A_part_is_copied_and_put_back(PhraseBook say) => Conversation(say, """
        private void Trim()
        {
            var kept = {|TRA4004(info):history.GetRange(history.Count - 20, 20)|};
            history.Clear();
            history.AddRange(kept);
        }
        """);

    [Silent(TwinOf = nameof(A_part_is_copied_and_put_back))]
    static string All_is_cleared(PhraseBook say) => Conversation(say, """
        private void Trim()
        {
            var first = history[0];
            history.Clear();
            history.Add(first);
        }
        """);

    [Reported]
    static string A_new_list_of_the_last_ones(PhraseBook say) => Conversation(say, $$"""
        private void Trim()
        {
            var excess = history.Count - 20;
            if (excess <= 0) return;
            this.history = new {{say.HistoryType}}({|TRA4004(info):((this.history)).Skip(excess)|});
        }
        """);

    [Silent(TwinOf = nameof(A_new_list_of_the_last_ones))]
    static string A_new_list_of_the_last_ones_to_be_shown(PhraseBook say) => Conversation(say, $$"""
        private {{say.HistoryType}} Latest()
        {
            var excess = Math.Max(0, history.Count - 20);
            return new {{say.HistoryType}}(((this.history)).Skip(excess));
        }
        """);

    [Reported]
    static string In_the_method_that_answers(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            if (history.Count > 40) {|TRA4004(info):history.RemoveRange(0, 10)|};
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(In_the_method_that_answers))]
    static string In_a_method_of_a_chat_without_tools(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            if (history.Count > 40) history.RemoveRange(0, 10);
            {{say.AppendUser()}}
            {{say.Ask()}}
            {{say.AppendAssistantText(say.Text())}}
            return {{say.Text()}};
        }
        """);

    // ---- Parameters and locals -------------------------------------------------------------------------------------------

    [Reported]
    static string A_parameter_of_a_helper(PhraseBook say) => Conversation(say, $$"""
        private static void Trim({{say.HistoryType}} messages)
        {
            if (messages.Count > 20)
                {|TRA4004(info):messages.RemoveAt(0)|};
        }
        """);

    [Silent(TwinOf = nameof(A_parameter_of_a_helper))]
    static string A_parameter_of_a_helper_in_a_class_without_tools(PhraseBook say) => say.Class($$"""
        private static void Trim({{say.HistoryType}} messages)
        {
            if (messages.Count > 20)
                messages.RemoveAt(0);
        }

        public static void AddText({{say.HistoryType}} messages, string text) => messages.Add({{say.AssistantWithText("text")}});
        """);

    [Reported]
    static string A_local_history(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        while (history.Count > 10)
        {
            {|TRA4004(info):history.RemoveAt(0)|};
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_local_history))]
    static string Another_local_list(PhraseBook say) => say.LocalAgent($$"""
        var shown = new List<string>();
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            shown.Add({{say.Name()}});
        }
        while (shown.Count > 10)
        {
            shown.RemoveAt(0);
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_local_for_the_field(PhraseBook say) => Conversation(say, """
        private void Trim()
        {
            var messages = this.history;
            Action cut = () => {|TRA4004(info):messages.RemoveRange(1, messages.Count - 10)|};
            cut();
        }
        """);

    [Silent(TwinOf = nameof(A_local_for_the_field))]
    static string A_local_for_the_field_and_a_look_by_a_helper(PhraseBook say) => Conversation(say, $$"""
        private void Trim(Func<{{say.MessageType}}, bool> startsTurn)
        {
            var messages = this.history;
            Action cut = () =>
            {
                if (startsTurn(messages[messages.Count - 10])) messages.RemoveRange(1, messages.Count - 11);
            };
            cut();
        }
        """);

    [Reported]
    static string An_array_that_is_cut(OpenAIChatPhrases say) => say.Class($$"""
        private ChatMessage[] history = [];

        public void Answer(ChatCompletion reply, ITools tools)
        {
            history = [.. history, {{say.Assistant("reply").Replace(".Value", "")}}];
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                history = [.. history, {{say.Result(content: say.RunToolNow())}}];
            }
            history = {|TRA4004(info):history[^20..]|};
        }
        """);

    [Silent(TwinOf = nameof(An_array_that_is_cut))]
    static string An_array_that_goes_back(OpenAIChatPhrases say) => say.Class($$"""
        private ChatMessage[] history = [];

        public void Answer(ChatCompletion reply, ITools tools)
        {
            int mark = history.Length;
            history = [.. history, {{say.Assistant("reply").Replace(".Value", "")}}];
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                history = [.. history, {{say.Result(content: say.RunToolNow())}}];
            }
            history = history[..mark];
        }
        """);

    [Reported(OnList = true)]
    static string A_parameter_that_gets_shorter_each_round(PhraseBook say) => say.Agent($$"""
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
            history = {|TRA4004(info):history.Skip(2)|}.ToList();
        }
        return "";
        """);

    [Silent(TwinOf = nameof(A_parameter_that_gets_shorter_each_round), OnList = true)]
    static string A_parameter_that_gets_shorter_as_something_says_each_round(PhraseBook say) => say.Agent($$"""
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
            history = history.Skip(history.FindIndex(2, message => tools.Knows(message.ToString()!))).ToList();
        }
        return "";
        """);

    // ---- Traps -----------------------------------------------------------------------------------------------------------

    [Silent]
    static string Back_to_a_remembered_count(PhraseBook say) => Conversation(say, """
        private void Try(Action action)
        {
            int mark = history.Count;
            try
            {
                action();
            }
            catch (InvalidOperationException)
            {
                history.RemoveRange(mark, history.Count - mark);
            }
        }

        private void Undo()
        {
            int last = history.Count - 2;
            history.RemoveRange(last, 2);
            while (history.Count > 5) history.RemoveAt(history.Count - 1);
        }
        """);

    [Silent]
    static string The_system_message_is_replaced(PhraseBook say) => Conversation(say, $$"""
        private void Instruct(string text)
        {
            history.RemoveAt(0);
            history.Insert(0, {{say.System("text")}});
        }
        """);

    [Silent(OnList = true)]
    static string A_predicate_removes(PhraseBook say) => Conversation(say, $$"""
        private void Trim()
        {
            history.RemoveAll(message => message is {{UserType(say)}});
        }
        """);

    [Silent]
    static string A_helper_finds_the_cut(PhraseBook say) => Conversation(say, $$"""
        private void Trim(ITools tools)
        {
            int cut = FindCut(history);
            history.RemoveRange(1, cut - 1);
        }

        private static int FindCut({{say.HistoryType}} messages) => messages.Count / 2;
        """);

    [Silent]
    static string Messages_of_some_type_are_looked_at(OpenAIChatPhrases say) => Conversation(say, $$"""
        private void Trim()
        {
            int users = history.OfType<{{UserType(say)}}>().Count();
            if (users > 10) history.RemoveAt(1);
        }
        """);

    [Silent]
    static string A_message_that_was_read_is_removed(PhraseBook say) => Conversation(say, """
        private void Forget(string text)
        {
            for (int i = history.Count - 1; i >= 0; i--)
            {
                if (history[i].ToString()!.Contains(text)) history.RemoveAt(i);
            }
        }
        """);

    [Silent]
    static string A_message_that_is_there_for_one_request(PhraseBook say) => Conversation(say, $$"""
        private void With(string hint, Action send)
        {
            history.Insert(0, {{say.System("hint")}});
            send();
            history.RemoveAt(0);
        }
        """);

    [Silent]
    static string A_list_of_what_is_shown(PhraseBook say) => Conversation(say, """
        private readonly List<string> lines = new();

        private void Show(string line)
        {
            lines.Add(line);
            if (lines.Count > 100) lines.RemoveAt(0);
        }
        """);

    private static string UserType(PhraseBook say) => say switch
    {
        OpenAIChatPhrases => "UserChatMessage",
        ExtensionsAIPhrases => "ChatMessage { Text: \"Stop!\" }",
        _ => say.MessageType,
    };

    /// <summary>A class that keeps a history and answers calls in it.</summary>
    private static string Conversation(PhraseBook say, string members) => say.Class($$"""
        private {{say.HistoryType}} history = new();

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }

        {{members}}
        """);
}
