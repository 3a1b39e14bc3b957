using System.Collections.Immutable;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>A role as a configuration file gives it to one kind of symbol.</summary>
/// <param name="Word">What stands in the file.</param>
/// <param name="Kind">The kind of symbol, as the letter in front of its documentation id.</param>
/// <param name="Role">What it is to the contract.</param>
internal sealed record ConfigurationRole(string Word, char Kind, Role Role)
{
    /// <summary>All roles there are: a table, with docs/own-types.md as its description.</summary>
    public static readonly ImmutableArray<ConfigurationRole> All = ImmutableArray.Create(
        new ConfigurationRole("message", 'T', Role.MessageType),
        new ConfigurationRole("assistant", 'T', Role.AssistantType),
        new ConfigurationRole("result", 'T', Role.ResultType),
        new ConfigurationRole("other", 'T', Role.OtherMessageType),
        new ConfigurationRole("reply", 'T', Role.ReplyType),
        new ConfigurationRole("call", 'T', Role.CallType),

        new ConfigurationRole("calls", 'P', Role.CallsOf),
        new ConfigurationRole("id", 'P', Role.IdOfCall),
        new ConfigurationRole("name", 'P', Role.NameOfCall),
        new ConfigurationRole("text", 'P', Role.TextOfReply),
        new ConfigurationRole("reply-id", 'P', Role.IdOfReply),
        new ConfigurationRole("result-id", 'P', Role.IdOfResult),
        new ConfigurationRole("message-of-reply", 'P', Role.MessageOfReply),

        new ConfigurationRole("assistant", 'M', Role.CreatesAssistant).Takes(("reply", Reply), ("calls", Calls), ("text", Content)),
        new ConfigurationRole("result", 'M', Role.CreatesResult).Takes(("id", CallId), ("text", Content)),
        new ConfigurationRole("other", 'M', Role.CreatesOther),
        new ConfigurationRole("call", 'M', Role.CreatesCall).Takes(("id", CallId), ("name", CallName)),
        new ConfigurationRole("append", 'M', Role.AppendsReply).Takes(("message", Message), ("history", History)) with { Needs = "message" },
        new ConfigurationRole("answers", 'M', Role.AnswersAll).Takes(("calls", Reply), ("history", History)) with { Needs = "calls" },
        new ConfigurationRole("send", 'M', Role.Sends).Takes(("history", History)) with { Needs = "history" });

    /// <summary>What arguments of the role stand for; the first needs no name in front.</summary>
    public ImmutableArray<(string Word, ParameterRole Role)> Arguments { get; init; } = ImmutableArray<(string, ParameterRole)>.Empty;

    /// <summary>The argument without which the role means nothing; null where none is needed.</summary>
    public string? Needs { get; init; }

    private ConfigurationRole Takes(params (string Word, ParameterRole Role)[] arguments) => this with { Arguments = arguments.ToImmutableArray() };
}
