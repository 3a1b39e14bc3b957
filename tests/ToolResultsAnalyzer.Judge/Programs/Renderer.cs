using System.Text;

namespace ToolResultsAnalyzer.Judge.Programs;

/// <summary>Writes a program as C# against the real SDK.</summary>
public sealed class Renderer
{
    public const string Prelude = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using OpenAI.Chat;
        using ToolResultsAnalyzer.Judge.Runs;

        """;

    private readonly List<string> helpers = [];
    private readonly List<string> extensions = [];
    private readonly Home home;
    private readonly string history;
    private readonly int number;
    private StringBuilder text = new();
    private string onReturn = "return;";
    private string onBreak = "break;";
    private string onContinue = "continue;";
    private bool isFlagReference;

    /// <summary>Whether something can be awaited: in an asynchronous method that is itself awaited.</summary>
    private bool canAwait;
    private int indent = 2;
    private int names;

    /// <summary>The indices of the loops around, where they have some and are in the same method.</summary>
    private Dictionary<int, string> positions = [];

    private Renderer(Home home, int number)
    {
        this.home = home;
        this.number = number;
        history = home switch { Home.Field => "_history", Home.Property => "History", _ => "history" };
    }

    /// <summary>The class of a program: <c>Start</c> runs it, and sends a history that outlives it once more.</summary>
    public static string Render(AgentProgram program, int number)
    {
        var renderer = new Renderer(program.Home, number);
        renderer.Body(program);
        string parameter = program.Home == Home.Parameter ? ", List<ChatMessage> history" : "";
        string field = program.Home switch
        {
            Home.Field => "    internal List<ChatMessage> _history = new() { new UserChatMessage(\"hello\") };\n\n",
            Home.Property => "    public List<ChatMessage> History { get; private set; } = new() { new UserChatMessage(\"hello\") };\n\n",
            _ => "",
        };
        string start = program.Home switch
        {
            Home.Field or Home.Property => "            var agent = new Program" + number + "();\n            " + Waited("agent.Run(env)") + ";\n            env.SendAgain(agent." + renderer.history + ");",
            Home.Parameter => "            var history = env.Opening();\n            " + Waited("new Program" + number + "().Run(env, history)") + ";\n            env.SendAgain(history);",
            _ => "            " + Waited("new Program" + number + "().Run(env)") + ";",
        };
        string Waited(string run) => program.IsAsync ? $"env.Wait({run})" : run;
        return $$"""
            public class Program{{number}}
            {
            {{field}}    public {{(program.IsAsync ? "async Task" : "void")}} Run(Env env{{parameter}})
                {
            {{renderer.text}}    }
            {{string.Concat(renderer.helpers)}}}
            {{(renderer.extensions.Count > 0 ? $"\npublic static class Helpers{number}\n{{\n{string.Concat(renderer.extensions)}}}\n" : "")}}

            public static class Start{{number}}
            {
                public static void Start(Env env)
                {
            {{start}}
                }
            }

            """;
    }

    private void Body(AgentProgram program)
    {
        Line("var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool(\"a\"), ChatTool.CreateFunctionTool(\"b\") } };");
        if (program.Home == Home.Local)
            Line("var history = new List<ChatMessage> { new UserChatMessage(\"hello\") };");

        canAwait = program.IsAsync;
        var acts = program.Body.All.OfType<ActNode>().Select(node => node.Act).ToHashSet();
        AddTasks(acts);
        AddMappings(acts);
        foreach (string name in Lists.Where(list => acts.Overlaps(list.Acts)).Select(list => list.Name))
            Line(name == "snapshot" ? $"var snapshot = {history}.ToList();" : $"var {name} = new List<ChatMessage>();");
        if (acts.Overlaps([Act.AnswerCurrentByMaker, Act.AnswerCurrentUnderNameByMaker, Act.AnswerCurrentSwappedByMaker]))
            helpers.Add("\n    internal static ToolChatMessage Made(string key, string content) => new ToolChatMessage(key, content);\n");
        if (acts.Contains(Act.AnswerCurrentByHelper))
            helpers.Add("\n    internal static ToolChatMessage ResultOf(Env env, ChatToolCall call) => new ToolChatMessage(call.Id, env.Tool(call));\n");
        if (acts.Contains(Act.AnswerAllAtOnceByHelper))
            helpers.Add("\n    internal static async Task<ToolChatMessage> ResultOfAsync(Env env, ChatToolCall call)\n    {\n        await Task.CompletedTask;\n        return new ToolChatMessage(call.Id, \"ok\");\n    }\n");
        foreach (var iterator in new[] { Act.AnswerAllByIterator, Act.AnswerSomeByIterator }.Where(acts.Contains))
            helpers.Add($"\n    internal static IEnumerable<ChatMessage> {iterator}(ChatCompletion reply)\n    {{\n        foreach (var call in reply.ToolCalls)\n        {{\n            {(iterator == Act.AnswerSomeByIterator ? "if (call.FunctionName == \"a\") " : "")}yield return new ToolChatMessage(call.Id, \"ok\");\n        }}\n    }}\n");
        if (UsesFlag(program.Body))
            Line("bool flag = true;");
        if (acts.Overlaps([Act.AliasUser, Act.AliasReply]))
            Line($"var alias = {history};");

        Line($"ChatCompletion reply = env.Client.CompleteChat({history}, options);");
        Statements(program.Body, 0);
    }

    /// <summary>The methods that answer in their own time: what is awaited in them comes when the run says so.</summary>
    private void AddTasks(IReadOnlySet<Act> acts)
    {
        const string One = "(List<ChatMessage> history, Env env, ChatToolCall call)", Later = "        await env.Later;\n", Add = "        history.Add(new ToolChatMessage(call.Id, \"ok\"));\n";
        Task("async Task AnswerAsync" + One, Later + Add, Act.AnswerCurrentAwaited, Act.AnswerCurrentByTask, Act.AnswerCurrentDropped, Act.AnswerCurrentUnawaited);
        Task("async void AnswerByVoid" + One, Later + Add, Act.AnswerCurrentByVoid);
        Task("async Task AnswerEarlyAsync" + One, Add + Later, Act.AnswerCurrentEarlyDropped, Act.AnswerCurrentEarlyAwaited);
        Task("async void AnswerEarlyByVoid" + One, Add + Later, Act.AnswerCurrentEarlyByVoid);
        Task("async Task AnswerAllAsync(List<ChatMessage> history, Env env, ChatCompletion reply)", "        foreach (var call in reply.ToolCalls)\n        {\n    " + Later + "    " + Add + "        }\n", Act.AnswerAllByDroppedTask, Act.AnswerAllByAwaitedTask);

        void Task(string head, string body, params Act[] users)
        {
            if (users.Any(acts.Contains))
                helpers.Add($"\n    internal static {head}\n    {{\n{body}    }}\n");
        }
    }

    /// <summary>The methods that make a history anew, message by message.</summary>
    private void AddMappings(IReadOnlySet<Act> acts)
    {
        const string Calls = "        AssistantChatMessage { ToolCalls.Count: > 0 } assistant => new AssistantChatMessage(assistant.ToolCalls),\n";
        foreach (var (act, calls) in new[] { (Act.MapHistory, Calls), (Act.MapHistoryDroppingCalls, "") }.Where(mapping => acts.Contains(mapping.Item1)))
        {
            helpers.Add($"\n    internal static ChatMessage {act}(ChatMessage message) => message switch\n    {{\n{calls}"
                + "        AssistantChatMessage assistant => new AssistantChatMessage(string.Concat(assistant.Content.Select(part => part.Text))),\n"
                + "        ToolChatMessage tool => new ToolChatMessage(tool.ToolCallId, tool.Content[0].Text),\n"
                + "        SystemChatMessage system => new SystemChatMessage(system.Content[0].Text),\n"
                + "        _ => new UserChatMessage(message.Content[0].Text),\n    };\n");
        }
    }

    private void Statements(Block block, int loops)
    {
        foreach (var node in block.Nodes)
        {
            Statement(node, loops);
            if (node is ActNode { Act: Act.Break or Act.Continue or Act.Return or Act.Throw })
                return;
        }
    }

    private void Statement(Node node, int loops)
    {
        switch (node)
        {
            case ActNode { Act: var act }:
                Line(ActText(act, loops));
                break;
            case IfNode @if:
                Braces($"if ({Condition(@if.Test, loops)})", @if.Then, loops);
                if (@if.Else is { } otherwise)
                    Braces("else", otherwise, loops);
                break;
            case SwitchNode @switch:
                Line($"switch (call{loops}.FunctionName)");
                Line("{");
                indent++;
                Section("case \"a\":", @switch.A, loops);
                if (@switch.B is { } b)
                    Section("case \"b\":", b, loops);
                if (@switch.Default is { } other)
                    Section("default:", other, loops);
                indent--;
                Line("}");
                break;
            case CallsNode calls:
                Calls(calls, loops + 1);
                break;
            case AgentNode agent:
                Agent(agent);
                break;
            case TryNode @try:
                Braces("try", @try.Body, loops);
                if (@try.Catch is { } handler)
                    Braces("catch (ToolException)", handler, loops);
                if (@try.Finally is { } last)
                    Braces("finally", last, loops);
                break;
            case HelperNode helper:
                Helper(helper, loops);
                break;
        }
    }

    /// <summary>A call of a helper, which is given what its statements speak about.</summary>
    private void Helper(HelperNode node, int loops)
    {
        string name = $"Helper{number}_{++names}";
        bool usesFlag = UsesFlag(node.Body);
        bool isLocal = node.Form is HelperForm.LocalFunction or HelperForm.Delegate, isAsync = node.Form == HelperForm.Async && !usesFlag, isExtension = node.Form == HelperForm.Extension;
        List<(string Type, string Name)> given = [];
        if (!isLocal)
        {
            bool isKept = node.Form == HelperForm.Instance && home is Home.Field or Home.Property;
            given = [.. isKept ? [] : new[] { ("List<ChatMessage>", history) }, ("Env", "env"), ("ChatCompletion", "reply")];
            if (loops > 0)
                given.Add(("ChatToolCall", $"call{loops}"));
            given.AddRange(Lists.Where(list => Uses(node.Body, list.Acts)).Select(list => ("List<ChatMessage>", list.Name)));
            if (Uses(node.Body, Act.AskWithTools))
                given.Add(("ChatCompletionOptions", "options"));
        }

        // A reference cannot be captured.
        if (usesFlag && (!isLocal || isFlagReference))
            given.Add(("ref bool", "flag"));

        // A delegate has no references.
        bool isDelegate = node.Form == HelperForm.Delegate && given.Count == 0;
        string type = node.Otherwise is null ? isAsync ? "async Task" : "void" : isAsync ? "async Task<bool>" : "bool";
        string modifiers = isLocal ? "" : isExtension ? "public static " : node.Form == HelperForm.Instance ? "private " : "private static ";
        string parameters = (isExtension ? "this " : "") + string.Join(", ", given.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        var (outer, outerIndent, outerReturn, outerReference, outerPositions) = (text, indent, onReturn, isFlagReference, positions);
        positions = isLocal ? positions : [];
        var outerAwait = canAwait;
        isFlagReference |= !isLocal;
        canAwait &= isAsync;
        if (!isLocal)
            (text, indent) = (new(), 1);
        onReturn = node.Otherwise is null ? "return;" : "return false;";
        Braces(isDelegate ? $"{(node.Otherwise is null ? "Action" : "Func<bool>")} {name} = () =>" : $"{modifiers}{type} {name}({parameters})",
            node.Body, loops, end: node.Otherwise is null || EndsInJump(node.Body) ? [] : ["return true;"], close: isDelegate ? "};" : "}", begin: isAsync ? ["await Task.CompletedTask;"] : []);
        if (!isLocal)
            (isExtension ? extensions : helpers).Add("\n" + text);
        (text, indent, onReturn, isFlagReference, positions) = (outer, outerIndent, outerReturn, outerReference, outerPositions);
        canAwait = outerAwait;

        var arguments = given.Select(parameter => parameter.Type.StartsWith("ref ") ? $"ref {parameter.Name}" : parameter.Name).ToList();
        string call = isExtension ? $"{arguments[0]}.{name}({string.Join(", ", arguments.Skip(1))})" : $"{name}({string.Join(", ", arguments)})";
        call = !isAsync ? call : canAwait ? $"await {call}" : $"{call}.GetAwaiter().GetResult()";
        if (node.Otherwise is { } otherwise)
            Braces($"if (!{(call.StartsWith("await ") ? $"({call})" : call)})", otherwise, loops);
        else
            Line(call + ";");
    }

    /// <summary>The lists beside the history, and the statements that speak about them.</summary>
    private static IReadOnlyList<(string Name, Act[] Acts)> Lists { get; } =
    [
        ("results", [Act.CollectCurrent, Act.CollectCurrentByTool, Act.CollectUser, Act.FlushCollected, Act.FlushCollectedOneByOne]),
        ("later", [Act.DeferUser, Act.FlushDeferred]),
        ("snapshot", [Act.TakeSnapshot, Act.AskSnapshot]),
    ];

    private static bool Uses(Block block, params Act[] acts) => block.All.Any(node => node is ActNode { Act: var act } && acts.Contains(act));

    private static bool UsesFlag(Block block) =>
        block.All.Any(node => node is ActNode { Act: Act.SetFlag or Act.ClearFlag or Act.AskFlag or Act.FlagFromReply } or IfNode { Test: Test.Flag or Test.NotFlag } or AgentNode { Form: AgentForm.WhileFlag });

    private void Section(string label, Block block, int loops)
    {
        Line(label);
        indent++;
        Statements(block, loops);
        if (block.Nodes.Length == 0 || !EndsInJump(block))
            Line("break;");
        indent--;
    }

    private static bool EndsInJump(Block block) =>
        block.Nodes.Any(node => node is ActNode { Act: Act.Continue or Act.Return or Act.Throw or Act.Break });

    private void Calls(CallsNode node, int loops)
    {
        string call = $"call{loops}";
        var (outerBreak, outerContinue, outerReturn) = (onBreak, onContinue, onReturn);
        (onBreak, onContinue) = ("break;", "continue;");
        positions.Remove(loops);
        switch (node.Form)
        {
            // A reference cannot be captured.
            case LoopForm.ForEachLambda when !(isFlagReference && UsesFlag(node.Body)):
                onBreak = onContinue = onReturn = "return;";
                bool couldAwait = canAwait;
                canAwait = false;
                Braces($"reply.ToolCalls.ToList().ForEach({call} =>", node.Body, loops, end: [], close: "});");
                canAwait = couldAwait;
                break;
            case LoopForm.Foreach or LoopForm.ForEachLambda:
                Braces($"foreach (var {call} in reply.ToolCalls)", node.Body, loops);
                break;
            case LoopForm.ForeachOverCopy:
                Braces($"foreach (ChatToolCall {call} in reply.ToolCalls.ToList())", node.Body, loops);
                break;
            case LoopForm.For:
                int number = ++names;
                positions[loops] = $"i{number}";
                Braces($"for (int i{number} = 0; i{number} < reply.ToolCalls.Count; i{number}++)", node.Body, loops, $"var {call} = reply.ToolCalls[i{number}];");
                break;
            case LoopForm.ForBackwards:
                number = ++names;
                positions[loops] = $"i{number}";
                Braces($"for (int i{number} = reply.ToolCalls.Count - 1; i{number} >= 0; i{number}--)", node.Body, loops, $"var {call} = reply.ToolCalls[i{number}];");
                break;
            case LoopForm.Enumerator:
                number = ++names;
                // A using declaration may not stand in a switch section.
                Line($"using (var each{number} = reply.ToolCalls.GetEnumerator())");
                Line("{");
                indent++;
                Braces($"while (each{number}.MoveNext())", node.Body, loops, $"var {call} = each{number}.Current;");
                indent--;
                Line("}");
                break;
            case LoopForm.Queue:
                number = ++names;
                Line($"var queue{number} = new Queue<ChatToolCall>(reply.ToolCalls);");
                Braces($"while (queue{number}.Count > 0)", node.Body, loops, $"var {call} = queue{number}.Dequeue();");
                break;
            case LoopForm.StackByTrying:
                number = ++names;
                Line($"var stack{number} = new Stack<ChatToolCall>(reply.ToolCalls);");
                Braces($"while (stack{number}.TryPop(out var {call}))", node.Body, loops);
                break;
            case LoopForm.ForeachButFirst:
                Braces($"foreach (var {call} in reply.ToolCalls.Skip(1))", node.Body, loops);
                break;
            case LoopForm.ForeachWhereNameIsA:
                Braces($"foreach (var {call} in reply.ToolCalls.Where(each => each.FunctionName == \"a\"))", node.Body, loops);
                break;
            default:
                number = ++names;
                positions[loops] = $"i{number} - 1";
                Line($"int i{number} = 0;");
                Braces($"while (i{number} < reply.ToolCalls.Count)", node.Body, loops, $"var {call} = reply.ToolCalls[i{number}];", $"i{number}++;");
                break;
        }

        (onBreak, onContinue, onReturn) = (outerBreak, outerContinue, outerReturn);
    }

    private void Agent(AgentNode node)
    {
        string send = $"reply = env.Client.CompleteChat({history}, options);";
        switch (node.Form)
        {
            case AgentForm.WhileTrue:
                Braces("while (true)", node.Body, 0, end: ["if (reply.ToolCalls.Count == 0) break;", send]);
                break;
            case AgentForm.DoWhileHasCalls:
                Braces("do", node.Body, 0, end: [send]);
                Line("while (reply.FinishReason == ChatFinishReason.ToolCalls);");
                break;
            case AgentForm.WhileHasCalls:
                Braces("while (reply.ToolCalls.Count > 0)", node.Body, 0, end: [send]);
                break;
            case AgentForm.WhileFlag:
                Braces("while (flag)", node.Body, 0, end: [send, "flag = reply.ToolCalls.Count > 0;"]);
                break;
            default:
                int number = ++names;
                Braces($"for (int round{number} = 0; round{number} < 2; round{number}++)", node.Body, 0, end: [send]);
                break;
        }
    }

    private string Condition(Test test, int loops)
    {
        string call = $"call{loops}";
        return test switch
        {
            Test.Opaque => $"env[{++names}]",
            Test.Flag => "flag",
            Test.NotFlag => "!flag",
            Test.HasCalls => "reply.ToolCalls.Count > 0",
            Test.NoCalls => "reply.ToolCalls.Count == 0",
            Test.FinishedWithCalls => "reply.FinishReason == ChatFinishReason.ToolCalls",
            Test.OneCall => "reply.ToolCalls.Count == 1",
            Test.AtMostOneCall => "reply.ToolCalls.Count <= 1",
            Test.NameIsA => $"{call}.FunctionName == \"a\"",
            Test.NameIsB => $"{call}.FunctionName == \"b\"",
            Test.IsLastCall => positions.TryGetValue(loops, out string? position) ? $"{position} == reply.ToolCalls.Count - 1" : $"{call} == reply.ToolCalls.Last()",
            _ => $"{call}.FunctionName != \"a\"",
        };
    }

    private string ActText(Act act, int loops)
    {
        string call = $"call{loops}";
        string Answer(string method) => $"Program{number}.{method}({history}, env, {call})";
        return act switch
        {
            Act.Send => $"reply = env.Client.CompleteChat({history}, options);",
            Act.RunAgain => $"if (reply.ToolCalls.Count > 0) {{ {(canAwait ? "await " : "")}Run(env{(home == Home.Parameter ? ", history" : "")}); return; }}",
            Act.AppendReply => $"{history}.Add(new AssistantChatMessage(reply));",
            Act.AppendText => $"{history}.Add(new AssistantChatMessage(\"some text\"));",
            Act.AppendReplyText => $"{history}.Add(new AssistantChatMessage(reply.Content.Count > 0 ? reply.Content[0].Text : \"\"));",
            Act.AppendUser => $"{history}.Add(new UserChatMessage(\"more\"));",
            Act.AnswerFirst => $"{history}.Add(new ToolChatMessage(reply.ToolCalls[0].Id, \"first\"));",
            Act.AnswerSecond => $"{history}.Add(new ToolChatMessage(reply.ToolCalls[1].Id, \"second\"));",
            Act.AnswerLast => $"{history}.Add(new ToolChatMessage(reply.ToolCalls.Last().Id, \"last\"));",
            Act.AnswerFirstByLinq => $"{history}.Add(new ToolChatMessage(reply.ToolCalls.First().Id, \"first\"));",
            Act.AnswerCurrent => $"{history}.Add(new ToolChatMessage({call}.Id, \"ok\"));",
            Act.AnswerCurrentByTool => $"{history}.Add(new ToolChatMessage({call}.Id, env.Tool({call})));",
            Act.AnswerCurrentByHelper => $"{history}.Add(Program{number}.ResultOf(env, {call}));",
            Act.CollectCurrent => $"results.Add(new ToolChatMessage({call}.Id, \"ok\"));",
            Act.CollectCurrentByTool => $"results.Add(new ToolChatMessage({call}.Id, env.Tool({call})));",
            Act.AnswerCurrentUnderName => $"{history}.Add(new ToolChatMessage({call}.FunctionName, \"ok\"));",
            Act.AnswerCurrentUnderReplyId => $"{history}.Add(new ToolChatMessage(reply.Id, \"ok\"));",
            Act.AnswerCurrentUnderGuid => $"{history}.Add(new ToolChatMessage(Guid.NewGuid().ToString(), \"ok\"));",
            Act.AnswerCurrentUnderLiteral => $"{history}.Add(new ToolChatMessage(\"call_1\", \"ok\"));",
            Act.AnswerCurrentUnderEmpty => $"{history}.Add(new ToolChatMessage(\"\", env.Tool({call})));",
            Act.AnswerCurrentUnderStringEmpty => $"{history}.Add(new ToolChatMessage(string.Empty, \"ok\"));",
            Act.AnswerCurrentUnderEmptyVariable => $"{{ string id = \"\"; {history}.Add(new ToolChatMessage(id, \"ok\")); }}",
            Act.AnswerCurrentUnderContent => $"{{ string said = env.Tool({call}); {history}.Add(new ToolChatMessage(said, said)); }}",
            Act.AnswerCurrentUnderNewVariable => $"{{ string id = Guid.NewGuid().ToString(\"N\"); {history}.Add(new ToolChatMessage(id, \"ok\")); }}",
            Act.AnswerCurrentUnderNameByMaker => $"{history}.Add(Program{number}.Made({call}.FunctionName, \"ok\"));",
            Act.AnswerCurrentSwapped => $"{history}.Add(new ToolChatMessage(env.Tool({call}), {call}.Id));",
            Act.AnswerCurrentSwappedLiteral => $"{history}.Add(new ToolChatMessage(\"done\", {call}.Id));",
            Act.AnswerCurrentSwappedByMaker => $"{{ string said = env.Tool({call}); {history}.Add(Program{number}.Made(said, {call}.Id)); }}",
            Act.AnswerCurrentByVariable => $"{{ string id = {call}.Id; {history}.Add(new ToolChatMessage(id, env.Tool({call}))); }}",
            Act.AnswerCurrentUnderIdOrEmpty => $"{history}.Add(new ToolChatMessage({call}.Id ?? \"\", \"ok\"));",
            Act.AnswerCurrentByMaker => $"{history}.Add(Program{number}.Made({call}.Id, env.Tool({call})));",
            Act.AnswerCurrentWithId => $"{history}.Add(new ToolChatMessage({call}.Id, {call}.Id));",
            Act.AnswerCurrentAwaited when canAwait => $"await {Answer("AnswerAsync")};",
            Act.AnswerCurrentEarlyAwaited when canAwait => $"await {Answer("AnswerEarlyAsync")};",
            Act.AnswerCurrentByTask when canAwait => $"{{ var task = {Answer("AnswerAsync")}; await task; }}",
            Act.AnswerCurrentAwaited or Act.AnswerCurrentEarlyAwaited or Act.AnswerCurrentByTask => ActText(Act.AnswerCurrent, loops),
            Act.AnswerCurrentDropped => $"_ = {Answer("AnswerAsync")};",
            Act.AnswerCurrentUnawaited => $"{Answer("AnswerAsync")};",
            Act.AnswerCurrentByVoid => $"{Answer("AnswerByVoid")};",
            Act.AnswerCurrentEarlyDropped => $"_ = {Answer("AnswerEarlyAsync")};",
            Act.AnswerCurrentEarlyByVoid => $"{Answer("AnswerEarlyByVoid")};",
            Act.AnswerAllByAsyncLambda => $"reply.ToolCalls.ToList().ForEach(async each => {{ await env.Later; {history}.Add(new ToolChatMessage(each.Id, \"ok\")); }});",
            Act.AnswerAllEarlyByAsyncLambda => $"reply.ToolCalls.ToList().ForEach(async each => {{ {history}.Add(new ToolChatMessage(each.Id, \"ok\")); await env.Later; }});",
            Act.AnswerAllByAwaitedTask when canAwait => $"await Program{number}.AnswerAllAsync({history}, env, reply);",
            Act.AnswerAllByAwaitedTask => ActText(Act.AnswerAllBySelect, loops),
            Act.AnswerAllByDroppedTask => $"_ = Program{number}.AnswerAllAsync({history}, env, reply);",
            Act.WaitForOthers => canAwait ? "await env.Later;" : "",
            Act.RemoveFirst => $"if ({history}.Count > 3) {history}.RemoveAt(0);",
            Act.RemoveSome => $"if ({history}.Count > 3) {history}.RemoveRange(1, 2);",
            Act.RemoveLast => $"if ({history}.Count > 3) {history}.RemoveAt({history}.Count - 1);",
            Act.TakeLastOfHistory => $"{history} = {history}.TakeLast(3).ToList();",
            Act.SkipFirstOfHistory => $"{history} = [.. {history}.Skip(1)];",
            Act.MapHistory => $"{history} = {history}.Select(Program{number}.MapHistory).ToList();",
            Act.MapHistoryDroppingCalls => $"{history} = {history}.Select(Program{number}.MapHistoryDroppingCalls).ToList();",
            Act.MapHistoryInline => $"{history} = {history}.Select(message => message is ToolChatMessage tool ? new ToolChatMessage(tool.ToolCallId, tool.Content[0].Text) : message).ToList();",
            Act.AppendSystem => $"{history}.Add(new SystemChatMessage(\"note\"));",
            Act.CollectUser => "results.Add(new UserChatMessage(\"between\"));",
            Act.DeferUser => "later.Add(new UserChatMessage(\"later\"));",
            Act.FlushDeferred => $"{history}.AddRange(later); later.Clear();",
            Act.Ask => $"env.Client.CompleteChat({history});",
            Act.AskWithTools => $"env.Client.CompleteChat({history}, options);",
            Act.AskCopy => $"env.Client.CompleteChat({history}.ToList());",
            Act.AskWithMore => $"env.Client.CompleteChat([.. {history}, new UserChatMessage(\"and now?\")]);",
            Act.AskOther => "env.Client.CompleteChat(new UserChatMessage(\"something else\"));",
            Act.TakeSnapshot => $"snapshot = {history}.ToList();",
            Act.AskSnapshot => "env.Client.CompleteChat(snapshot);",
            Act.AnswerAllBySelect => $"{history}.AddRange(reply.ToolCalls.Select(each => new ToolChatMessage(each.Id, \"ok\")));",
            Act.AnswerAllAtOnce => $"{history}.AddRange(Task.WhenAll(reply.ToolCalls.Select(async each => {{ await Task.CompletedTask; return new ToolChatMessage(each.Id, env.Tool(each)); }})).GetAwaiter().GetResult());",
            Act.AnswerAllAtOnceByHelper => $"foreach (var result in Task.WhenAll(reply.ToolCalls.Select(each => Program{number}.ResultOfAsync(env, each))).Result) {history}.Add(result);",
            Act.AnswerAllByIterator or Act.AnswerSomeByIterator => $"{history}.AddRange(Program{number}.{act}(reply));",
            Act.RunTool => $"env.Tool({call});",
            Act.FlushCollected => $"{history}.AddRange(results); results.Clear();",
            Act.FlushCollectedOneByOne => $"foreach (var result in results) {history}.Add(result); results.Clear();",
            Act.CopyHistory => $"{history} = new List<ChatMessage>({history});",
            Act.SpreadHistory => $"{history} = [.. {history}, new UserChatMessage(\"and\")];",
            Act.AliasUser => "alias.Add(new UserChatMessage(\"via alias\"));",
            Act.AliasReply => "alias.Add(new AssistantChatMessage(reply));",
            Act.SetFlag => "flag = true;",
            Act.ClearFlag => "flag = false;",
            Act.AskFlag => $"flag = env[{++names}];",
            Act.FlagFromReply => "flag = reply.ToolCalls.Count > 0;",
            Act.Break => onBreak,
            Act.Continue => onContinue,
            Act.Return => onReturn,
            Act.Throw => "throw new InvalidOperationException();",
            Act.FewShotGood => $"{history}.AddRange([new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(\"x\", \"a\", BinaryData.FromString(\"{{}}\"))]), new ToolChatMessage(\"x\", \"shot\")]);",
            Act.FewShotMissing => $"{history}.AddRange([new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(\"x\", \"a\", BinaryData.FromString(\"{{}}\")), ChatToolCall.CreateFunctionToolCall(\"y\", \"a\", BinaryData.FromString(\"{{}}\"))]), new ToolChatMessage(\"x\", \"shot\")]);",
            _ => $"{history}.AddRange([new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(\"x\", \"a\", BinaryData.FromString(\"{{}}\"))]), new ToolChatMessage(\"z\", \"shot\")]);",
        };
    }

    private void Braces(string head, Block body, int loops, params string[] begin) => Braces(head, body, loops, end: [], begin);

    private void Braces(string head, Block body, int loops, IReadOnlyList<string> end, params string[] begin) => Braces(head, body, loops, end, "}", begin);

    private void Braces(string head, Block body, int loops, IReadOnlyList<string> end, string close, params string[] begin)
    {
        Line(head);
        Line("{");
        indent++;
        foreach (string line in begin)
            Line(line);
        Statements(body, loops);
        foreach (string line in end)
            Line(line);
        indent--;
        Line(close);
    }

    private void Line(string line) => text.Append(' ', indent * 4).AppendLine(line);
}
