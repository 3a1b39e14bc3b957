using System.Text.Json;
using OpenAI.Chat;

namespace Correct.Approvals;

/// <summary>Runs commands; each guard has a result of its own.</summary>
public sealed class CommandAgent
{
    private static readonly ChatTool RunCommand = ChatTool.CreateFunctionTool("run_command", "Runs a command.");

    private readonly ChatClient client;
    private readonly Func<string, string> run;
    private readonly Func<string, bool> confirm;

    public CommandAgent(ChatClient client, Func<string, string> run, Func<string, bool> confirm)
    {
        this.client = client;
        this.run = run;
        this.confirm = confirm;
    }

    public string Execute(string task)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(task) };
        var options = new ChatCompletionOptions { Tools = { RunCommand } };
        while (true)
        {
            ChatCompletion completion = this.client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count < 1)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (call.FunctionName != "run_command")
                {
                    messages.Add(new ToolChatMessage(call.Id, "There is only run_command."));
                    continue;
                }

                if (!TryReadCommand(call.FunctionArguments, out var command))
                {
                    messages.Add(new ToolChatMessage(call.Id, "The arguments are not valid JSON with a 'command'."));
                }
                else if (!this.confirm(command))
                {
                    messages.Add(new ToolChatMessage(call.Id, "The user says no."));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, this.run(command)));
                }
            }
        }
    }

    /// <summary>The same as one expression.</summary>
    public ToolChatMessage Answer(ChatToolCall call) => new(
        call.Id,
        call.FunctionName switch
        {
            not "run_command" => "There is only run_command.",
            _ when !TryReadCommand(call.FunctionArguments, out _) => "The arguments are not valid.",
            _ when TryReadCommand(call.FunctionArguments, out var command) && this.confirm(command) => this.run(command),
            _ => "The user says no.",
        });

    public List<ChatMessage> AnswerAll(ChatCompletion completion)
    {
        var messages = new List<ChatMessage> { new AssistantChatMessage(completion) };
        messages.AddRange(completion.ToolCalls.Select(Answer));
        return messages;
    }

    private static bool TryReadCommand(BinaryData arguments, out string command)
    {
        command = "";
        try
        {
            using var document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("command", out var property)
                && property.ValueKind == JsonValueKind.String)
            {
                command = property.GetString()!;
                return true;
            }
        }
        catch (JsonException)
        {
        }

        return false;
    }
}
