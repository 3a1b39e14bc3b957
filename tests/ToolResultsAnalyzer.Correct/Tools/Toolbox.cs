using OpenAI.Chat;

namespace Correct.Tools;

/// <summary>Tools that are plain functions.</summary>
public sealed class Toolbox : IToolbox
{
    private readonly Dictionary<string, Func<BinaryData, CancellationToken, Task<string>>> _functions = new(StringComparer.Ordinal);
    private readonly List<ChatTool> _definitions = [];

    public IReadOnlyList<ChatTool> Definitions => _definitions;

    public Toolbox Add(string name, string description, Func<BinaryData, CancellationToken, Task<string>> function)
    {
        _functions.Add(name, function);
        _definitions.Add(ChatTool.CreateFunctionTool(name, description));
        return this;
    }

    public bool Knows(string name) => _functions.ContainsKey(name);

    public string Invoke(string name, BinaryData arguments) => InvokeAsync(name, arguments).GetAwaiter().GetResult();

    public async Task<string> InvokeAsync(string name, BinaryData arguments)
    {
        if (!_functions.TryGetValue(name, out var function))
            return $"There is no tool '{name}'.";

        try
        {
            return await function(arguments, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return $"The tool failed: {exception.Message}";
        }
    }

    public Task<string> RunAsync(string name, BinaryData arguments, CancellationToken cancellationToken) =>
        _functions.TryGetValue(name, out var function)
            ? function(arguments, cancellationToken)
            : throw new KeyNotFoundException($"There is no tool '{name}'.");
}
