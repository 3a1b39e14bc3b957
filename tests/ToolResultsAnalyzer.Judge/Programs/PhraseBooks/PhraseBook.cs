using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

/// <summary>
/// How programs say in one SDK what they are about, and what runs them. A phrase is an expression; where there are several in a list, they
/// say the same, and a statement says which of them it is.
/// </summary>
public sealed record PhraseBook
{
    /// <summary>The SDKs that programs can be written for.</summary>
    public static IReadOnlyList<PhraseBook> All => [OpenAIChatPhrases.Book, ExtensionsAIPhrases.Book, SemanticKernelPhrases.Book];

    /// <summary>The name of the SDK as its users know it.</summary>
    public required string Sdk { get; init; }

    /// <summary>The assemblies of SDKs that its programs see.</summary>
    public required IReadOnlyList<string> Assemblies { get; init; }

    public required IReadOnlyList<string> Usings { get; init; }

    /// <summary>The type of the world that a program runs in.</summary>
    public required Type Env { get; init; }

    public required Func<IAnswers, Behaviours, Env> NewEnv { get; init; }

    public required string MessageType { get; init; }

    /// <summary>The type of a message with one result.</summary>
    public required string ResultType { get; init; }

    public required string HistoryType { get; init; }

    public required string ReplyType { get; init; }

    public required string CallType { get; init; }

    public required string OptionsType { get; init; }

    /// <summary>The type of a list of parts of a message; null where a message holds one result at most.</summary>
    public string? PartsType { get; init; }

    public required string NewOptions { get; init; }

    /// <summary>The calls of <c>reply</c>: a sequence.</summary>
    public required string Calls { get; init; }

    /// <summary>Whether the calls can be counted, and taken by their positions.</summary>
    public bool CallsAreList { get; init; }

    /// <summary>Whether <c>reply</c> says that it stopped for calls.</summary>
    public required string FinishedWithCalls { get; init; }

    public required string TextOfReply { get; init; }

    public required string IdOfReply { get; init; }

    /// <summary>The id of a call.</summary>
    public required Func<string, string> Id { get; init; }

    public required Func<string, string> Name { get; init; }

    /// <summary>Sends a history, and options where there are some; where the SDK has no other way, it is a task.</summary>
    public required Func<string, string?, string> Send { get; init; }

    /// <summary>Whether a send has to be awaited.</summary>
    public bool SendsAreTasks { get; init; }

    /// <summary>One message, as something that is sent.</summary>
    public Func<string, string> AsRequest { get; init; } = message => message;

    /// <summary>Appends <c>reply</c> to a history.</summary>
    public required IReadOnlyList<Func<string, string>> AppendReply { get; init; }

    /// <summary>A message of a role (<c>User</c>, <c>System</c>, <c>Assistant</c>, and where results are parts <c>Tool</c>) with a text.</summary>
    public required Func<string, string, string> Message { get; init; }

    /// <summary>Appends a message of a role with a text, where a history has a method for it.</summary>
    public Func<string, string, string, string>? AppendMessage { get; init; }

    /// <summary>A message with the result of an id and a content.</summary>
    public required IReadOnlyList<Func<string, string, string>> Result { get; init; }

    /// <summary>A message with the result of a call and a content, where the SDK takes the call itself.</summary>
    public IReadOnlyList<Func<string, string, string>> ResultOfCall { get; init; } = [];

    /// <summary>A result as a part of a message.</summary>
    public Func<string, string, string>? ResultPart { get; init; }

    /// <summary>A text as a part of a message.</summary>
    public Func<string, string>? TextPart { get; init; }

    /// <summary>A message of a role with parts.</summary>
    public Func<string, string, string>? MessageOfParts { get; init; }

    /// <summary>An assistant message with calls of these ids.</summary>
    public required Func<IReadOnlyList<string>, string> AssistantWithCalls { get; init; }

    /// <summary>A sequence of messages as a new history.</summary>
    public required Func<string, string> Copy { get; init; }

    /// <summary>The body of a method that makes a <c>message</c> anew: with its calls, or without them.</summary>
    public required Func<bool, string> Mapping { get; init; }

    /// <summary>A message that is made anew where it holds results, as an expression of <c>message</c>.</summary>
    public required string MappingInline { get; init; }

    /// <summary>Whether a client is an interface, and anybody's: it may throw what it likes.</summary>
    public bool ClientsThrow { get; init; }

    /// <summary>Whether a client may invoke functions itself, and a request does not show whether it does: the caller may owe no results.</summary>
    public bool ClientsInvoke { get; init; }

    /// <summary>Whether a message for results has to hold one.</summary>
    public bool NeedsParts { get; init; }

    /// <summary>What the SDK cannot say.</summary>
    public IReadOnlySet<Act> UnsayableActs { get; init; } = new HashSet<Act>();

    /// <summary>What the analyzer does not follow in this SDK and follows in others: where nothing is reported in such a program, it says nothing.</summary>
    public IReadOnlyList<Func<AgentProgram, bool>> NotFollowed { get; init; } = [];

    /// <summary>In how many ways statements can be written.</summary>
    public int Ways => Math.Max(AppendReply.Count, Result.Count + ResultOfCall.Count);

    /// <summary>The wordings of programs: where nothing has several, there is one.</summary>
    public IReadOnlyList<Wording> Wordings { get; init; } = [new()];

    public bool CanSay(Act act) => !UnsayableActs.Contains(act) && (PartsType is not null || !ActKinds.OfParts.Contains(act));

    public override string ToString() => Sdk;
}
