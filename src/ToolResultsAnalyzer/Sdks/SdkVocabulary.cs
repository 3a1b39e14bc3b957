using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What one SDK calls the things of the contract: a table and nothing else.</summary>
/// <param name="Name">The name of the SDK as its users know it.</param>
/// <param name="AssemblyName">The assembly without which none of the rows can mean anything.</param>
internal sealed record SdkVocabulary(string Name, string AssemblyName, Dialect Dialect, ImmutableArray<VocabularyRow> Rows)
{
    private static readonly ImmutableHashSet<Role> TellingRoles = ImmutableHashSet.Create(
        Role.AssistantType, Role.ResultType, Role.CallType, Role.CallsOf, Role.OutputOfReply, Role.AppendsReply, Role.AnswersAll, Role.AppendsMessage, Role.CreatesHistory, Role.MessageOfResult, Role.CreatesSession, Role.PicksCall, Role.CallOfPart, Role.ResultOfPart, Role.CreatesAssistant, Role.CreatesResult, Role.CreatesCall, Role.IdOfResult, Role.Sends);

    private static readonly ImmutableHashSet<string> CommonNames = ImmutableHashSet.Create("Id", "Name");

    /// <summary>The first version of the assembly that the table says nothing of; null where it is good for all later ones.</summary>
    public Version? Until { get; init; }

    /// <summary>How code fixes write its messages; null where none is written.</summary>
    public SdkTemplates? Templates { get; init; }

    /// <summary>Whether calls and results are parts of messages.</summary>
    public bool HasParts { get; } = Rows.Any(row => row.Role == Role.PartType);

    /// <summary>Whether a part of a message holds a call or a result, and is none itself.</summary>
    public bool PartsHoldCalls { get; } = Rows.Any(row => row.Role == Role.CallOfPart);

    /// <summary>Whether a reply is a message of the history, as it is.</summary>
    public bool RepliesAreMessages { get; } = !Rows.Any(row => row.Role == Role.ReplyType) || Rows.Any(row => row.Role == Role.CallsOf && Rows.Any(other => other.Role == Role.MessageType && other.Type == row.Type));

    /// <summary>Whether the type of a reply tells whether it has calls.</summary>
    public bool TellsCallsByType { get; } = Rows.Any(row => row.MeansCalls);

    /// <summary>Whether what has the calls of a reply is null where there are none.</summary>
    public bool CallsMayBeNull { get; init; }

    /// <summary>What is written as a text where other SDKs have a member: the reason why the model stopped, the role of a message.</summary>
    public ImmutableDictionary<string, Role> Texts { get; init; } = ImmutableDictionary<string, Role>.Empty;

    /// <summary>Whether an assistant message may be made of no calls at all; a constructor throws if not.</summary>
    public bool MayCarryNoCalls { get; init; }

    /// <summary>Whether the provider may have a part of the history, up to a reply that a send names.</summary>
    public bool ContinuesReplies { get; } = Rows.Any(row => row.Role == Role.PreviousReplyOption);

    /// <summary>Whether a reply gives back the history that was sent, with itself behind it.</summary>
    public bool GivesHistoryBack { get; } = Rows.Any(row => row.Role == Role.HistoryOfReply);

    /// <summary>
    /// Names of which a source file holds at least one when it has anything to say about tool calls: names that are too
    /// common to tell (<c>Id</c>, <c>Content</c>) are left out. Where a result has no id, nothing but the role of its message tells it.
    /// </summary>
    public IEnumerable<string> TellingNames =>
        from row in this.Rows
        where TellingRoles.Contains(row.Role) || (row.Role == Role.ToolRole && this.Dialect.MatchesByName)
        where row.Member is not { } member || !CommonNames.Contains(member)
        select row.Member is null or ".ctor" ? NameOf(row.Type) : row.Member;

    /// <summary>The names of the role of tools, which a mapping over roles has where it names nothing else of the SDK that tells.</summary>
    public IEnumerable<string> NamesOfToolRole => this.Rows.Where(row => row.Role == Role.ToolRole).Select(row => row.Member ?? NameOf(row.Type));

    /// <summary>The name of a type as it stands in code.</summary>
    private static string NameOf(string type) => type.Substring(type.LastIndexOfAny(new[] { '.', '+' }) + 1).Split('`')[0];
}
