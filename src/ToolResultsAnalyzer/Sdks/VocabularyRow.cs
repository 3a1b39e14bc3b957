using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What a parameter of a vocabulary member takes.</summary>
internal enum ParameterRole
{
    /// <summary>The reply whose calls the message carries.</summary>
    Reply,

    /// <summary>The calls that the message carries.</summary>
    Calls,

    /// <summary>The text or content; a message made from it alone carries no calls.</summary>
    Content,

    /// <summary>The id of the call that the result answers, or of the call that is made.</summary>
    CallId,

    /// <summary>The call that the result answers: its id is taken from it.</summary>
    Call,

    /// <summary>The name of the function.</summary>
    CallName,

    /// <summary>The name of a function and the id of the call, in one text.</summary>
    NameAndId,

    /// <summary>The history that is sent.</summary>
    History,

    /// <summary>The list that is sent: the very list, so that what is added to it later is sent, too.</summary>
    KeptHistory,

    /// <summary>The tools that the request declares.</summary>
    Tools,

    /// <summary>Whether the model may ask for calls.</summary>
    ToolChoice,

    /// <summary>The options of the send.</summary>
    Options,

    /// <summary>The id of the reply that the provider has the history up to.</summary>
    PreviousReply,

    /// <summary>The session that a send belongs to: what is sent are the new messages of it.</summary>
    Session,

    /// <summary>The role of the message.</summary>
    MessageRole,

    /// <summary>The parts of the message.</summary>
    Parts,

    /// <summary>Whatever else is said of the message, which may name a call.</summary>
    Metadata,

    /// <summary>Whether the client invokes the functions.</summary>
    Invokes,

    /// <summary>The message that is appended.</summary>
    Message,
}

/// <summary>One row of an SDK's table: a type, or all overloads of one of its members.</summary>
/// <param name="Type">The metadata name of the type.</param>
/// <param name="Member">The name of the member, <c>.ctor</c> for constructors, or null for the type itself.</param>
internal sealed record VocabularyRow(Role Role, string Type, string? Member = null)
{
    /// <summary>The parameters that matter, by name: the order of id and content differs from SDK to SDK.</summary>
    public ImmutableDictionary<string, ParameterRole> Parameters { get; init; } = ImmutableDictionary<string, ParameterRole>.Empty;

    /// <summary>The role of the messages that the member makes where it is given none; null where there always is one, or it does not matter.</summary>
    public MessageRole? MessageRole { get; init; }

    /// <summary>Whether a message has calls if it is of the type, and none if it is of another.</summary>
    public bool MeansCalls { get; init; }

    /// <summary>Whether what a send gives is a stream, of which the elements together are the reply.</summary>
    public bool GivesStream { get; init; }

    /// <summary>Whether the type only holds a value of one of several others, and is taken for it; a member of such a type gives what it holds.</summary>
    public bool IsUnion { get; init; }

    /// <summary>The parameter that an overload has which the row is about; null where it is about all that no other row is about.</summary>
    public string? Having { get; init; }

    /// <summary>The assembly that has the type, where it is not the SDK's own; null where it is.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>The documentation id of the one overload that is meant; null for all of them.</summary>
    public string? Declaration { get; init; }

    /// <summary>Whether a send sends the history whose member it is, and appends the reply to it.</summary>
    public bool KeepsReply { get; init; }

    /// <summary>The first version of the SDK that has it, where older supported ones do not; null where all have it.</summary>
    public Version? Since { get; init; }

    /// <summary>The first version of the SDK that has it no more; null where all later ones have it.</summary>
    public Version? Until { get; init; }

    /// <summary>Whether the member takes the call that a result answers, or its id; if not, the id is filled in later.</summary>
    public bool TakesCall => this.Parameters.ContainsValue(ParameterRole.CallId) || this.Parameters.ContainsValue(ParameterRole.Call);

    /// <summary>Whether the row is about an overload of its member.</summary>
    public bool IsAbout(ISymbol overload) => this.Declaration is { } id ? id == overload.GetDocumentationCommentId() : this.Having is null || (overload is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Name == this.Having));

    /// <summary>What a parameter of the member takes; null for one that does not matter, or none.</summary>
    public ParameterRole? RoleOf(IParameterSymbol? parameter) => parameter is not null && this.Parameters.TryGetValue(parameter.Name, out ParameterRole role) ? role : null;

    /// <summary>The member that an initializer fills in with what would be the argument for a parameter; null where there is none.</summary>
    public Role? MemberFor(ParameterRole role) => role switch
    {
        ParameterRole.CallId => this.Role == Role.CreatesCall ? Role.IdOfCall : Role.IdOfResult,
        ParameterRole.CallName => Role.NameOfCall,
        ParameterRole.Parts => Role.PartsOfMessage,
        ParameterRole.Calls => Role.CallsOf,
        ParameterRole.Content => Role.TextOfReply,
        ParameterRole.MessageRole => Role.RoleOfMessage,
        _ => null,
    };

    /// <summary>The row with the parameter names of one role added to it.</summary>
    public VocabularyRow With(ParameterRole role, params string[] names) =>
        this with { Parameters = this.Parameters.AddRange(names.Select(name => new KeyValuePair<string, ParameterRole>(name, role))) };
}
