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

    [Fact]
    public Task An_id_that_is_not_copied_with_its_call() => CodeFixVerifier.VerifyAsync(
        AutoGen("""{|TRA3004:new ToolCall(call.FunctionName, call.FunctionArguments, "sunny")|}"""),
        AutoGen("""new ToolCall(call.FunctionName, call.FunctionArguments, "sunny") { ToolCallId = call.ToolCallId }"""),
        ReferenceSet.AutoGen_0_2_3);

    [Fact]
    public Task A_name_in_the_place_of_the_id_of_a_copy() => CodeFixVerifier.VerifyAsync(
        AutoGen("""new ToolCall(call.FunctionName, call.FunctionArguments, "sunny") { ToolCallId = {|TRA3002:call.FunctionName|} }"""),
        AutoGen("""new ToolCall(call.FunctionName, call.FunctionArguments, "sunny") { ToolCallId = call.ToolCallId }"""),
        ReferenceSet.AutoGen_0_2_3);

    [Fact]
    public Task One_of_two_results_that_parts_are_filled_in_with() => CodeFixVerifier.VerifyAsync(
        Google("""
            var response = new Dictionary<string, object> { ["result"] = tools.Run(part.FunctionCall.Name, "") };
                        results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
                        results.Add(new Part { FunctionResponse = {|TRA2003:new FunctionResponse { Name = part.FunctionCall.Name, Response = response }|} });
            """),
        Google("""
            var response = new Dictionary<string, object> { ["result"] = tools.Run(part.FunctionCall.Name, "") };
                        results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
            """),
        ReferenceSet.GoogleGenAI_0_2_0);

    [Fact]
    public Task The_turn_of_the_model_that_a_reply_holds() => CodeFixVerifier.VerifyAsync(
        Google("results.Add(new Part { FunctionResponse = {|TRA2001:new FunctionResponse { Name = part.FunctionCall.Name }|} });", turn: ""),
        Google("results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });", turn: "", late: "\n        contents.Add(reply.Candidates[0].Content);"),
        ReferenceSet.GoogleGenAI_0_2_0);

    [Fact]
    public Task A_role_that_is_a_text() => CodeFixVerifier.VerifyAsync(
        Google("results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });", role: "{|TRA3005:\"model\"|}"),
        Google("results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });"),
        ReferenceSet.GoogleGenAI_0_2_0);

    [Fact]
    public Task A_text_in_a_list_of_parts() => CodeFixVerifier.VerifyAsync(
        Bedrock("""
            var text = response.Output.Message.Content[0].Text;
            messages.Add({|TRA2002:new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { Text = text }] }|});
            messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
            """),
        Bedrock("""
            messages.Add(response.Output.Message);
            messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
            """),
        ReferenceSet.Bedrock_4);

    [Fact]
    public Task A_text_in_a_list_of_parts_that_is_printed_too() => CodeFixVerifier.VerifyAsync(
        Bedrock("""
            var text = response.Output.Message.Content[0].Text;
            System.Console.WriteLine(text);
            messages.Add({|TRA2002:new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { Text = text }] }|});
            messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
            """),
        Bedrock("""
            var text = response.Output.Message.Content[0].Text;
            System.Console.WriteLine(text);
            messages.Add(response.Output.Message);
            messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
            """),
        ReferenceSet.Bedrock_4);

    [Fact]
    public Task Results_that_belong_into_one_message() => CodeFixVerifier.VerifyAsync(
        Bedrock("messages.Add(response.Output.Message);", mark: "TRA1001"),
        Bedrock("""
            messages.Add(response.Output.Message);
            var results = new List<ContentBlock>();
            foreach (var call in response.Output.Message.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse))
            {
                results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = call.ToolUseId, Content = new List<ToolResultContentBlock> { new ToolResultContentBlock { Text = $"Error: the tool '{call.Name}' is not implemented." } } } });
            }

            messages.Add(new Message { Role = ConversationRole.User, Content = results });

            """),
        ReferenceSet.Bedrock_4);

    [Fact]
    public Task Calls_that_are_filled_in_with_those_of_a_reply() => CodeFixVerifier.VerifyAsync(
        MistralTurn("ToolCalls = [.. calls]", send: "{|TRA1001:client.Completions.GetCompletionAsync(request)|}"),
        MistralTurn("ToolCalls = [.. calls]", """

                        foreach (ToolCall call in calls)
                        {
                            request.Messages.Add(new ChatMessage(ChatMessage.RoleEnum.Tool, $"Error: the tool '{call.Function.Name}' is not implemented.") { ToolCallId = call.Id });
                        }

            """),
        ReferenceSet.Mistral_2_3_1);

    [Fact]
    public Task The_only_result_in_the_place_of_a_list() => CodeFixVerifier.VerifyAsync(
        Mscc("request.Contents.Add(new Content({|TRA1002:new FunctionResponse { Name = calls[0].Name }|}, Role.Function));"),
        Mscc("""
            var results = new List<IPart>();
            foreach (var call in calls)
            {
                results.Add(new FunctionResponse { Name = call.Name });
            }

            request.Contents.Add(new Content(results, Role.Function));
            """),
        ReferenceSet.Mscc_3_1_0);

    private static string Bedrock(string turn, string mark = "") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;

        public sealed class Agent(IAmazonBedrockRuntime client)
        {
            public async Task<Message> RunAsync(List<Message> messages)
            {
                var response = await client.ConverseAsync(new ConverseRequest { Messages = messages });
                var uses = response.Output.Message.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse).ToList();
                if (uses.Count == 0) return response.Output.Message;
                {{turn.Replace("\n", "\n        ")}}
                response = await {{(mark.Length > 0 ? $"{{|{mark}:" : "")}}client.ConverseAsync(new ConverseRequest { Messages = messages }){{(mark.Length > 0 ? "|}" : "")}};
                return response.Output.Message;
            }
        }

        """.Replace("        \n", "\n");

    private static string Mscc(string answers) => $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Mscc.GenerativeAI;
        using Mscc.GenerativeAI.Types;

        public sealed class Agent(GenerativeModel model)
        {
            public async Task<string> RunAsync(GenerateContentRequest request)
            {
                while (true)
                {
                    var response = await model.GenerateContent(request);
                    request.Contents.Add(new Content { Role = "model", PartTypes = response.Candidates[0].Content.Parts });
                    if (response.FunctionCalls is not { Count: > 0 } calls) return response.Text;
                    {{answers.Replace("\n", "\n            ").Replace("            \n", "\n")}}
                }
            }
        }

        """;

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

    private static string MistralTurn(string calls, string results = "", string send = "client.Completions.GetCompletionAsync(request)") => $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Mistral.SDK;
        using Mistral.SDK.DTOs;

        public sealed class Agent(MistralClient client)
        {
            public async Task<string> RunAsync(ChatCompletionRequest request)
            {
                ChatCompletionResponse reply = await client.Completions.GetCompletionAsync(request);
                List<ToolCall> calls = reply.Choices[0].Message.ToolCalls;
                if (calls is { Count: > 0 })
                {
                    request.Messages.Add(new ChatMessage(ChatMessage.RoleEnum.Assistant, "") { {{calls}} });{{results}}
                    reply = await {{send}};
                }

                return reply.Choices[0].Message.Content;
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

    private static string AutoGen(string result) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using AutoGen.Core;

        public sealed class Agent(IAgent agent)
        {
            public async Task<IMessage> RunAsync(List<IMessage> history)
            {
                var reply = await agent.GenerateReplyAsync(history);
                history.Add(reply);
                if (reply is not ToolCallMessage calls)
                {
                    return reply;
                }

                history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(call => {{result}})));
                return await agent.GenerateReplyAsync(history);
            }
        }

        """;

    private static string Google(string answer, string role = "\"user\"", string turn = "\n        contents.Add(reply.Candidates[0].Content);", string late = "") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Google.GenAI;
        using Google.GenAI.Types;

        public sealed class Agent(Client client, ITools tools)
        {
            public async Task<Content> RunAsync(List<Content> contents, GenerateContentConfig config)
            {
                GenerateContentResponse reply = await client.Models.GenerateContentAsync("gemini", contents, config);{{turn}}
                var results = new List<Part>();
                foreach (Part part in reply.Candidates[0].Content.Parts)
                {
                    if (part.FunctionCall != null)
                    {
                        {{answer}}
                    }
                }
        {{late}}
                contents.Add(new Content { Role = {{role}}, Parts = results });
                reply = await client.Models.GenerateContentAsync("gemini", contents, config);
                return reply.Candidates[0].Content;
            }
        }

        """;
}
