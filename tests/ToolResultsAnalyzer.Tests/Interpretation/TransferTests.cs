using CsCheck;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>The transfer of a real body, on random sets of the states that occur in it.</summary>
public class TransferTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using OpenAI.Chat;

        public class Agent
        {
            public static void Run(ChatClient client, List<ChatMessage> history, ChatCompletionOptions options, Func<string, string> tool, bool verbose)
            {
                while (true)
                {
                    ChatCompletion reply = client.CompleteChat(history, options);
                    history.Add(new AssistantChatMessage(reply));
                    if (reply.ToolCalls.Count == 0) return;
                    foreach (var call in reply.ToolCalls)
                    {
                        try
                        {
                            if (verbose) Console.WriteLine(call.Id);
                            switch (call.FunctionName)
                            {
                                case "a": history.Add(new ToolChatMessage(call.Id, tool("a"))); break;
                                case "b": if (!verbose) continue; history.Add(new ToolChatMessage(call.Id, tool("b"))); break;
                            }
                        }
                        catch (Exception e)
                        {
                            history.Add(new ToolChatMessage(call.Id, e.Message));
                        }
                        finally
                        {
                            Console.WriteLine("done");
                        }
                    }

                    history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "again"));
                }
            }
        }
        """;

    private static readonly Lazy<(BodyGraph Graph, OperationInterpreter Interpreter, FixpointResult<PathState> Result)> Solved = new(Solve);

    [Fact]
    public void A_transfer_is_monotone()
    {
        var (graph, interpreter, result) = Solved.Value;
        var states = Enumerable.Range(0, graph.NodeCount).SelectMany(node => result.Before(node).States).Distinct().ToArray();
        Assert.True(states.Length > 20);
        Gen.Select(Gen.Int[0, graph.NodeCount - 1], Gen.Int[0, states.Length - 1].Array[0, 12], Gen.Int[0, 12]).Sample((node, picks, cut) =>
        {
            var larger = picks.Select(pick => states[pick]).ToArray();
            var smaller = larger.Take(cut).ToArray();
            var below = Transfer(interpreter, node, smaller);
            var above = Transfer(interpreter, node, larger);
            return below.All(pair => above.TryGetValue(pair.Key, out var set) && pair.Value.IsBelow(set));
        }, iter: 1_000, threads: 1);
    }

    [Fact]
    public void A_transfer_depends_on_node_and_state_alone()
    {
        var (graph, interpreter, result) = Solved.Value;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var once = Transfer(interpreter, node, result.Before(node).States);
            var again = Transfer(interpreter, node, result.Before(node).States.Reverse());
            Assert.Equal(once.Keys.Order(), again.Keys.Order());
            Assert.All(once, pair => Assert.True(pair.Value.Equals(again[pair.Key])));
        }
    }

    [Fact]
    public void The_result_is_a_fixpoint()
    {
        var (graph, interpreter, result) = Solved.Value;
        Assert.False(result.GaveUp);
        for (var node = 0; node < graph.NodeCount; node++)
            Assert.All(Transfer(interpreter, node, result.Before(node).States), pair => Assert.True(pair.Value.IsBelow(result.Before(pair.Key))));
    }

    private static Dictionary<int, PathSet<PathState>> Transfer(OperationInterpreter interpreter, int node, IEnumerable<PathState> states)
    {
        var result = new Dictionary<int, PathSet<PathState>>();
        foreach (var state in states)
            interpreter.Apply(node, state, (target, after) => result[target] = result.GetValueOrDefault(target, PathSet<PathState>.Empty).With(after));
        return result;
    }

    private static (BodyGraph, OperationInterpreter, FixpointResult<PathState>) Solve()
    {
        var compilation = Analysis.Compile(Source, ReferenceSet.OpenAI_2_15_0);
        var method = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == "Run" && method.Body is not null);
        var operation = Bodies.OperationOf(compilation, method)!;
        var body = Bodies.Of(OperationTree.Of(operation), Microsoft.CodeAnalysis.CSharp.CSharpExtensions.GetDeclaredSymbol(compilation.GetSemanticModel(method.SyntaxTree), method)!, CancellationToken.None).First();
        var graph = BodyGraph.Create(body.Graph, body.Operations)!;
        var interpreter = new OperationInterpreter(new BodyContext(new BodyShape(graph, body, CompilationContext.Create(compilation)!.Symbols), CompilationContext.Create(compilation)!, CancellationToken.None), new ViolationWatch());
        return (graph, interpreter, Fixpoint.Solve(graph, interpreter, [PathState.Start], CancellationToken.None));
    }
}
