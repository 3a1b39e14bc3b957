using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where the assistant message is not made, but is a member of the reply.</summary>
public class RepliesThatHoldTheirMessageTests
{
    [Fact]
    public Task An_if_becomes_a_loop_that_appends_each_message() => CodeFixVerifier.VerifyAsync(
        Method("if", "{|TRA5001(info):client.Completions.GetCompletionAsync(request)|}", within: "request.Messages.Add(response.Choices[0].Message);"),
        Method("while", "client.Completions.GetCompletionAsync(request)", within: "request.Messages.Add(response.Choices[0].Message);"),
        ReferenceSet.Mistral_2_3_1);

    [Fact]
    public Task What_is_appended_before_the_if_is_appended_in_the_loop_too() => CodeFixVerifier.VerifyAsync(
        Method("if", "{|TRA5001(info):client.Completions.GetCompletionAsync(request)|}", before: "request.Messages.Add(response.Choices[0].Message);"),
        Method("while", "client.Completions.GetCompletionAsync(request)", before: "request.Messages.Add(response.Choices[0].Message);", end: "\n            request.Messages.Add(response.Choices[0].Message);"),
        ReferenceSet.Mistral_2_3_1);

    [Fact]
    public Task Nothing_is_offered_where_the_message_goes_somewhere_else_too() => CodeFixVerifier.VerifyNothingOfferedAsync(
        Method("if", "{|TRA5001(info):client.Completions.GetCompletionAsync(request)|}", within: "request.Messages.Add(response.Choices[0].Message); tools.Log.Info(string.Concat(response.Choices[0].Message));"),
        ReferenceSet.Mistral_2_3_1);

    private static string Method(string keyword, string send, string before = "", string within = "", string end = "") => $$"""
        using System.Threading.Tasks;
        using Mistral.SDK;
        using Mistral.SDK.DTOs;

        public sealed class Agent(MistralClient client, ITools tools)
        {
            public async Task<string> RunAsync(ChatCompletionRequest request)
            {
                ChatCompletionResponse response = await client.Completions.GetCompletionAsync(request);
                {{before}}
                {{keyword}} (response.ToolCalls.Count > 0)
                {
                    {{within}}
                    foreach (var call in response.ToolCalls)
                    {
                        request.Messages.Add(new ChatMessage(call, "Sunny"));
                    }

                    response = await {{send}};{{end}}
                }

                return response.Choices[0].Message.Content;
            }
        }

        """;
}
