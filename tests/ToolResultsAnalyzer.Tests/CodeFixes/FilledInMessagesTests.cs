using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where messages and results have no constructor for what they need: an initializer fills it in.</summary>
public class FilledInMessagesTests
{
    [Fact]
    public Task An_id_that_no_initializer_fills_in() => CodeFixVerifier.VerifyAsync(
        Mistral("""{|TRA3004:new ChatMessage { Role = ChatMessage.RoleEnum.Tool, Content = "sunny" }|}"""),
        Mistral("""new ChatMessage { ToolCallId = call.Id, Role = ChatMessage.RoleEnum.Tool, Content = "sunny" }"""),
        ReferenceSet.Mistral_2_3_1);

    [Fact]
    public Task An_empty_id_that_an_initializer_fills_in() => CodeFixVerifier.VerifyAsync(
        Anthropic12("""results.Add({|TRA3004:new ToolResultBlockParam { ToolUseID = "", Content = "sunny" }|});"""),
        Anthropic12("""results.Add(new ToolResultBlockParam { ToolUseID = use.ID, Content = "sunny" });"""),
        ReferenceSet.Anthropic_12_38_0);

    [Fact]
    public Task Another_id_that_an_initializer_fills_in() => CodeFixVerifier.VerifyAsync(
        Anthropic12("""results.Add(new ToolResultBlockParam { ToolUseID = {|TRA3002:use.Name|}, Content = "sunny" });"""),
        Anthropic12("""results.Add(new ToolResultBlockParam { ToolUseID = use.ID, Content = "sunny" });"""),
        ReferenceSet.Anthropic_12_38_0);

    [Fact]
    public Task The_role_of_users() => CodeFixVerifier.VerifyAsync(
        Anthropic12("""results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });""", "{|TRA3005:Role.Assistant|}"),
        Anthropic12("""results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });"""),
        ReferenceSet.Anthropic_12_38_0);

    [Fact]
    public Task The_message_of_the_assistant() => CodeFixVerifier.VerifyAsync(
        Anthropic12("""results.Add({|TRA2001:new ToolResultBlockParam(use.ID) { Content = "sunny" }|});""", turn: ""),
        Anthropic12("""results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });""", turn: "", late: Turn),
        ReferenceSet.Anthropic_12_38_0);

    [Fact]
    public Task An_id_behind_the_arguments() => CodeFixVerifier.VerifyAsync(
        Mistral("""{|TRA3004:new ChatMessage(ChatMessage.RoleEnum.Tool, "sunny")|}"""),
        Mistral("""new ChatMessage(ChatMessage.RoleEnum.Tool, "sunny") { ToolCallId = call.Id }"""),
        ReferenceSet.Mistral_2_3_1);

    private const string Turn = "\n        messages.Add(new MessageParam { Role = Role.Assistant, Content = reply.Content.Select(block => new ContentBlockParam(block.Json)).ToList() });";

    private static string Anthropic12(string answer, string role = "Role.User", string turn = Turn, string late = "") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic;
        using Anthropic.Models.Messages;

        public sealed class Agent(IAnthropicClient client)
        {
            public async Task<string> RunAsync(List<MessageParam> messages, MessageCreateParams template)
            {
                Message reply = await client.Messages.Create(template with { Messages = messages });{{turn}}
                List<ContentBlockParam> results = [];
                foreach (ToolUseBlock use in reply.Content.Select(block => block.Value).OfType<ToolUseBlock>())
                {
                    {{answer}}
                }
        {{late}}
                messages.Add(new MessageParam { Role = {{role}}, Content = results });
                reply = await client.Messages.Create(template with { Messages = messages });
                return reply.ID;
            }
        }

        """;

    private static string Mistral(string result) => $$"""
        using System.Threading.Tasks;
        using Mistral.SDK;
        using Mistral.SDK.DTOs;

        public sealed class Agent(MistralClient client)
        {
            public async Task<string> RunAsync(ChatCompletionRequest request)
            {
                ChatCompletionResponse reply = await client.Completions.GetCompletionAsync(request);
                request.Messages.Add(reply.Choices[0].Message);
                foreach (ToolCall call in reply.Choices[0].Message.ToolCalls)
                {
                    request.Messages.Add({{result}});
                }

                reply = await client.Completions.GetCompletionAsync(request);
                return reply.Choices[0].Message.Content;
            }
        }

        """;
}
