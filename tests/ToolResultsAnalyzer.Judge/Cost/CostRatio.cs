using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;
using ToolResultsAnalyzer.Judge.Verdicts;

namespace ToolResultsAnalyzer.Judge.Cost;

/// <summary>What the analyzer costs, as a multiple of <see cref="FloorAnalyzer"/> on the same programs.</summary>
public static class CostRatio
{
    /// <summary>
    /// The ratio of execution times: for each analyzer the least over some rounds, which is what is left when the machine, the
    /// garbage collector and the just-in-time compiler do not interfere. The compilation should be small: what a collection
    /// costs depends on all that is alive in the process.
    /// </summary>
    public static async Task<(double Ratio, double Milliseconds, double FloorMilliseconds)> Measure(CSharpCompilation compilation, int rounds)
    {
        double floor = double.MaxValue, ours = double.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            floor = Math.Min(floor, await Time(new FloorAnalyzer()));
            ours = Math.Min(ours, await Time(new ToolResultsDiagnosticAnalyzer()));
        }

        return (ours / floor, ours, floor);

        async Task<double> Time(DiagnosticAnalyzer analyzer)
        {
            // A new compilation of the same trees: nothing is bound yet, for either.
            var fresh = CSharpCompilation.Create("Fresh", compilation.SyntaxTrees, compilation.References, compilation.Options);
            var run = new CompilationWithAnalyzers(fresh, [analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

            GC.Collect();
            var result = await run.GetAnalysisResultAsync(CancellationToken.None);
            return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
        }
    }

    /// <summary>Programs as the judge generates them: denser in decisions than what people write.</summary>
    public static CSharpCompilation Generated(int programs, string seed)
    {
        var pcg = PCG.Parse(seed);
        var gen = Generator.ProgramsFor(OpenAIChatPhrases.Book);
        return Compiler.Compile([.. Enumerable.Range(0, programs).Select(_ => gen.Generate(pcg, null, out Size _))]);
    }

    /// <summary>The same loops, which append and answer by methods of their own.</summary>
    public static CSharpCompilation WithHelpers(int methods) => Compile(methods, number => $$"""
        public class Agent{{number}}
        {
            private readonly List<ChatMessage> _messages = new();

            public string Run(ChatClient client, ChatCompletionOptions options, Func<string, BinaryData, string> tool, Action<string> log)
            {
                Remember(new UserChatMessage("Hello"));
                for (int round = 0; round < 10; round++)
                {
                    ChatCompletion completion = client.CompleteChat(_messages, options);
                    Remember(new AssistantChatMessage(completion));
                    log("Finished with " + completion.FinishReason);
                    if (completion.FinishReason != ChatFinishReason.ToolCalls)
                    {
                        return string.Concat(completion.Content.Select(part => part.Text));
                    }

                    foreach (ChatToolCall call in completion.ToolCalls)
                    {
                        Remember(Answer(call, tool, log));
                    }
                }

                return "Too many rounds.";
            }

            private static ToolChatMessage Answer(ChatToolCall call, Func<string, BinaryData, string> tool, Action<string> log)
            {
                try
                {
                    switch (call.FunctionName)
                    {
                        case "get_weather": return new ToolChatMessage(call.Id, tool("get_weather", call.FunctionArguments));
                        case "get_time": return new ToolChatMessage(call.Id, tool("get_time", call.FunctionArguments));
                        default: return new ToolChatMessage(call.Id, "Error: unknown tool.");
                    }
                }
                catch (Exception exception)
                {
                    log(exception.Message);
                    return new ToolChatMessage(call.Id, "Error: " + exception.Message);
                }
            }

            private void Remember(ChatMessage message) => _messages.Add(message);
        }

        """);

    /// <summary>The loops that people write, many times.</summary>
    public static CSharpCompilation Canonical(int methods) => Compile(methods, number => $$"""
        public class Agent{{number}}
        {
            private readonly List<ChatMessage> _messages = new();

            public string Run(ChatClient client, ChatCompletionOptions options, Func<string, BinaryData, string> tool, Action<string> log)
            {
                _messages.Add(new UserChatMessage("Hello"));
                for (int round = 0; round < 10; round++)
                {
                    ChatCompletion completion = client.CompleteChat(_messages, options);
                    _messages.Add(new AssistantChatMessage(completion));
                    log("Finished with " + completion.FinishReason);
                    if (completion.FinishReason != ChatFinishReason.ToolCalls)
                    {
                        return string.Concat(completion.Content.Select(part => part.Text));
                    }

                    foreach (ChatToolCall call in completion.ToolCalls)
                    {
                        log($"Calling {call.FunctionName} with {call.FunctionArguments}");
                        string result;
                        try
                        {
                            switch (call.FunctionName)
                            {
                                case "get_weather": result = tool("get_weather", call.FunctionArguments); break;
                                case "get_time": result = tool("get_time", call.FunctionArguments); break;
                                default: result = "Error: unknown tool."; break;
                            }
                        }
                        catch (Exception exception)
                        {
                            log(exception.Message);
                            result = "Error: " + exception.Message;
                        }

                        _messages.Add(new ToolChatMessage(call.Id, result));
                    }
                }

                return "Too many rounds.";
            }
        }

        """);

    private static CSharpCompilation Compile(int methods, Func<int, string> source) =>
        Compiler.CompileTexts(Enumerable.Range(0, methods).Select(number => (number, Renderer.Prelude(OpenAIChatPhrases.Book) + source(number))));
}
