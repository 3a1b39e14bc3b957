using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using OpenAI.Responses;
using ToolResultsAnalyzer.Judge.Fixes;
using ToolResultsAnalyzer.Judge.Verdicts;
using ToolResultsAnalyzer.StrictEndpoint;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;

#pragma warning disable OPENAI001 // Responses are marked as experimental.

namespace ToolResultsAnalyzer.Judge.Tests;

/// <summary>
/// Programs on responses, run against the strict endpoint: one with a report is refused in some run, and none is when the fixes have been
/// applied; those without a report are refused in none.
/// </summary>
public class ResponsesProgramsTests
{
    private const string AppendReply = "items.AddRange(reply.OutputItems);";
    private const string AnswerEach = "foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>()) { items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName))); }";

    /// <summary>What a program does in a round with calls, and the rule that speaks about it.</summary>
    private static readonly Dictionary<string, (string Rule, string Round)> Broken = new()
    {
        ["No output"] = ("TRA1001", AppendReply),
        ["An output for the first call"] = ("TRA1002", AppendReply + """

            var call = reply.OutputItems.OfType<FunctionCallResponseItem>().First();
            items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
            """),
        ["A break"] = ("TRA1003", AppendReply + """

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
                if (call.FunctionName == "a")
                    break;
            }
            """),
        ["A continue"] = ("TRA1004", AppendReply + """

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (call.FunctionName == "a")
                    continue;
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
            }
            """),
        ["A catch"] = ("TRA1005", AppendReply + """

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                try
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
                }
                catch (InvalidOperationException exception)
                {
                    Console.Error.WriteLine(exception.Message);
                }
            }
            """),
        ["Outputs alone"] = ("TRA2001", AnswerEach),
        ["The text of the reply"] = ("TRA2002", "items.Add(ResponseItem.CreateAssistantMessageItem(reply.GetOutputText() ?? \"\")); " + AnswerEach),
        ["Two outputs"] = ("TRA2003", AppendReply + """

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "Wait."));
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
            }
            """),
        ["The id of the item"] = ("TRA3002", AppendReply + " foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>()) { items.Add(ResponseItem.CreateFunctionCallOutputItem(call.Id, tool(call.FunctionName))); }"),
        ["The name of the function"] = ("TRA3002", AppendReply + " foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>()) { items.Add(ResponseItem.CreateFunctionCallOutputItem(call.FunctionName, tool(call.FunctionName))); }"),
        ["Id and content swapped"] = ("TRA3003", AppendReply + " foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>()) { items.Add(ResponseItem.CreateFunctionCallOutputItem(tool(call.FunctionName), call.CallId)); }"),
        ["A request after each output"] = ("TRA4002", AppendReply + """

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
                ResponseResult next = client.CreateResponse("strict-model", items);
                text += next.GetOutputText();
            }
            """),
    };

    /// <summary>What is reported and not repaired: what the loop is to do with a call of another name does not show.</summary>
    private static readonly Dictionary<string, (string Rule, string Round)> Unrepaired = new()
    {
        ["A type test and a name"] = ("TRA1004", """
            foreach (var item in reply.OutputItems)
            {
                items.Add(item);
                if (item is FunctionCallResponseItem { FunctionName: "a" } call)
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
                }
            }
            """),
    };

    private static readonly Dictionary<string, string> Right = new()
    {
        ["An output for each call"] = AppendReply + AnswerEach,
        ["Outputs before their calls"] = AnswerEach + AppendReply,
        ["Outputs that wait in a list and go first"] = "var outputs = new List<ResponseItem>(); " + AnswerEach.Replace("items.Add(", "outputs.Add(") + " items.AddRange(outputs);" + AppendReply,
        ["A message in between"] = AppendReply + """items.Add(ResponseItem.CreateUserMessageItem("Be quick.")); """ + AnswerEach,
        ["Item by item"] = """
            foreach (var item in reply.OutputItems)
            {
                items.Add(item);
                if (item is FunctionCallResponseItem call)
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
                }
            }
            """,
        ["Only the calls"] = """
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(call);
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tool(call.FunctionName)));
            }
            """,
    };

    public static TheoryData<string> BrokenNames => [.. Broken.Keys];

    public static TheoryData<string> UnrepairedNames => [.. Unrepaired.Keys];

    public static TheoryData<string> RightNames => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public async Task What_is_reported_is_refused_until_it_is_fixed(string name)
    {
        var text = await AssertReportedAndRefused(Broken[name]);

        var repaired = await Workbench.Fix(0, text, RuleFixer.All);
        Assert.Null(repaired.Fault);
        var after = Compile(repaired.Text);
        Assert.Empty(await Compiler.Analyze(after));
        Assert.All(Runs(after), Assert.Null);
    }

    [Theory]
    [MemberData(nameof(UnrepairedNames))]
    public async Task What_is_reported_is_refused(string name)
    {
        var text = await AssertReportedAndRefused(Unrepaired[name]);
        Assert.False((await Workbench.Fix(0, text, RuleFixer.All)).Offered);
    }

    [Theory]
    [MemberData(nameof(RightNames))]
    public async Task What_is_silent_is_not_refused(string name)
    {
        var compilation = Compile(Source(Right[name]));
        Assert.Empty(await Compiler.Analyze(compilation));
        Assert.All(Runs(compilation), Assert.Null);
    }

    private static async Task<string> AssertReportedAndRefused((string Rule, string Round) program)
    {
        var text = Source(program.Round);
        var compilation = Compile(text);
        Assert.Equal([program.Rule], (await Compiler.Analyze(compilation))[0].Select(report => report.Id));
        Assert.Contains(Runs(compilation), refusal => refusal is not null);
        return text;
    }

    private static string Source(string round) => $$"""
        #pragma warning disable OPENAI001
        using System;
        using System.ClientModel;
        using System.Collections.Generic;
        using System.Linq;
        using OpenAI.Responses;

        public static class Agent
        {
            public static string Run(ResponsesClient client, List<ResponseItem> items, Func<string, string> tool)
            {
                var text = "";
                while (true)
                {
                    ResponseResult reply = client.CreateResponse("strict-model", items);
                    if (!reply.OutputItems.Any(item => item is FunctionCallResponseItem))
                    {
                        return text + reply.GetOutputText();
                    }

                    {{round.ReplaceLineEndings("\n            ")}}
                }
            }
        }
        """;

    private static CSharpCompilation Compile(string text) => Compiler.CompileTexts([(0, text)]);

    /// <summary>What the provider says when it refuses a request of a run, or null: with one call and with several, of tools that throw and tools that do not.</summary>
    private static List<string?> Runs(CSharpCompilation compilation)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(Compiler.Emit(compilation)).GetType("Agent")!.GetMethod("Run")!;
            return [.. from calls in new[] { "", "a", "b", "ab", "ba", "aab" } from throws in new[] { false, true } select Refusal(run, calls, throws)];
        }
        finally
        {
            context.Unload();
        }
    }

    private static string? Refusal(MethodInfo run, string calls, bool throws)
    {
        var model = new ScriptedModel(ScriptedReply.OfCalls(calls.Select(name => name.ToString())), ScriptedReply.OfCalls("b")) { CallsToolsUnasked = true };
        var endpoint = new StrictResponsesEndpoint(model);
        Func<string, string> tool = name => throws ? throw new InvalidOperationException("Out of order.") : name + " says ok";
        try
        {
            run.Invoke(null, [endpoint.CreateResponsesClient(), new List<ResponseItem> { ResponseItem.CreateUserMessageItem("Hello") }, tool]);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is System.ClientModel.ClientResultException or InvalidOperationException)
        {
            // Refused, or a tool threw and the program lets it.
        }

        return endpoint.Breaches.FirstOrDefault()?.Message;
    }
}
