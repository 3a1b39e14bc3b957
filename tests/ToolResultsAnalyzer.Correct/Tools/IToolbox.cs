using OpenAI.Chat;

namespace Correct.Tools;

/// <summary>The tools that a model may call.</summary>
public interface IToolbox
{
    IReadOnlyList<ChatTool> Definitions { get; }

    bool Knows(string name);

    /// <summary>Runs a tool. An unknown name or a failure comes back as text; nothing is thrown.</summary>
    string Invoke(string name, BinaryData arguments);

    /// <summary>Runs a tool. An unknown name or a failure comes back as text; nothing is thrown.</summary>
    Task<string> InvokeAsync(string name, BinaryData arguments);

    /// <summary>Runs a tool, and throws what it throws.</summary>
    Task<string> RunAsync(string name, BinaryData arguments, CancellationToken cancellationToken);
}
