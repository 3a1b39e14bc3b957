using Microsoft.CodeAnalysis.Testing;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The result for a call that goes round without one.</summary>
public class TRA1004ToolCallSkippedCodeFixTests : CodeFixTests<TRA1004ToolCallSkippedCodeFix>
{
    protected override string Title => "Answer the skipped call with an error";

    // ---- continue --------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_continue() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                {
                    // The user said no.
                    {|TRA1004:continue|};
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                {
                    // The user said no.
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_continue_without_braces() => FixesAsync(
        Round("""
            foreach (var toolCall in reply.ToolCalls)
            {
                if (!int.TryParse(toolCall.FunctionArguments.ToString(), out var day)) // a number
                    {|TRA1004:continue|}; // not one
                messages.Add(new ToolChatMessage(toolCall.Id, day.ToString()));
            }
            """),
        Round("""
            foreach (var toolCall in reply.ToolCalls)
            {
                if (!int.TryParse(toolCall.FunctionArguments.ToString(), out var day)) // a number
                {
                    messages.Add(new ToolChatMessage(toolCall.Id, $"Error: the tool call '{toolCall.FunctionName}' was skipped."));
                    continue; // not one
                }

                messages.Add(new ToolChatMessage(toolCall.Id, day.ToString()));
            }
            """));

    [Fact]
    public Task A_continue_on_the_line_of_its_if() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.ByName.TryGetValue(call.FunctionName, out var tool)) {|TRA1004:continue|};
                messages.Add(new ToolChatMessage(call.Id, tool("")));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.ByName.TryGetValue(call.FunctionName, out var tool))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, tool("")));
            }
            """));

    [Fact]
    public Task A_continue_in_braces_on_one_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName != "get_weather") { tools.Look(call); {|TRA1004:continue|}; }
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName != "get_weather")
                {
                    tools.Look(call);
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                    continue;
                }
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_continue_before_an_else() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else if (tools.Knows(call.FunctionName))
                    {|TRA1004:continue|};
                else
                    throw new InvalidOperationException();
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else if (tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }
                else
                    throw new InvalidOperationException();
            }
            """));

    [Fact]
    public Task A_continue_in_a_section_of_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string content;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = "Sunny";
                        break;
                    default:
                        {|TRA1004:continue|};
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string content;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = "Sunny";
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        continue;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """));

    [Fact]
    public Task A_continue_on_the_line_of_its_label() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break;
                    default: {|TRA1004:continue|};
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break;
                    default: messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available.")); continue;
                }
            }
            """));

    [Fact]
    public Task A_goto() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                    {|TRA1004:goto|} next;

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                next:;
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    goto next;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                next:;
            }
            """));

    // ---- if --------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task An_if_without_else() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (call.FunctionName == "get_weather")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                } // nothing else is declared
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName == "get_weather")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                } // nothing else is declared
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                }
            }
            """));

    [Fact]
    public Task An_if_without_braces() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
                if (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
            """));

    [Fact]
    public Task An_if_on_one_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName)) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName)) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
            }
            """));

    [Fact]
    public Task An_if_with_braces_on_one_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName)) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName)) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); }
                else { messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped.")); }
            }
            """));

    [Fact]
    public Task An_if_within_an_if_without_braces() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Knows(call.FunctionName))
                    {|TRA1004:if|} (tools.Approves(call.FunctionName))
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                {
                    if (tools.Approves(call.FunctionName))
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    else
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task An_if_with_braces_at_the_end_of_the_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls) {
                {|TRA1004:if|} (tools.ByName.TryGetValue(call.FunctionName, out var tool)) {
                    messages.Add(new ToolChatMessage(call.Id, tool("")));
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls) {
                if (tools.ByName.TryGetValue(call.FunctionName, out var tool)) {
                    messages.Add(new ToolChatMessage(call.Id, tool("")));
                } else {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                }
            }
            """));

    [Fact]
    public Task An_else_if_chain() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName == "get_weather")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else {|TRA1004:if|} (call.FunctionName == "get_time")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Noon"));
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName == "get_weather")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else if (call.FunctionName == "get_time")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Noon"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                }
            }
            """));

    [Fact]
    public Task An_else_that_only_logs() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    tools.Log.Info("Denied."); // by the user
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    tools.Log.Info("Denied."); // by the user
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task A_then_that_only_logs_without_braces() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.NeedsApproval(call.FunctionName))
                    tools.Log.Info("Wait for the user.");
                else
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.NeedsApproval(call.FunctionName))
                {
                    tools.Log.Info("Wait for the user.");
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
                else
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task An_empty_else() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    // TODO
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    // TODO
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task An_if_that_leaves_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        {|TRA1004:if|} (!tools.Approves(call.FunctionName))
                            break;

                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                        break;
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        if (!tools.Approves(call.FunctionName))
                        {
                            messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                            break;
                        }

                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_result_that_may_be_null() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string? content = null;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = "Sunny";
                        break;
                }

                {|TRA1004:if|} (content is not null)
                {
                    messages.Add(new ToolChatMessage(call.Id, content));
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string? content = null;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = "Sunny";
                        break;
                }

                if (content is not null)
                {
                    messages.Add(new ToolChatMessage(call.Id, content));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    // ---- switch ----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_switch_without_default() => FixesAsync(
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                {|TRA1004:switch|} (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;

                    case "get_time":
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Noon"));
                        break;
                    }

                    // More to come.
                }
            }
            """),
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;

                    case "get_time":
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Noon"));
                        break;
                    }

                    // More to come.

                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_switch_with_labels_at_its_own_indentation() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:switch|} (call.FunctionName)
                {
                case "get_weather":
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    break;
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                case "get_weather":
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    break;
                default:
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                    break;
                }
            }
            """));

    [Fact]
    public Task A_switch_over_something_else() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:switch|} (tools.Find(call.FunctionName))
                {
                    case { } content:
                        messages.Add(new ToolChatMessage(call.Id, content));
                        break;
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (tools.Find(call.FunctionName))
                {
                    case { } content:
                        messages.Add(new ToolChatMessage(call.Id, content));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        break;
                }
            }
            """));

    [Fact]
    public Task Sections_that_add_nothing() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:switch|} (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    case "wait":
                        await Task.Delay(1000);
                        break;
                    case "stop":
                        throw new InvalidOperationException();
                    default:
                    {
                        tools.Log.Info(call.FunctionName);
                        break;
                    }
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    case "wait":
                        await Task.Delay(1000);
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        break;
                    case "stop":
                        throw new InvalidOperationException();
                    default:
                    {
                        tools.Log.Info(call.FunctionName);
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        break;
                    }
                }
            }
            """));

    [Fact]
    public Task A_switch_on_one_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
                {|TRA1004:switch|} (call.FunctionName) { case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break; }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
                switch (call.FunctionName) { case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break; default: messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available.")); break; }
            """));

    // ---- A range that misses an end --------------------------------------------------------------------------------------

    [Theory]
    [InlineData("var i = 1; {|TRA1004:i < reply.ToolCalls.Count|}; i++", "var i = 0; i < reply.ToolCalls.Count; i++")]
    [InlineData("int i = 0; {|TRA1004:i < reply.ToolCalls.Count - 1|}; i++", "int i = 0; i < reply.ToolCalls.Count; i++")]
    [InlineData("var i = 0; {|TRA1004:i <= reply.ToolCalls.Count - 2|}; ++i", "var i = 0; i < reply.ToolCalls.Count; ++i")]
    [InlineData("var i = 1; {|TRA1004:i < reply.ToolCalls.Count - 1|}; i++", "var i = 0; i < reply.ToolCalls.Count; i++")]
    public Task A_for_that_misses_an_end(string before, string after) => FixesAsync(
        Round($$"""
            for ({{before}})
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
            }
            """),
        Round($$"""
            for ({{after}})
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
            }
            """));

    // ---- How results are written and where they go -----------------------------------------------------------------------

    [Fact]
    public Task Results_from_a_factory() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    messages.Add(ChatMessage.CreateToolMessage(call.Id, "Sunny"));
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(ChatMessage.CreateToolMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(ChatMessage.CreateToolMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task Results_with_named_arguments_over_several_lines() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    messages.Add(
                        new ToolChatMessage(
                            toolCallId: call.Id,
                            content: "Sunny"));
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(
                        new ToolChatMessage(
                            toolCallId: call.Id,
                            content: "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(toolCallId: call.Id, content: $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task Results_with_parts_and_a_target_type() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    ToolChatMessage message = new(call.Id, ChatMessageContentPart.CreateTextPart("Sunny"));
                    messages.Add(message);
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    ToolChatMessage message = new(call.Id, ChatMessageContentPart.CreateTextPart("Sunny"));
                    messages.Add(message);
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task Results_in_a_list_of_their_own() => FixesAsync(
        Round("""
            var results = new List<ToolChatMessage>();
            foreach (var call in reply.ToolCalls)
            {
                var id = call.Id;
                if (!tools.Approves(call.FunctionName))
                    {|TRA1004:continue|};

                results.Add(new ToolChatMessage(id, "Sunny"));
            }

            messages.AddRange(results);
            """),
        Round("""
            var results = new List<ToolChatMessage>();
            foreach (var call in reply.ToolCalls)
            {
                var id = call.Id;
                if (!tools.Approves(call.FunctionName))
                {
                    results.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                results.Add(new ToolChatMessage(id, "Sunny"));
            }

            messages.AddRange(results);
            """));

    [Fact]
    public Task Results_added_by_a_range() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                {|TRA1004:if|} (tools.Approves(call.FunctionName))
                {
                    messages.AddRange([new ToolChatMessage(call.Id, "Sunny")]);
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.AddRange([new ToolChatMessage(call.Id, "Sunny")]);
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task Calls_by_index() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                {|TRA1004:if|} (tools.Approves(reply.ToolCalls[i].FunctionName))
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
                }
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                if (tools.Approves(reply.ToolCalls[i].FunctionName))
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, $"Error: the tool call '{reply.ToolCalls[i].FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task Calls_by_index_in_a_variable() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var current = reply.ToolCalls[i];
                if (!tools.Approves(current.FunctionName))
                {
                    {|TRA1004:continue|};
                }

                messages.Add(new ToolChatMessage(current.Id, "Sunny"));
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var current = reply.ToolCalls[i];
                if (!tools.Approves(current.FunctionName))
                {
                    messages.Add(new ToolChatMessage(current.Id, $"Error: the tool call '{current.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(current.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_field_and_a_qualified_name()
    {
        const string frame = """
            using System.Linq;

            public sealed class Agent
            {
                private readonly System.Collections.Generic.List<OpenAI.Chat.ChatMessage> messages = [];

                public void Run(OpenAI.Chat.ChatClient client, OpenAI.Chat.ChatCompletion reply, ITools tools)
                {
                    this.messages.Add(new OpenAI.Chat.AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                    {
                        {|TRA1004:if|} (tools.Approves(call.FunctionName))
                        {
                            var message = new OpenAI.Chat.ToolChatMessage(call.Id, "Sunny");
                            this.messages.Add(message);
                        }
                    }

                    client.CompleteChat(this.messages);
                }
            }

            """;
        return FixesAsync(frame, frame.Replace("{|TRA1004:if|}", "if").Replace(
            """
                            this.messages.Add(message);
                        }

            """,
            """
                            this.messages.Add(message);
                        }
                        else
                        {
                            this.messages.Add(new OpenAI.Chat.ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        }

            """));
    }

    [Fact]
    public Task Tabs_and_carriage_returns() => FixesAsync(
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                    {|TRA1004:continue|};

                {|TRA1004:switch|} (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                }
            }
            """)),
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        break;
                }
            }
            """)));

    // ---- Not offered -----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("reply.ToolCalls.Where(c => tools.Knows(c.FunctionName))")]
    [InlineData("reply.ToolCalls.Take(3)")]
    [InlineData("reply.ToolCalls.Skip(1)")]
    public Task A_filter_is_left(string calls) => LeavesAsync(
        Round($$"""
            foreach (var call in {|TRA1004:{{calls}}|})
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    // ---- Fix all ---------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Several_of_which_the_first_cannot_be_fixed()
    {
        var test = Test(
            Method("""
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in {|TRA1004:reply.ToolCalls.Where(c => tools.Knows(c.FunctionName))|})
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                ChatCompletion next = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(next));
                foreach (var call in next.ToolCalls)
                {
                    if (!tools.Knows(call.FunctionName)) {|TRA1004:continue|};
                    if (tools.NeedsApproval(call.FunctionName))
                    {
                        {|TRA1004:if|} (tools.Approves(call.FunctionName))
                            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    }
                    else
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Noon"));
                    }
                }

                ChatCompletion last = await client.CompleteChatAsync(messages, options);
                return last.Content[0].Text;
                """),
            Method("""
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in {|TRA1004:reply.ToolCalls.Where(c => tools.Knows(c.FunctionName))|})
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                ChatCompletion next = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(next));
                foreach (var call in next.ToolCalls)
                {
                    if (!tools.Knows(call.FunctionName))
                    {
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        continue;
                    }

                    if (tools.NeedsApproval(call.FunctionName))
                    {
                        if (tools.Approves(call.FunctionName))
                            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        else
                            messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    }
                    else
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Noon"));
                    }
                }

                ChatCompletion last = await client.CompleteChatAsync(messages, options);
                return last.Content[0].Text;
                """));
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.None;
        return test.RunAsync();
    }

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_loop_over_the_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (!tools.Knows(call.FunctionName))
                    {|TRA1004:continue|};

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (!tools.Knows(call.FunctionName))
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task A_constructor_in_the_options_of_a_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            foreach (var item in reply.OutputItems)
            {
                options.InputItems.Add(item);
            }

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                {|TRA1004:if|} (call.FunctionName == "get_weather")
                    options.InputItems.Add(new FunctionCallOutputResponseItem(call.CallId, "Sunny"));
            }

            ResponseResult next = await client.CreateResponseAsync(options);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            foreach (var item in reply.OutputItems)
            {
                options.InputItems.Add(item);
            }

            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (call.FunctionName == "get_weather")
                    options.InputItems.Add(new FunctionCallOutputResponseItem(call.CallId, "Sunny"));
                else
                    options.InputItems.Add(new FunctionCallOutputResponseItem(call.CallId, $"Error: the tool '{call.FunctionName}' is not available."));
            }

            ResponseResult next = await client.CreateResponseAsync(options);
            return next.GetOutputText();
            """));
}
