using System.Text.Json;
using OpenAI.Chat;

namespace Correct.Plugins;

public interface IPlugin
{
    string Name { get; }

    ChatTool Definition { get; }

    /// <summary>Throws what it likes.</summary>
    Task<string> RunAsync(JsonElement arguments, CancellationToken cancellationToken);
}

/// <summary>Finds plugins by the name of a call. Whatever happens, there is a result.</summary>
public sealed class PluginRegistry
{
    private readonly Dictionary<string, IPlugin> plugins;

    public PluginRegistry(IEnumerable<IPlugin> plugins)
    {
        this.plugins = plugins.ToDictionary(plugin => plugin.Name);
    }

    public ChatCompletionOptions CreateOptions()
    {
        var options = new ChatCompletionOptions();
        foreach (var plugin in this.plugins.Values)
        {
            options.Tools.Add(plugin.Definition);
        }

        return options;
    }

    public async Task<ToolChatMessage> InvokeAsync(ChatToolCall call)
    {
        if (!this.plugins.TryGetValue(call.FunctionName, out var plugin))
        {
            return new ToolChatMessage(call.Id, $"There is no tool '{call.FunctionName}'.");
        }

        try
        {
            using var document = JsonDocument.Parse(call.FunctionArguments);
            return new ToolChatMessage(call.Id, await plugin.RunAsync(document.RootElement, CancellationToken.None));
        }
        catch (JsonException)
        {
            return new ToolChatMessage(call.Id, "The arguments are not valid JSON.");
        }
        catch (Exception exception)
        {
            return new ToolChatMessage(call.Id, $"Error: {exception.Message}");
        }
    }

    /// <summary>False where nobody knows the tool; then nothing is appended.</summary>
    public async Task<bool> TryInvokeAsync(ChatToolCall call, ICollection<ChatMessage> history)
    {
        if (!this.plugins.ContainsKey(call.FunctionName))
        {
            return false;
        }

        history.Add(await this.InvokeAsync(call));
        return true;
    }
}
