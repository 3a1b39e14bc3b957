using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>
/// A method that writes a snippet of C#, with the diagnostics that are expected marked in it. It takes the phrase book, so
/// that the one snippet is rendered for every SDK in every form; a snippet about one SDK takes that SDK's phrase book.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class SnippetAttribute : Attribute
{
    /// <summary>The body cannot be asynchronous (a constructor, an accessor, an iterator): forms that await are left out.</summary>
    public bool SyncOnly { get; set; }

    /// <summary>The snippet is a program of top-level statements.</summary>
    public bool Program { get; set; }

    /// <summary>The history has to be a list of .NET's: what the snippet does with it, an SDK's own history cannot do.</summary>
    public bool OnList { get; set; }

    /// <summary>The snippet is about something that only the newest of the supported versions is tested with.</summary>
    public bool NewestOnly { get; set; }

    /// <summary>Messages have to be objects: what the snippet does with them, values cannot do.</summary>
    public bool OnObjects { get; set; }

    /// <summary>Forms that cannot say this snippet, and why they cannot is plain from the snippet.</summary>
    public Form[] Except { get; set; } = [];
}

/// <summary>The snippet breaks the contract: something in it is marked.</summary>
public sealed class ReportedAttribute : SnippetAttribute;

/// <summary>The snippet keeps the contract, or the rules are silent about it: nothing in it is marked.</summary>
public sealed class SilentAttribute : SnippetAttribute
{
    /// <summary>The reported snippet that this one differs from in one thing.</summary>
    public string? TwinOf { get; set; }
}

/// <summary>A snippet of a rule test.</summary>
public sealed class Snippet
{
    private readonly MethodInfo method;
    private readonly ConcurrentDictionary<Vocabulary, bool> expressible = [];

    private Snippet(MethodInfo method, SnippetAttribute attribute)
    {
        this.method = method;
        Attribute = attribute;
        Home = method.DeclaringType!;
        Name = $"{Home.Name}.{method.Name}";
    }

    /// <summary>All snippets of all tests.</summary>
    public static IReadOnlyList<Snippet> All { get; } = [..
        from type in typeof(Snippet).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<SnippetAttribute>()
        where attribute is not null
        orderby type.Name, method.MetadataToken
        select new Snippet(method, attribute)];

    public Type Home { get; }

    public string Name { get; }

    public string MethodName => method.Name;

    public SnippetAttribute Attribute { get; }

    /// <summary>What the snippet's name says, as a sentence.</summary>
    public string Title => method.Name.Replace('_', ' ');

    /// <summary>Whether the snippet is about an SDK, and the SDK can say it.</summary>
    public bool IsIn(Vocabulary vocabulary) => method.GetParameters()[0].ParameterType.IsAssignableFrom(vocabulary.Type) && expressible.GetOrAdd(vocabulary, CanBeSaidIn);

    /// <summary>
    /// Whether the snippet says where a rule reports it. One for all SDKs appends results one by one: that a provider wants them in one message is
    /// the matter of snippets about its SDK.
    /// </summary>
    public bool Marks(string rule) => rule != "TRA4003" || method.GetParameters()[0].ParameterType != typeof(PhraseBook);

    public bool CanTake(Form form) =>
        !Attribute.Except.Contains(form) &&
        !(Attribute.SyncOnly && form is Form.Async or Form.ConfigureAwait or Form.AsyncValueProperty);

    /// <summary>Whether the snippet is compiled against these references of a vocabulary.</summary>
    public bool CanTake(Vocabulary vocabulary, ReferenceSet references) => !Attribute.NewestOnly || references == vocabulary.References[0];

    /// <summary>The whole source file, marks included.</summary>
    public MarkedSource Render(Vocabulary vocabulary, Form form, string @namespace)
    {
        var say = vocabulary.Open(form);
        var body = (string)method.Invoke(null, [say])!;
        var source = MarkedSource.Parse(Attribute.Program
            ? $"{say.Usings}\n\n{body}\n{say.Companions}"
            : $"{say.Usings}\n\nnamespace {@namespace};\n\n{body}\n{say.Companions}");
        return vocabulary.IsEnforced ? source : source with { Spots = [.. source.Spots.Select(spot => spot with { Severity = DiagnosticSeverity.Info })] };
    }

    private bool CanBeSaidIn(Vocabulary vocabulary)
    {
        if (Attribute.OnObjects && vocabulary.MessagesAreValues)
            return false;

        if (Attribute.OnList && !vocabulary.Open(Form.Plain).HistoryType.StartsWith("List<", StringComparison.Ordinal))
            return false;

        try
        {
            return !Render(vocabulary, Form.Plain, "Snippets").Spots.Any(spot => vocabulary.RulesThatAreOff.Contains(spot.Id));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is NotExpressibleException)
        {
            return false;
        }
    }

    public override string ToString() => Name;
}
