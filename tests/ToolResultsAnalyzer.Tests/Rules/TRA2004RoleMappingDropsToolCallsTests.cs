using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A mapping over roles makes tool results, and assistant messages from text alone.</summary>
public class TRA2004RoleMappingDropsToolCallsTests : RuleTests<TRA2004RoleMappingDropsToolCallsTests>
{
    // ---- Shapes of a mapping ---------------------------------------------------------------------------------------------

    [Reported]
    static string A_switch_expression(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "system" => {{say.System("line.Text")}},
            "assistant" => {{Assistant(say)}},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Silent(TwinOf = nameof(A_switch_expression))]
    static string A_switch_expression_with_an_arm_for_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "system" => {{say.System("line.Text")}},
            "assistant" when line.Calls is { Count: > 0 } => {{say.AssistantWithCalls("line.Calls")}},
            "assistant" => {{SilentAssistant(say)}},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Silent(TwinOf = nameof(A_switch_expression))]
    static string A_switch_expression_with_an_arm_that_fills_calls_in(MistralPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "system" => {{say.System("line.Text")}},
            "assistant" => {{SilentAssistant(say)}} { ToolCalls = line.Calls.ToList() },
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Silent(TwinOf = nameof(A_switch_expression))]
    static string A_switch_expression_without_results(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "system" => {{say.System("line.Text")}},
            "assistant" => {{SilentAssistant(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Reported]
    static string A_switch_statement_that_returns(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line)
        {
            switch (line.Role)
            {
                case "system":
                    return {{say.System("line.Text")}};
                case "assistant":
                case "bot":
                    return {{Assistant(say)}};
                case "tool":
                    return {{Result(say)}};
                default:
                    return {{say.User("line.Text")}};
            }
        }
        """);

    [Silent(TwinOf = nameof(A_switch_statement_that_returns))]
    static string A_switch_statement_that_fills_calls_in_behind_the_text(MistralPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line)
        {
            switch (line.Role)
            {
                case "system":
                    return {{say.System("line.Text")}};
                case "assistant":
                case "bot":
                    var message = {{SilentAssistant(say)}};
                    message.ToolCalls = line.Calls.ToList();
                    return message;
                case "tool":
                    return {{Result(say)}};
                default:
                    return {{say.User("line.Text")}};
            }
        }
        """);

    [Silent(TwinOf = nameof(A_switch_statement_that_returns))]
    static string A_switch_statement_that_asks_for_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line)
        {
            switch (line.Role)
            {
                case "system":
                    return {{say.System("line.Text")}};
                case "assistant":
                case "bot":
                    return line.Calls.Count > 0 ? {{say.AssistantWithCalls("line.Calls")}} : {{SilentAssistant(say)}};
                case "tool":
                    return {{Result(say)}};
                default:
                    return {{say.User("line.Text")}};
            }
        }
        """);

    [Reported]
    static string An_if_chain_in_a_loop(PhraseBook say) => Mapper(say, $$"""
        public static void Fill({{say.HistoryType}} history, IEnumerable<Line> lines)
        {
            foreach (var line in lines)
            {
                if (line.Role == "tool")
                {
                    history.Add({{Result(say)}});
                }
                else if (line.Role == "assistant" || line.Role == "bot")
                {
                    history.Add({{Assistant(say)}});
                }
                else
                {
                    history.Add({{say.User("line.Text")}});
                }
            }
        }
        """);

    [Silent(TwinOf = nameof(An_if_chain_in_a_loop))]
    static string An_if_chain_in_a_loop_behind_a_guard(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static void Fill({{say.HistoryType}} history, IEnumerable<Line> lines)
        {
            foreach (var line in lines)
            {
                if (line.Calls.Count > 0)
                {
                    history.Add({{say.AssistantWithCalls("line.Calls")}});
                    continue;
                }

                if (line.Role == "tool")
                {
                    history.Add({{Result(say)}});
                }
                else if (line.Role == "assistant" || line.Role == "bot")
                {
                    history.Add({{SilentAssistant(say)}});
                }
                else
                {
                    history.Add({{say.User("line.Text")}});
                }
            }
        }
        """);

    [Reported]
    static string Ifs_that_return_one_after_the_other(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(string role, string text, string? id)
        {
            if (role == "user") return {{say.User("text")}};
            if (string.Equals(role, "tool", StringComparison.OrdinalIgnoreCase)) return {{say.ResultForId("id ?? \"\"", "text")}};
            return {{say.AssistantWithText("text", assistantMark: "TRA2004")}};
        }
        """);

    [Silent(TwinOf = nameof(Ifs_that_return_one_after_the_other))]
    static string Ifs_about_different_things(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(string role, string kind, string text, string? id)
        {
            if (role == "user") return {{say.User("text")}};
            if (role == "assistant") return {{say.AssistantWithText("text")}};
            if (string.Equals(kind, "tool", StringComparison.OrdinalIgnoreCase)) return {{say.ResultForId("id ?? \"\"", "text")}};
            return {{say.User("text")}};
        }
        """);

    [Reported]
    static string A_chain_of_conditional_expressions(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) =>
            line.Role.ToLowerInvariant() == "assistant" ? {{Assistant(say)}}
            : line.Role.ToLowerInvariant() == "tool" ? {{Result(say)}}
            : ({{say.MessageType}}){{say.User("line.Text")}};
        """);

    [Silent(TwinOf = nameof(A_chain_of_conditional_expressions))]
    static string A_chain_of_conditional_expressions_that_asks_for_calls_first(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) =>
            line.Calls.Count > 0 ? {{say.AssistantWithCalls("line.Calls")}}
            : line.Role.ToLowerInvariant() == "assistant" ? {{SilentAssistant(say)}}
            : line.Role.ToLowerInvariant() == "tool" ? {{Result(say)}}
            : ({{say.MessageType}}){{say.User("line.Text")}};
        """);

    [Reported]
    static string A_dictionary_of_lambdas(PhraseBook say) => Mapper(say, $$"""
        private static readonly Dictionary<string, Func<Line, {{say.MessageType}}>> Makers = new()
        {
            ["user"] = line => {{say.User("line.Text")}},
            ["assistant"] = line => {{Assistant(say)}},
            ["tool"] = line => {{Result(say)}},
        };

        public static {{say.MessageType}} Map(Line line) => Makers[line.Role](line);
        """);

    [Silent(TwinOf = nameof(A_dictionary_of_lambdas))]
    static string A_dictionary_of_lambdas_that_ask_for_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        private static readonly Dictionary<string, Func<Line, {{say.MessageType}}>> Makers = new()
        {
            ["user"] = line => {{say.User("line.Text")}},
            ["assistant"] = line => line.Calls.Any() ? {{say.AssistantWithCalls("line.Calls")}} : {{SilentAssistant(say)}},
            ["tool"] = line => {{Result(say)}},
        };

        public static {{say.MessageType}} Map(Line line) => Makers[line.Role](line);
        """);

    /// <summary>A body that names nothing of the SDK is not looked at.</summary>
    [Reported(Except = [Form.MadeByHelper])]
    static string A_dictionary_of_methods(PhraseBook say) => Mapper(say, $$"""
        private readonly Dictionary<string, Func<Line, {{say.MessageType}}>> makers = new Dictionary<string, Func<Line, {{say.MessageType}}>>
        {
            { "user", line => {{say.User("line.Text")}} },
            { "assistant", {|TRA2004:OfAssistant|} },
            { "tool", line => {{Result(say)}} },
        };

        private static {{say.MessageType}} OfAssistant(Line line) => {{SilentAssistant(say)}};
        """);

    [Silent(TwinOf = nameof(A_dictionary_of_methods))]
    static string A_dictionary_of_methods_one_of_which_makes_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        private readonly Dictionary<string, Func<Line, {{say.MessageType}}>> makers = new Dictionary<string, Func<Line, {{say.MessageType}}>>
        {
            { "user", line => {{say.User("line.Text")}} },
            { "assistant", OfAssistant },
            { "tool", line => {{Result(say)}} },
        };

        private static {{say.MessageType}} OfAssistant(Line line)
        {
            if (line.Calls.Count > 0) return {{say.AssistantWithCalls("line.Calls")}};
            return {{SilentAssistant(say)}};
        }
        """);

    [Reported]
    static string Roles_that_are_types(PhraseBook say) => Mapper(say, $$"""
        public static IEnumerable<{{say.MessageType}}> Map(IEnumerable<object> lines) => lines.Select(line => line switch
        {
            AssistantLine assistant => {{say.AssistantWithText("assistant.Text", assistantMark: "TRA2004")}},
            ToolLine tool => {{say.ResultForId("tool.CallId", "tool.Text")}},
            _ => ({{say.MessageType}}){{say.User("line.ToString()!")}},
        });

        public sealed record AssistantLine(string Text);

        public sealed record ToolLine(string CallId, string Text);
        """);

    [Silent(TwinOf = nameof(Roles_that_are_types))]
    static string Roles_that_are_types_and_a_message_that_passes(PhraseBook say) => Mapper(say, $$"""
        public static IEnumerable<{{say.MessageType}}> Map(IEnumerable<object> lines) => lines.Select(line => line switch
        {
            {{say.MessageType}} message => message,
            AssistantLine assistant => {{say.AssistantWithText("assistant.Text")}},
            ToolLine tool => {{say.ResultForId("tool.CallId", "tool.Text")}},
            _ => ({{say.MessageType}}){{say.User("line.ToString()!")}},
        });

        public sealed record AssistantLine(string Text);

        public sealed record ToolLine(string CallId, string Text);
        """);

    [Reported]
    static string A_query_over_enum_roles(PhraseBook say) => Mapper(say, $$"""
        public static IEnumerable<{{say.MessageType}}> Map(IEnumerable<Entry> entries) =>
            from entry in entries
            where entry.Text.Length > 0
            select entry.Speaker switch
            {
                Speaker.Model => {{say.AssistantWithText("entry.Text", assistantMark: "TRA2004")}},
                Speaker.Tool => {{say.ResultForId("entry.CallId!", "entry.Text")}},
                _ => ({{say.MessageType}}){{say.User("entry.Text")}},
            };

        public enum Speaker { Human, Model, Tool }

        public sealed record Entry(Speaker Speaker, string Text, string? CallId);
        """);

    [Silent(TwinOf = nameof(A_query_over_enum_roles))]
    static string A_query_over_enum_roles_with_something_unknown(PhraseBook say) => Mapper(say, $$"""
        public static IEnumerable<{{say.MessageType}}> Map(IEnumerable<Entry> entries, Func<Entry, {{say.MessageType}}> ofModel) =>
            from entry in entries
            where entry.Text.Length > 0
            select entry.Speaker switch
            {
                Speaker.Model when entry.CallId != null => ofModel(entry),
                Speaker.Model => {{say.AssistantWithText("entry.Text")}},
                Speaker.Tool => {{say.ResultForId("entry.CallId!", "entry.Text")}},
                _ => ({{say.MessageType}}){{say.User("entry.Text")}},
            };

        public enum Speaker { Human, Model, Tool }

        public sealed record Entry(Speaker Speaker, string Text, string? CallId);
        """);

    /// <summary>A body that names nothing of the SDK is not looked at.</summary>
    [Reported(Except = [Form.MadeByHelper])]
    static string A_helper_that_makes_it_of_text(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "assistant" => {|TRA2004:OfAssistant(line)|},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };

        private static {{say.MessageType}} OfAssistant(Line line)
        {
            var text = line.Text.Trim();
            return {{say.AssistantWithText("text")}};
        }
        """);

    [Silent(TwinOf = nameof(A_helper_that_makes_it_of_text))]
    static string A_helper_that_makes_it_of_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "assistant" => OfAssistant(line),
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };

        private static {{say.MessageType}} OfAssistant(Line line)
        {
            var text = line.Text.Trim();
            return text.Length == 0 ? {{say.AssistantWithCalls("line.Calls")}} : {{say.AssistantWithText("text")}};
        }
        """);

    [Reported]
    static string A_local_function_that_maps(PhraseBook say) => Mapper(say, $$"""
        public static void Fill({{say.HistoryType}} history, IEnumerable<Line> lines)
        {
            history.AddRange(lines.Select(Map));

            {{say.MessageType}} Map(Line line)
            {
                {{say.MessageType}} message;
                if (line is { Role: "assistant" })
                    message = {{Assistant(say)}};
                else if (line is { Role: "tool" })
                    message = {{Result(say)}};
                else
                    message = {{say.User("line.Text")}};
                return message;
            }
        }
        """);

    [Silent(TwinOf = nameof(A_local_function_that_maps))]
    static string A_local_function_that_sorts_out_calls(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static void Fill({{say.HistoryType}} history, IEnumerable<Line> lines)
        {
            history.AddRange(lines.Select(Map));

            {{say.MessageType}} Map(Line line)
            {
                {{say.MessageType}} message;
                if (line is { Role: "assistant", Calls: { Count: > 0 } })
                    message = {{say.AssistantWithCalls("line.Calls")}};
                else if (line is { Role: "assistant" })
                    message = {{SilentAssistant(say)}};
                else if (line is { Role: "tool" })
                    message = {{Result(say)}};
                else
                    message = {{say.User("line.Text")}};
                return message;
            }
        }
        """);

    [Reported]
    static string An_assistant_arm_that_looks_at_the_text(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "assistant" when line.Text.Length > 0 => {{Assistant(say)}},
            "assistant" => {{say.AssistantWithText("line.Role")}},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Silent(TwinOf = nameof(An_assistant_arm_that_looks_at_the_text))]
    static string An_assistant_arm_that_knows_there_are_no_calls(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "assistant" when line.Calls.Count == 0 => {{SilentAssistant(say)}},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    // ---- Traps -----------------------------------------------------------------------------------------------------------

    [Silent]
    static string A_helper_of_somebody_else_makes_the_assistant_message(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line, IFactory factory) => line.Role switch
        {
            "assistant" when line.Text.Length == 0 => factory.OfCalls(line),
            "assistant" => {{SilentAssistant(say)}},
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };

        public interface IFactory
        {
            {{say.MessageType}} OfCalls(Line line);
        }
        """);

    [Silent]
    static string Calls_that_are_added_afterwards(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line)
        {
            switch (line.Role)
            {
                case "assistant":
                    var message = new AssistantChatMessage(line.Text);
                    foreach (var call in line.Calls)
                    {
                        message.ToolCalls.Add(call);
                    }
                    return message;
                case "tool":
                    return {{Result(say)}};
                default:
                    return {{say.User("line.Text")}};
            }
        }
        """);

    [Silent]
    static string Calls_in_an_object_initializer(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line) => line.Role switch
        {
            "assistant" => new AssistantChatMessage(line.Text) { ToolCalls = { line.Calls[0] } },
            "tool" => {{Result(say)}},
            _ => {{say.User("line.Text")}},
        };
        """);

    [Silent]
    static string Calls_that_are_gathered_from_the_parts_of_a_message(OpenAIChatPhrases say) => Mapper(say, $$"""
        public static void Fill({{say.HistoryType}} history, IEnumerable<object> parts)
        {
            var calls = new List<{{say.CallType}}>();
            foreach (var part in parts)
            {
                switch (part)
                {
                    case string text:
                        history.Add({{say.AssistantWithText("text")}});
                        break;
                    case Line { Role: "tool" } line:
                        history.Add({{Result(say)}});
                        break;
                    case Line line:
                        calls.Add(ChatToolCall.CreateFunctionToolCall(line.CallId, line.Role, BinaryData.FromString(line.Text)));
                        break;
                }
            }
            history.Add({{say.AssistantWithCalls("calls")}});
        }
        """);

    [Reported]
    static string A_mapping_above_the_loop_that_answers(PhraseBook say) => Mapper(say, $$"""
        {{say.Head("string", "Run", $"{say.Parameters}, IEnumerable<Line> lines", "public static")}}
        {
            foreach (var line in lines)
            {
                if (line.Role == "assistant")
                {
                    history.Add({{Assistant(say)}});
                }
                else
                {
                    if (line.Role == "tool") history.Add({{Result(say)}});
                }
            }

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

    [Silent(TwinOf = nameof(A_mapping_above_the_loop_that_answers))]
    static string A_mapping_that_leaves_results_out_above_the_loop_that_answers(PhraseBook say) => Mapper(say, $$"""
        {{say.Head("string", "Run", $"{say.Parameters}, IEnumerable<Line> lines", "public static")}}
        {
            foreach (var line in lines)
            {
                if (line.Role == "assistant")
                {
                    history.Add({{SilentAssistant(say)}});
                }
                else
                {
                    if (line.Role == "user") history.Add({{say.User("line.Text")}});
                }
            }

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

    [Silent]
    static string A_raw_message_that_is_kept(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Kept line)
        {
            if (line.Raw is { } raw)
            {
                return raw;
            }

            return line.Role switch
            {
                "assistant" => {{SilentAssistant(say)}},
                "tool" => {{Result(say)}},
                _ => {{say.User("line.Text")}},
            };
        }

        public sealed record Kept(string Role, string Text, string? CallId, {{say.MessageType}}? Raw);
        """);

    [Silent]
    static string A_mapping_that_nobody_takes(PhraseBook say) => Mapper(say, $$"""
        public static void Try(Line line)
        {
            _ = line.Role switch
            {
                "assistant" => {{SilentAssistant(say)}},
                "tool" => {{Result(say)}},
                _ => ({{say.MessageType}}){{say.User("line.Text")}},
            };
        }
        """);

    [Silent]
    static string A_switch_over_the_name_of_a_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.MessageType}} message = {{say.Name()}} switch
            {
                "finish" => {{say.Result(content: "\"Done.\"")}},
                _ => {{say.Result()}},
            };
            history.Add(message);
        }

        if (options.ToString() == "polite")
            history.Add({{say.User("\"Thanks.\"")}});
        else
            history.Add({{say.AssistantWithText("\"Go on.\"")}});
        """);

    [Silent]
    static string A_truth_value_is_no_role(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Map(Line line, bool isAnswer) => isAnswer ? {{Result(say)}} : {{SilentAssistant(say)}};
        """);

    [Silent]
    static string Steps_of_an_example(PhraseBook say) => Mapper(say, $$"""
        public static {{say.MessageType}} Step(int step) => step switch
        {
            0 => {{say.User("\"Weather?\"")}},
            1 => {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}},
            2 => {{say.ResultForId("\"call_1\"", "\"Sunny\"")}},
            _ => {{say.AssistantWithText("\"It is sunny.\"")}},
        };
        """);

    private static string Assistant(PhraseBook say) => say.AssistantWithText("line.Text", assistantMark: "TRA2004");

    private static string SilentAssistant(PhraseBook say) => say.AssistantWithText("line.Text");

    private static string Result(PhraseBook say) => say.ResultForId("line.CallId ?? \"\"", "line.Text");

    private static string Mapper(PhraseBook say, string members) => $$"""
        {{say.Class(members)}}

        public sealed record Line(string Role, string Text, string? CallId, IReadOnlyList<{{say.CallType}}> Calls);
        """;
}
