using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses;

public static class ResponseOptions
{
    public static CreateResponseOptions For(IToolbox toolbox, string model, IEnumerable<ResponseItem> items, string? previousResponseId = null)
    {
        var options = new CreateResponseOptions(model, items) { PreviousResponseId = previousResponseId };
        foreach (var definition in toolbox.Definitions)
            options.Tools.Add(ResponseTool.CreateFunctionTool(definition.FunctionName, definition.FunctionParameters, strictModeEnabled: false));
        return options;
    }

    public static CreateResponseOptions WithoutCalls(IToolbox toolbox, string model, IEnumerable<ResponseItem> items)
    {
        var options = For(toolbox, model, items);
        options.ToolChoice = ResponseToolChoice.CreateNoneChoice();
        return options;
    }
}
