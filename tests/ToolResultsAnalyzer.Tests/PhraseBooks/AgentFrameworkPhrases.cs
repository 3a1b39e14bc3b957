using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>The Agent Framework: the messages of <c>Microsoft.Extensions.AI</c>, of which only the new ones are sent into a session.</summary>
public class AgentFrameworkPhrases(Form form) : ExtensionsAIPhrases(form)
{
    public static new readonly Vocabulary Vocabulary = new(
        "Agent Framework",
        typeof(AgentFrameworkPhrases),
        form => new AgentFrameworkPhrases(form),
        [Form.Plain],
        [ReferenceSet.Agents_1_28_0],
        "Microsoft.Agents.AI",
        "Microsoft.Agents.AI.ChatClientAgent");

    protected override IReadOnlyList<string> Namespaces => [.. base.Namespaces, "Microsoft.Agents.AI"];

    protected override string Invocation(string history, string? options, string? sendMark) => throw new NotExpressibleException("the history is in a session");
}
