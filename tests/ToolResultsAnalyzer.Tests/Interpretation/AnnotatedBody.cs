using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>
/// The body of a method with what the engine knows written into it: a group of lines that begin with <c>//=</c> says which states
/// arrive there, one per line, as <see cref="StateText"/> has them; <c>//= unreached</c> where none does. No rule takes part.
/// </summary>
internal static class AnnotatedBody
{
    private const string Mark = "//=";

    private const string Unreached = "unreached";

    /// <summary>Fails unless the states of the engine are exactly those that are written into the body.</summary>
    public static void Verify(string body) => Assert.Equal(body, Annotate(body));

    /// <summary>The body with the states that the engine finds, where others are or are not written.</summary>
    public static string Annotate(string body)
    {
        var lines = body.Split('\n');
        var starts = Enumerable.Range(0, lines.Length).Where(line => IsMark(lines[line]) && (line == 0 || !IsMark(lines[line - 1]))).ToList();
        Assert.NotEmpty(starts);

        // A local of a scope of its own: it begins a block of the graph, and the state in which that is entered is the state here.
        var source = new StringBuilder();
        for (var line = 0; line < lines.Length; line++)
            source.AppendLine(starts.IndexOf(line) is >= 0 and var mark ? $"{{ int at{mark} = {mark}; }}" : lines[line]);
        var states = Solve(source.ToString(), starts.Count);

        var result = new List<string>();
        for (var line = 0; line < lines.Length; line++)
        {
            if (starts.IndexOf(line) is >= 0 and var mark)
            {
                var indentation = lines[line][..lines[line].IndexOf(Mark, StringComparison.Ordinal)];
                result.AddRange((states[mark] is [_, ..] some ? some : [Unreached]).Select(state => $"{indentation}{Mark} {state}"));
            }
            else if (!IsMark(lines[line]))
            {
                result.Add(lines[line]);
            }
        }

        return string.Join('\n', result);
    }

    private static bool IsMark(string line) => line.AsSpan().TrimStart().StartsWith(Mark);

    /// <summary>The texts of the states at each mark, sorted, each once.</summary>
    private static string[][] Solve(string body, int marks)
    {
        var tree = Analysis.Parse($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using OpenAI.Chat;

            public class Agent
            {
                private readonly List<ChatMessage> memory = [];

                public void Run(ChatClient client, List<ChatMessage> history, ITools tools, bool ok)
                {
            {{body}}
                }

                private void Remember(ChatMessage message) => memory.Add(message);
                private void Forget() => memory.Clear();
                private static void Empty(List<ChatMessage> history) => history.Clear();
                private static void EmptyByLambda(List<ChatMessage> history)
                {
                    Action empty = () => history.Clear();
                    empty();
                }

                private static void EmptyAtSomeTime(List<ChatMessage> history) => Task.Run(() => history.Clear());
                private static void AnswerFirst(List<ChatMessage> history, ChatCompletion reply) => history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                private static ToolChatMessage ResultOf(ChatToolCall call, string text) => new(call.Id, text);
                private static bool TryAnswer(List<ChatMessage> history, ChatToolCall call)
                {
                    if (call.FunctionName != "weather")
                        return false;
                    history.Add(new ToolChatMessage(call.Id, "sunny"));
                    return true;
                }

                private static async Task AnswerAsync(List<ChatMessage> history, ChatToolCall call, ITools tools) =>
                    history.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")));

                private static void Renew(ref List<ChatMessage> history, ChatMessage first) => history = [first];
                private static void Split(out ChatToolCall call, out ChatMessage message, ChatCompletion reply)
                {
                    call = reply.ToolCalls[0];
                    message = new AssistantChatMessage(reply);
                }

                private static bool TryFirst(ChatCompletion reply, out ChatToolCall call)
                {
                    call = reply.ToolCalls.FirstOrDefault();
                    return call is not null;
                }

                private static void Recurse(List<ChatMessage> history, int depth)
                {
                    if (depth > 0)
                        Recurse(history, depth - 1);
                }

                // In the compilation, and another one may run instead.
                protected virtual void Answer(List<ChatMessage> history, ChatCompletion reply) => history.Clear();
            }
            """);
        var compilation = Analysis.Compile([tree, Prelude.Tree], ReferenceSet.OpenAI_2_15_0);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        var owner = compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!;
        var bodies = Bodies.Of(OperationTree.Of(Bodies.OperationOf(compilation, method)!), owner, CancellationToken.None);
        var outer = bodies[0];
        var graph = BodyGraph.Create(outer.Graph, outer.Operations)!;
        var shared = CompilationContext.Create(compilation)!;
        shared.Helpers.Know(bodies);
        var context = new BodyContext(new BodyShape(graph, outer, shared.Symbols), shared, CancellationToken.None);
        var interpreter = new OperationInterpreter(context, new ViolationWatch());
        var result = Fixpoint.Solve(graph, interpreter, [PathState.Start], CancellationToken.None, joinsOrigins: false);
        Assert.False(result.GaveUp || interpreter.GaveUp);

        var text = new StateText(context);
        return [.. Enumerable.Range(0, marks).Select(mark => NodesOf(graph, $"at{mark}")
            .SelectMany(node => result.Before(node.Id).States)
            .Select(text.Of)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray())];
    }

    /// <summary>The nodes that begin with a mark: several where it stands in a <c>finally</c>.</summary>
    private static IReadOnlyList<FlowNode> NodesOf(BodyGraph graph, string mark)
    {
        var nodes = graph.Nodes.Where(node => node.Block.Operations.Any(IsMark)).ToList();
        Assert.All(nodes, node => Assert.True(IsMark(node.Block.Operations[0]), $"{mark} does not begin a block of the graph."));
        return nodes;

        bool IsMark(IOperation operation) => operation.Syntax is VariableDeclaratorSyntax declarator && declarator.Identifier.ValueText == mark;
    }
}
