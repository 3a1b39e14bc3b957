using System.Text;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

namespace ToolResultsAnalyzer.Judge.Programs;

/// <summary>Writes a program as C# against a real SDK.</summary>
public sealed class Renderer
{
    private readonly List<string> helpers = [];
    private readonly List<string> extensions = [];
    private readonly PhraseBook say;
    private readonly Wording wording;
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

    /// <summary>Whether the lists beside the history are variables of the program itself, and not what a helper was given.</summary>
    private bool ownsLists = true;
    private int indent = 2;
    private int names;

    /// <summary>The indices of the loops around, where they have some and are in the same method.</summary>
    private Dictionary<int, string> positions = [];

    private Renderer(AgentProgram program, int number)
    {
        this.number = number;
        say = program.Book;
        wording = program.Wording;
        home = program.Home;
        history = home switch { Home.Field => "_history", Home.Property => "History", _ => "history" };
        Lists =
        [
            ("results", wording.KeepsParts ? say.PartsType! : $"List<{say.MessageType}>", [Act.CollectCurrent, Act.CollectCurrentByTool, Act.CollectUser, Act.FlushCollected, Act.FlushCollectedOneByOne]),
            ("later", $"List<{say.MessageType}>", [Act.DeferUser, Act.FlushDeferred]),
            ("snapshot", say.HistoryType, [Act.TakeSnapshot, Act.AskSnapshot]),
        ];
    }

    /// <summary>What stands before the programs of an SDK.</summary>
    public static string Prelude(PhraseBook say) => $"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        {string.Join("\n", say.Usings.Select(name => $"using {name};"))}
        using ToolResultsAnalyzer.Judge.Runs;

        """;

    /// <summary>A program as a file of its own.</summary>
    public static string RenderFile(AgentProgram program, int number) => Prelude(program.Book) + Render(program, number);

    /// <summary>The class of a program: <c>Start</c> runs it, and sends a history that outlives it once more.</summary>
    public static string Render(AgentProgram program, int number)
    {
        var say = program.Book;
        var renderer = new Renderer(program, number);
        renderer.Body(program);
        string env = say.Env.Name, opening = $"new() {{ {say.Message("User", "\"hello\"")} }}";
        string parameter = program.Home == Home.Parameter ? $", {say.HistoryType} history" : "";
        string field = program.Home switch
        {
            Home.Field => $"    internal {say.HistoryType} _history = {opening};\n\n",
            Home.Property => $"    public {say.HistoryType} History {{ get; private set; }} = {opening};\n\n",
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
            {{field}}    public {{(program.IsAsync ? "async Task" : "void")}} Run({{env}} env{{parameter}})
                {
            {{renderer.text}}    }
            {{string.Concat(renderer.helpers)}}}
            {{(renderer.extensions.Count > 0 ? $"\npublic static class Helpers{number}\n{{\n{string.Concat(renderer.extensions)}}}\n" : "")}}

            public static class Start{{number}}
            {
                public static void Start(Env given)
                {
                        var env = ({{env}})given;
            {{start}}
                }
            }

            """;
    }

    private void Body(AgentProgram program)
    {
        Line($"var options = {say.NewOptions};");
        if (program.Home == Home.Local)
            Line($"var history = new {say.HistoryType} {{ {say.Message("User", "\"hello\"")} }};");

        canAwait = program.IsAsync;
        var acts = program.Body.All.OfType<ActNode>().Select(node => node.Act).ToHashSet();
        AddTasks(acts);
        AddMappings(acts);
        foreach (var list in Lists.Where(list => acts.Overlaps(list.Acts)))
            Line(list.Name == "snapshot" ? $"var snapshot = {say.Copy(history)};" : $"var {list.Name} = new {list.Type}();");
        string env = say.Env.Name, result = say.ResultType;
        if (acts.Overlaps([Act.AnswerCurrentByMaker, Act.AnswerCurrentUnderNameByMaker, Act.AnswerCurrentSwappedByMaker]))
            helpers.Add($"\n    internal static {result} Made(string key, string content) => {ResultFor("key", "content")};\n");
        if (acts.Contains(Act.AnswerCurrentByHelper))
            helpers.Add($"\n    internal static {result} ResultOf({env} env, {say.CallType} call) => {ResultOf("call", "env.Tool(call)")};\n");
        if (acts.Contains(Act.AnswerAllAtOnceByHelper))
            helpers.Add($"\n    internal static async Task<{result}> ResultOfAsync({env} env, {say.CallType} call)\n    {{\n        await Task.CompletedTask;\n        return {Ok("call")};\n    }}\n");
        foreach (var iterator in new[] { Act.AnswerAllByIterator, Act.AnswerSomeByIterator }.Where(acts.Contains))
            helpers.Add($"\n    internal static IEnumerable<{say.MessageType}> {iterator}({say.ReplyType} reply)\n    {{\n        foreach (var call in {say.Calls})\n        {{\n            {(iterator == Act.AnswerSomeByIterator ? $"if ({say.Name("call")} == \"a\") " : "")}yield return {Ok("call")};\n        }}\n    }}\n");
        if (UsesFlag(program.Body))
            Line("bool flag = true;");
        if (acts.Overlaps([Act.AliasUser, Act.AliasReply]))
            Line($"var alias = {history};");

        foreach (string line in Receive(declares: true))
            Line(line);
        Statements(program.Body, 0);
    }

    /// <summary>The next reply is asked for, and what is known of it from the beginning.</summary>
    private IEnumerable<string> Receive(bool declares = false)
    {
        yield return $"{(declares ? say.ReplyType + " " : "")}reply = {Send(history, "options")};";
        if (wording.NamesCalls)
            yield return $"{(declares ? "var " : "")}calls = {say.Calls}.ToList();";
        if (wording.AsksForCalls)
            yield return $"if ({CallList}.Count > 0) env.SawCalls = true;";
    }

    private string Send(string messages, string? options = null) =>
        !say.SendsAreTasks ? say.Send(messages, options) : canAwait ? $"await {say.Send(messages, options)}" : $"{say.Send(messages, options)}.GetAwaiter().GetResult()";

    /// <summary>The calls of the reply, as something that a loop can take.</summary>
    private string CallSequence => wording.NamesCalls ? "calls" : say.Calls;

    /// <summary>The calls of the reply, as something that can be counted.</summary>
    private string CallList => wording.NamesCalls ? "calls" : say.CallsAreList ? say.Calls : $"{say.Calls}.ToList()";

    /// <summary>A new list of the calls of the reply.</summary>
    private string CallCopy => say.CallsAreList || wording.NamesCalls ? $"{CallList}.ToList()" : CallList;

    private string ResultFor(string id, string content, int way = 0) => say.Result[way % say.Result.Count](id, content);

    private string ResultOf(string call, string content, int way = 0)
    {
        way %= say.Result.Count + say.ResultOfCall.Count;
        return way < say.Result.Count ? ResultFor(say.Id(call), content, way) : say.ResultOfCall[way - say.Result.Count](call, content);
    }

    private string Ok(string call, int way = 0) => ResultOf(call, "\"ok\"", way);

    private string Append(string list, string role, string content, int way) => (way % 2 == 1 ? say.AppendMessage?.Invoke(list, role, content) : null) ?? $"{list}.Add({say.Message(role, content)})";

    /// <summary>The methods that answer in their own time: what is awaited in them comes when the run says so.</summary>
    private void AddTasks(IReadOnlySet<Act> acts)
    {
        string env = say.Env.Name, one = $"({say.HistoryType} history, {env} env, {say.CallType} call)", later = "        await env.Later;\n", add = $"        history.Add({Ok("call")});\n";
        Task("async Task AnswerAsync" + one, later + add, Act.AnswerCurrentAwaited, Act.AnswerCurrentByTask, Act.AnswerCurrentDropped, Act.AnswerCurrentUnawaited);
        Task("async void AnswerByVoid" + one, later + add, Act.AnswerCurrentByVoid);
        Task("async Task AnswerEarlyAsync" + one, add + later, Act.AnswerCurrentEarlyDropped, Act.AnswerCurrentEarlyAwaited);
        Task("async void AnswerEarlyByVoid" + one, add + later, Act.AnswerCurrentEarlyByVoid);
        Task($"async Task AnswerAllAsync({say.HistoryType} history, {env} env, {say.ReplyType} reply)", $"        foreach (var call in {say.Calls})\n        {{\n    " + later + "    " + add + "        }\n", Act.AnswerAllByDroppedTask, Act.AnswerAllByAwaitedTask);

        void Task(string head, string body, params Act[] users)
        {
            if (users.Any(acts.Contains))
                helpers.Add($"\n    internal static {head}\n    {{\n{body}    }}\n");
        }
    }

    /// <summary>The methods that make a history anew, message by message.</summary>
    private void AddMappings(IReadOnlySet<Act> acts)
    {
        foreach (var act in new[] { Act.MapHistory, Act.MapHistoryDroppingCalls }.Where(acts.Contains))
            helpers.Add($"\n    internal static {say.MessageType} {act}({say.MessageType} message)\n    {{\n        {say.Mapping(act == Act.MapHistory).ReplaceLineEndings("\n        ")}\n    }}\n");
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
            case ActNode { Act: var act, Way: var way }:
                Line(ActText(act, loops, way));
                break;
            case IfNode @if:
                Braces($"if ({Condition(@if.Test, loops)})", @if.Then, loops);
                if (@if.Else is { } otherwise)
                    Braces("else", otherwise, loops);
                break;
            case SwitchNode @switch:
                Line($"switch ({say.Name($"call{loops}")})");
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
            given = [.. isKept ? [] : new[] { (say.HistoryType, history) }, (say.Env.Name, "env"), (say.ReplyType, "reply")];
            if (wording.NamesCalls)
                given.Add(($"List<{say.CallType}>", "calls"));
            if (loops > 0)
                given.Add((say.CallType, $"call{loops}"));
            given.AddRange(Lists.Where(list => Uses(node.Body, list.Acts)).Select(list => (list.Type, list.Name)));
            if (Uses(node.Body, Act.AskWithTools))
                given.Add((say.OptionsType, "options"));
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
        var (outerAwait, outerLists) = (canAwait, ownsLists);
        isFlagReference |= !isLocal;
        ownsLists &= isLocal;
        canAwait &= isAsync;
        if (!isLocal)
            (text, indent) = (new(), 1);
        onReturn = node.Otherwise is null ? "return;" : "return false;";
        Braces(isDelegate ? $"{(node.Otherwise is null ? "Action" : "Func<bool>")} {name} = () =>" : $"{modifiers}{type} {name}({parameters})",
            node.Body, loops, end: node.Otherwise is null || EndsInJump(node.Body) ? [] : ["return true;"], close: isDelegate ? "};" : "}", begin: isAsync ? ["await Task.CompletedTask;"] : []);
        if (!isLocal)
            (isExtension ? extensions : helpers).Add("\n" + text);
        (text, indent, onReturn, isFlagReference, positions) = (outer, outerIndent, outerReturn, outerReference, outerPositions);
        (canAwait, ownsLists) = (outerAwait, outerLists);

        var arguments = given.Select(parameter => parameter.Type.StartsWith("ref ") ? $"ref {parameter.Name}" : parameter.Name).ToList();
        string call = isExtension ? $"{arguments[0]}.{name}({string.Join(", ", arguments.Skip(1))})" : $"{name}({string.Join(", ", arguments)})";
        call = !isAsync ? call : canAwait ? $"await {call}" : $"{call}.GetAwaiter().GetResult()";
        if (node.Otherwise is { } otherwise)
            Braces($"if (!{(call.StartsWith("await ") ? $"({call})" : call)})", otherwise, loops);
        else
            Line(call + ";");
    }

    /// <summary>The lists beside the history, and the statements that speak about them.</summary>
    private IReadOnlyList<(string Name, string Type, Act[] Acts)> Lists { get; }

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
                Braces($"{CallCopy}.ForEach({call} =>", node.Body, loops, end: [], close: "});");
                canAwait = couldAwait;
                break;
            case LoopForm.Foreach or LoopForm.ForEachLambda:
                Braces($"foreach (var {call} in {CallSequence})", node.Body, loops);
                break;
            case LoopForm.ForeachOverCopy:
                Braces($"foreach ({say.CallType} {call} in {CallCopy})", node.Body, loops);
                break;
            case LoopForm.For:
                int number = ++names;
                positions[loops] = $"i{number}";
                Braces($"for (int i{number} = 0; i{number} < {CallList}.Count; i{number}++)", node.Body, loops, $"var {call} = {CallList}[i{number}];");
                break;
            case LoopForm.ForBackwards:
                number = ++names;
                positions[loops] = $"i{number}";
                Braces($"for (int i{number} = {CallList}.Count - 1; i{number} >= 0; i{number}--)", node.Body, loops, $"var {call} = {CallList}[i{number}];");
                break;
            case LoopForm.Enumerator:
                number = ++names;
                // A using declaration may not stand in a switch section.
                Line($"using (var each{number} = {CallSequence}.GetEnumerator())");
                Line("{");
                indent++;
                Braces($"while (each{number}.MoveNext())", node.Body, loops, $"var {call} = each{number}.Current;");
                indent--;
                Line("}");
                break;
            case LoopForm.Queue:
                number = ++names;
                Line($"var queue{number} = new Queue<{say.CallType}>({CallSequence});");
                Braces($"while (queue{number}.Count > 0)", node.Body, loops, $"var {call} = queue{number}.Dequeue();");
                break;
            case LoopForm.StackByTrying:
                number = ++names;
                Line($"var stack{number} = new Stack<{say.CallType}>({CallSequence});");
                Braces($"while (stack{number}.TryPop(out var {call}))", node.Body, loops);
                break;
            case LoopForm.ForeachButFirst:
                Braces($"foreach (var {call} in {CallSequence}.Skip(1))", node.Body, loops);
                break;
            case LoopForm.ForeachWhereNameIsA:
                Braces($"foreach (var {call} in {CallSequence}.Where(each => {say.Name("each")} == \"a\"))", node.Body, loops);
                break;
            default:
                number = ++names;
                positions[loops] = $"i{number} - 1";
                Line($"int i{number} = 0;");
                Braces($"while (i{number} < {CallList}.Count)", node.Body, loops, $"var {call} = {CallList}[i{number}];", $"i{number}++;");
                break;
        }

        (onBreak, onContinue, onReturn) = (outerBreak, outerContinue, outerReturn);
    }

    private void Agent(AgentNode node)
    {
        string[] receive = [.. Receive()];
        switch (node.Form)
        {
            case AgentForm.WhileTrue:
                Braces("while (true)", node.Body, 0, end: [$"if ({CallList}.Count == 0) break;", .. receive]);
                break;
            case AgentForm.DoWhileHasCalls:
                Braces("do", node.Body, 0, end: receive);
                Line($"while ({say.FinishedWithCalls});");
                break;
            case AgentForm.WhileHasCalls:
                Braces($"while ({CallList}.Count > 0)", node.Body, 0, end: receive);
                break;
            case AgentForm.WhileFlag:
                Braces("while (flag)", node.Body, 0, end: [.. receive, $"flag = {CallList}.Count > 0;"]);
                break;
            default:
                int number = ++names;
                Braces($"for (int round{number} = 0; round{number} < 2; round{number}++)", node.Body, 0, end: receive);
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
            Test.HasCalls => $"{CallList}.Count > 0",
            Test.NoCalls => $"{CallList}.Count == 0",
            Test.FinishedWithCalls => say.FinishedWithCalls,
            Test.OneCall => $"{CallList}.Count == 1",
            Test.AtMostOneCall => $"{CallList}.Count <= 1",
            Test.NameIsA => $"{say.Name(call)} == \"a\"",
            Test.NameIsB => $"{say.Name(call)} == \"b\"",
            Test.IsLastCall => positions.TryGetValue(loops, out string? position) ? $"{position} == {CallList}.Count - 1" : $"{call} == {CallSequence}.Last()",
            _ => $"{say.Name(call)} != \"a\"",
        };
    }

    private string ActText(Act act, int loops, int way = 0)
    {
        string call = $"call{loops}", id = say.Id(call);
        string Helped(string method) => $"Program{number}.{method}({history}, env, {call})";
        string Add(string message) => $"{history}.Add({message});";
        string AddResult(string id, string content) => Add(ResultFor(id, content, way));
        string AddOk(string call) => Add(Ok(call, way));
        string AppendReplyTo(string list) => say.AppendReply[way % say.AppendReply.Count](list) + ";";
        string Collect(string content) => $"results.Add({(wording.KeepsParts ? say.ResultPart!(id, content) : ResultOf(call, content, way))});";
        string WithParts(string parts, string all) => (say.NeedsParts ? $"if ({parts}) " : "") + Add(say.MessageOfParts!("Tool", all));
        string Ended(string task) => canAwait ? $"await {task}" : $"{task}.GetAwaiter().GetResult()";
        return act switch
        {
            Act.Send => string.Join(" ", Receive()),
            Act.RunAgain => $"if ({CallList}.Count > 0) {{ {(canAwait ? "await " : "")}Run(env{(home == Home.Parameter ? ", history" : "")}); return; }}",
            Act.AppendReply => AppendReplyTo(history),
            Act.AppendText => $"{Append(history, "Assistant", "\"some text\"", way)};",
            Act.AppendReplyText => $"{Append(history, "Assistant", say.TextOfReply, way)};",
            Act.AppendUser => $"{Append(history, "User", "\"more\"", way)};",
            Act.AnswerFirst => Add(ResultOf($"{CallList}[0]", "\"first\"", way)),
            Act.AnswerSecond => Add(ResultOf($"{CallList}[1]", "\"second\"", way)),
            Act.AnswerLast => Add(ResultOf($"{CallSequence}.Last()", "\"last\"", way)),
            Act.AnswerFirstByLinq => Add(ResultOf($"{CallSequence}.First()", "\"first\"", way)),
            Act.AnswerCurrent => AddOk(call),
            Act.AnswerCurrentByTool => Add(ResultOf(call, $"env.Tool({call})", way)),
            Act.AnswerCurrentByHelper => Add($"Program{number}.ResultOf(env, {call})"),
            Act.CollectCurrent => Collect("\"ok\""),
            Act.CollectCurrentByTool => Collect($"env.Tool({call})"),
            Act.AnswerCurrentUnderName => AddResult(say.Name(call), "\"ok\""),
            Act.AnswerCurrentUnderReplyId => AddResult(say.IdOfReply, "\"ok\""),
            Act.AnswerCurrentUnderGuid => AddResult("Guid.NewGuid().ToString()", "\"ok\""),
            Act.AnswerCurrentUnderLiteral => AddResult("\"call_1\"", "\"ok\""),
            Act.AnswerCurrentUnderEmpty => AddResult("\"\"", $"env.Tool({call})"),
            Act.AnswerCurrentUnderStringEmpty => AddResult("string.Empty", "\"ok\""),
            Act.AnswerCurrentUnderEmptyVariable => $"{{ string id = \"\"; {AddResult("id", "\"ok\"")} }}",
            Act.AnswerCurrentUnderContent => $"{{ string said = env.Tool({call}); {AddResult("said", "said")} }}",
            Act.AnswerCurrentUnderNewVariable => $"{{ string id = Guid.NewGuid().ToString(\"N\"); {AddResult("id", "\"ok\"")} }}",
            Act.AnswerCurrentUnderNameByMaker => Add($"Program{number}.Made({say.Name(call)}, \"ok\")"),
            Act.AnswerCurrentSwapped => AddResult($"env.Tool({call})", id),
            Act.AnswerCurrentSwappedLiteral => AddResult("\"done\"", id),
            Act.AnswerCurrentSwappedByMaker => $"{{ string said = env.Tool({call}); {Add($"Program{number}.Made(said, {id})")} }}",
            Act.AnswerCurrentInUserMessage => Add(say.MessageOfParts!("User", $"[{say.ResultPart!(id, "\"ok\"")}]")),
            Act.AnswerCurrentInAssistantMessage => Add(say.MessageOfParts!("Assistant", $"[{say.ResultPart!(id, "\"ok\"")}]")),
            Act.AnswerCurrentAsText => Add(say.Message("Tool", $"env.Tool({call})")),
            Act.AnswerCurrentByVariable => $"{{ string id = {id}; {AddResult("id", $"env.Tool({call})")} }}",
            Act.AnswerCurrentUnderIdOrEmpty => AddResult($"{id} ?? \"\"", "\"ok\""),
            Act.AnswerCurrentByMaker => Add($"Program{number}.Made({id}, env.Tool({call}))"),
            Act.AnswerCurrentWithId => AddResult(id, id),
            Act.AnswerCurrentAwaited when canAwait => $"await {Helped("AnswerAsync")};",
            Act.AnswerCurrentEarlyAwaited when canAwait => $"await {Helped("AnswerEarlyAsync")};",
            Act.AnswerCurrentByTask when canAwait => $"{{ var task = {Helped("AnswerAsync")}; await task; }}",
            Act.AnswerCurrentAwaited or Act.AnswerCurrentEarlyAwaited or Act.AnswerCurrentByTask => ActText(Act.AnswerCurrent, loops, way),
            Act.AnswerCurrentDropped => $"_ = {Helped("AnswerAsync")};",
            Act.AnswerCurrentUnawaited => $"{Helped("AnswerAsync")};",
            Act.AnswerCurrentByVoid => $"{Helped("AnswerByVoid")};",
            Act.AnswerCurrentEarlyDropped => $"_ = {Helped("AnswerEarlyAsync")};",
            Act.AnswerCurrentEarlyByVoid => $"{Helped("AnswerEarlyByVoid")};",
            Act.AnswerAllByAsyncLambda => $"{CallCopy}.ForEach(async each => {{ await env.Later; {AddOk("each")} }});",
            Act.AnswerAllEarlyByAsyncLambda => $"{CallCopy}.ForEach(async each => {{ {AddOk("each")} await env.Later; }});",
            Act.AnswerAllByAwaitedTask when canAwait => $"await Program{number}.AnswerAllAsync({history}, env, reply);",
            Act.AnswerAllByAwaitedTask => ActText(Act.AnswerAllBySelect, loops, way),
            Act.AnswerAllByDroppedTask => $"_ = Program{number}.AnswerAllAsync({history}, env, reply);",
            Act.WaitForOthers => canAwait ? "await env.Later;" : "",
            Act.RemoveFirst => $"if ({history}.Count > 3) {history}.RemoveAt(0);",
            Act.RemoveSome => $"if ({history}.Count > 3) {history}.RemoveRange(1, 2);",
            Act.RemoveLast => $"if ({history}.Count > 3) {history}.RemoveAt({history}.Count - 1);",
            Act.TakeLastOfHistory => $"{history} = {say.Copy($"{history}.TakeLast(3)")};",
            Act.SkipFirstOfHistory => $"{history} = [.. {history}.Skip(1)];",
            Act.MapHistory or Act.MapHistoryDroppingCalls => $"{history} = {say.Copy($"{history}.Select(Program{number}.{act})")};",
            Act.MapHistoryInline => $"{history} = {say.Copy($"{history}.Select(message => {say.MappingInline})")};",
            Act.AppendSystem => $"{Append(history, "System", "\"note\"", way)};",
            Act.CollectUser => $"results.Add({(wording.KeepsParts ? say.TextPart!("\"between\"") : say.Message("User", "\"between\""))});",
            Act.DeferUser => $"later.Add({say.Message("User", "\"later\"")});",
            Act.FlushDeferred => $"{history}.AddRange(later); later.Clear();",
            Act.Ask => $"{Send(history)};",
            Act.AskWithTools => $"{Send(history, "options")};",
            Act.AskCopy => $"{Send(say.Copy(history))};",
            Act.AskWithMore => $"{Send($"[.. {history}, {say.Message("User", "\"and now?\"")}]")};",
            Act.AskOther => $"{Send(say.AsRequest(say.Message("User", "\"something else\"")))};",
            Act.TakeSnapshot => $"snapshot = {say.Copy(history)};",
            Act.AskSnapshot => $"{Send("snapshot")};",
            Act.AnswerAllBySelect when say.ResultPart is { } part && way % 2 == 1 => WithParts($"{CallSequence}.Any()", $"[.. {CallSequence}.Select(each => {part(say.Id("each"), "\"ok\"")})]"),
            Act.AnswerAllBySelect => $"{history}.AddRange({CallSequence}.Select(each => {Ok("each", way)}));",
            Act.AnswerAllAtOnce => $"{history}.AddRange({Ended($"Task.WhenAll({CallSequence}.Select(async each => {{ await Task.CompletedTask; return {ResultOf("each", "env.Tool(each)", way)}; }}))")});",
            Act.AnswerAllAtOnceByHelper => $"foreach (var result in Task.WhenAll({CallSequence}.Select(each => Program{number}.ResultOfAsync(env, each))).Result) {Add("result")}",
            Act.AnswerAllByIterator or Act.AnswerSomeByIterator => $"{history}.AddRange(Program{number}.{act}(reply));",
            Act.RunTool => $"env.Tool({call});",
            Act.FlushCollected when wording.KeepsParts && ownsLists => $"{WithParts("results.Count > 0", "results")} results = new {say.PartsType}();",
            Act.FlushCollected when wording.KeepsParts => $"{WithParts("results.Count > 0", "[.. results]")} results.Clear();",
            Act.FlushCollected => $"{history}.AddRange(results); results.Clear();",
            Act.FlushCollectedOneByOne => $"foreach (var result in results) {Add(wording.KeepsParts ? say.MessageOfParts!("Tool", "[result]") : "result")} results.Clear();",
            Act.CopyHistory => $"{history} = new {say.HistoryType}({history});",
            Act.SpreadHistory => $"{history} = [.. {history}, {say.Message("User", "\"and\"")}];",
            Act.AliasUser => $"{Append("alias", "User", "\"via alias\"", way)};",
            Act.AliasReply => AppendReplyTo("alias"),
            Act.SetFlag => "flag = true;",
            Act.ClearFlag => "flag = false;",
            Act.AskFlag => $"flag = env[{++names}];",
            Act.FlagFromReply => $"flag = {CallList}.Count > 0;",
            Act.Break => onBreak,
            Act.Continue => onContinue,
            Act.Return => onReturn,
            Act.Throw => "throw new InvalidOperationException();",
            Act.FewShotGood => FewShot(["x"], "x"),
            Act.FewShotMissing => FewShot(["x", "y"], "x"),
            _ => FewShot(["x"], "z"),
        };

        string FewShot(string[] ids, string answered) => $"{history}.AddRange([{say.AssistantWithCalls(ids)}, {ResultFor($"\"{answered}\"", "\"shot\"", way)}]);";
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
