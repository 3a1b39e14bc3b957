using OpenAI.Chat;

namespace Correct.Tools;

public static class ChatOptions
{
    public static ChatCompletionOptions For(IToolbox toolbox)
    {
        var options = new ChatCompletionOptions { Temperature = 0.2f };
        foreach (var definition in toolbox.Definitions)
            options.Tools.Add(definition);
        return options;
    }

    /// <summary>The tools stay declared, and the model may not call one.</summary>
    public static ChatCompletionOptions WithoutCalls(IToolbox toolbox)
    {
        var options = For(toolbox);
        options.ToolChoice = ChatToolChoice.CreateNoneChoice();
        return options;
    }
}
