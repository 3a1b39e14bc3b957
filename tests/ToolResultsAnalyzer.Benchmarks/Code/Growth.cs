using Microsoft.CodeAnalysis.CSharp;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>One method that grows in one way, out of a loop as people write it.</summary>
/// <param name="Name">What there is more of.</param>
/// <param name="Start">How many there are of it at the size 1.</param>
/// <param name="Body">The method with a number of them, and what belongs to it.</param>
/// <param name="IsLinear">Whether the time is to grow with the size and not faster.</param>
internal sealed record Growth(string Name, int Start, Func<int, string> Body, bool IsLinear = false)
{
    /// <summary>What the size is multiplied with.</summary>
    public static readonly int[] Sizes = [1, 2, 4, 8, 16, 32, 64];

    public static IReadOnlyList<Growth> All { get; } =
    [
        new("statements", 20, count => Loop(Many(count, number => $"log.Add(\"Step {number} of \" + call.FunctionName);")), IsLinear: true),
        new("branches in sequence", 10, count => Loop(Many(count, number => $"if (log.Count > {number * 7} && call.FunctionArguments is not null) log.Add(\"More than {number * 7}\"); else log.Add(\"Fewer\");")), IsLinear: true),
        new("branches that decide", 2, count => Loop($"string? result = null;\n{Many(count, number => $"if (call.FunctionName == \"tool_{number}\") result = tool(\"{number}\");")}\nif (result is null) result = \"Unknown.\";", "result")),
        new("cases", 5, count => Loop($"string result;\nswitch (call.FunctionName)\n{{\n{Many(count, number => $"case \"tool_{number}\": result = tool(\"{number}\"); break;")}\ndefault: result = \"Unknown.\"; break;\n}}", "result")),
        new("nested loops", 1, count => Loop(Nested(count, number => $"for (var i{number} = 0; i{number} < {number}; i{number}++)\n{{\nlog.Add(\"{number}\");", _ => "}"))),
        new("loops in sequence", 2, count => Loop(Many(count, number => $"foreach (var line{number} in log.ToArray())\n{{\nif (line{number}.Length > {number}) log.Remove(line{number});\n}}"))),
        new("nested try", 1, count => Loop($"var result = \"\";\n{Nested(count, number => $"try\n{{\nresult += tool(\"{number}\");", number => $"}}\ncatch (Exception exception{number})\n{{\nlog.Add(exception{number}.Message);\n}}")}", "result")),
        new("nested finally", 1, count => Loop($"var result = \"\";\n{Nested(count, number => $"try\n{{\nresult += tool(\"{number}\");", number => $"}}\nfinally\n{{\nlog.Add(\"{number}\");\n}}")}", "result")),
        new("try in sequence", 2, count => Loop($"var result = \"\";\n{Many(count, number => $"try {{ result += tool(\"{number}\"); }} catch (Exception exception) {{ result += exception.Message; }}")}", "result")),
        new("variables", 4, count => Loop($"{Many(count, number => $"var value{number} = tool(\"{number}\");")}\n{Many(count, number => $"log.Add(value{number});")}")),
        new("histories", 1, count => Agent(
            $"{Many(count, number => $"List<ChatMessage> messages{number} = [new UserChatMessage(\"{number}\")];")}\n{Many(count, number => Round($"messages{number}", $"completion{number}", "tool(call.FunctionName)"))}")),
        new("histories at once", 1, count => Agent(
            $"{Many(count, number => $"List<ChatMessage> messages{number} = [new UserChatMessage(\"{number}\")];\nChatCompletion completion{number} = client.CompleteChat(messages{number});\nmessages{number}.Add(new AssistantChatMessage(completion{number}));")}\n"
            + $"{Many(count, number => $"foreach (var call in completion{number}.ToolCalls)\nmessages{number}.Add(new ToolChatMessage(call.Id, tool(call.FunctionName)));")}\n{Many(count, number => $"client.CompleteChat(messages{number});")}")),
        new("depth of helpers", 1, count => Loop("log.Add(Answer0(messages, call, tool));", null,
            Many(count, number => $"private static string Answer{number}(List<ChatMessage> messages, ChatToolCall call, Func<string, string> tool)\n{{\n"
                + (number == count - 1 ? "messages.Add(new ToolChatMessage(call.Id, tool(call.FunctionName)));\nreturn call.FunctionName;" : $"if (call.FunctionName.Length == {number})\nConsole.WriteLine({number});\nreturn Answer{number + 1}(messages, call, tool);")
                + "\n}\n"))),
        new("helpers beside each other", 1, count => Loop(Many(count, number => $"if (call.FunctionName == \"tool_{number}\")\n{{\nmessages.Add(Answer{number}(call, tool));\ncontinue;\n}}\n"), "\"Unknown.\"",
            Many(count, number => $"private static ToolChatMessage Answer{number}(ChatToolCall call, Func<string, string> tool)\n{{\nvar text = tool(\"{number}\");\nreturn new ToolChatMessage(call.Id, text.Length > 0 ? text : \"Nothing.\");\n}}\n"))),
    ];

    /// <summary>What is there anyway: a method without a statement that matters.</summary>
    public static CSharpCompilation Nothing { get; } = Compile(Agent("client.CompleteChat(new List<ChatMessage>());"));

    public CSharpCompilation Of(int size) => Compile(Body(Start * size));

    private static CSharpCompilation Compile(string text) => Source.Compile([Source.Parse(text, "Growth.cs")], References.Of("OpenAI-2.15.0"));

    private static string Many(int count, Func<int, string> part) => string.Join('\n', Enumerable.Range(0, count).Select(part));

    private static string Nested(int depth, Func<int, string> begin, Func<int, string> end) =>
        Many(depth, begin) + "\n" + string.Join('\n', Enumerable.Range(0, depth).Reverse().Select(end));

    /// <summary>An agent whose loop over the calls does something more.</summary>
    /// <param name="result">The text of a result; null where what is done appends it.</param>
    private static string Loop(string work, string? result = "tool(call.FunctionName)", string members = "") => Agent(
        $$"""
        List<ChatMessage> messages = [new UserChatMessage(question)];
        while (true)
        {
        ChatCompletion completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        if (completion.ToolCalls.Count == 0)
        return completion.Content[0].Text;
        foreach (ChatToolCall call in completion.ToolCalls)
        {
        {{work}}
        {{(result is null ? "" : $"messages.Add(new ToolChatMessage(call.Id, {result}));")}}
        }
        }
        """,
        members);

    private static string Round(string messages, string completion, string result) => $$"""
        ChatCompletion {{completion}} = client.CompleteChat({{messages}});
        {{messages}}.Add(new AssistantChatMessage({{completion}}));
        foreach (var call in {{completion}}.ToolCalls)
        {{messages}}.Add(new ToolChatMessage(call.Id, {{result}}));
        client.CompleteChat({{messages}});
        """;

    private static string Agent(string body, string members = "") => $$"""
        using OpenAI.Chat;

        public static class Agent
        {
        public static string Run(ChatClient client, string question, List<string> log, Func<string, string> tool)
        {
        {{body}}
        {{(body.Contains("while (true)", StringComparison.Ordinal) ? "" : "return question;")}}
        }
        {{members}}
        }
        """;
}
