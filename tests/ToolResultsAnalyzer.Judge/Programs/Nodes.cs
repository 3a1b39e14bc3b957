using System.Collections.Immutable;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

namespace ToolResultsAnalyzer.Judge.Programs;

/// <summary>Where the history of a program lives.</summary>
public enum Home
{
    Local,
    Parameter,
    Field,
    Property,
}

/// <summary>A statement that has no statements in it.</summary>
public enum Act
{
    Send,
    RunAgain,
    AppendReply,
    AppendText,
    AppendReplyText,
    AppendUser,
    AnswerFirst,
    AnswerSecond,
    AnswerLast,
    AnswerFirstByLinq,
    AnswerCurrent,
    AnswerCurrentByTool,
    AnswerCurrentByHelper,
    AnswerCurrentUnderName,
    AnswerCurrentUnderReplyId,
    AnswerCurrentUnderGuid,
    AnswerCurrentUnderLiteral,
    AnswerCurrentUnderEmpty,
    AnswerCurrentUnderStringEmpty,
    AnswerCurrentUnderEmptyVariable,
    AnswerCurrentUnderContent,
    AnswerCurrentUnderNewVariable,
    AnswerCurrentUnderNameByMaker,
    AnswerCurrentSwapped,
    AnswerCurrentSwappedLiteral,
    AnswerCurrentSwappedByMaker,
    AnswerCurrentInUserMessage,
    AnswerCurrentInAssistantMessage,
    AnswerCurrentAsText,
    AnswerCurrentByVariable,
    AnswerCurrentUnderIdOrEmpty,
    AnswerCurrentByMaker,
    AnswerCurrentWithId,
    AnswerCurrentAwaited,
    AnswerCurrentByTask,
    AnswerCurrentDropped,
    AnswerCurrentUnawaited,
    AnswerCurrentByVoid,
    AnswerCurrentEarlyDropped,
    AnswerCurrentEarlyAwaited,
    AnswerCurrentEarlyByVoid,
    AnswerAllByAsyncLambda,
    AnswerAllEarlyByAsyncLambda,
    AnswerAllByDroppedTask,
    AnswerAllByAwaitedTask,
    WaitForOthers,
    AnswerAllBySelect,
    AnswerAllAtOnce,
    AnswerAllAtOnceByHelper,
    AnswerAllByIterator,
    AnswerSomeByIterator,
    CollectCurrent,
    CollectCurrentByTool,
    RunTool,
    FlushCollected,
    FlushCollectedOneByOne,
    CopyHistory,
    SpreadHistory,
    AliasUser,
    AliasReply,
    AppendSystem,
    CollectUser,
    DeferUser,
    FlushDeferred,
    Ask,
    AskWithTools,
    AskCopy,
    AskWithMore,
    AskOther,
    TakeSnapshot,
    AskSnapshot,
    RemoveFirst,
    RemoveSome,
    RemoveLast,
    TakeLastOfHistory,
    SkipFirstOfHistory,
    MapHistory,
    MapHistoryDroppingCalls,
    MapHistoryInline,
    SetFlag,
    ClearFlag,
    AskFlag,
    FlagFromReply,
    Break,
    Continue,
    Return,
    Throw,
    FewShotGood,
    FewShotMissing,
    FewShotForeign,
}

public enum Test
{
    Opaque,
    Flag,
    NotFlag,
    HasCalls,
    NoCalls,
    FinishedWithCalls,
    OneCall,
    AtMostOneCall,
    NameIsA,
    NameIsB,
    NameIsNotA,
    IsLastCall,
}

public enum LoopForm
{
    Foreach,
    For,
    While,
    ForeachOverCopy,
    ForBackwards,
    Enumerator,
    ForeachButFirst,
    ForeachWhereNameIsA,
    ForEachLambda,
    Queue,
    StackByTrying,
}

public enum AgentForm
{
    WhileTrue,
    DoWhileHasCalls,
    WhileHasCalls,
    ForRounds,
    WhileFlag,
}

/// <summary>How a helper is declared and called.</summary>
public enum HelperForm
{
    Instance,
    Static,
    Extension,
    Async,
    LocalFunction,
    Delegate,
}

public abstract record Node;

/// <param name="Way">Which of the ways to write it, where an SDK has several.</param>
public sealed record ActNode(Act Act, int Way = 0) : Node;

public sealed record IfNode(Test Test, Block Then, Block? Else) : Node;

public sealed record SwitchNode(Block A, Block? B, Block? Default) : Node;

/// <summary>A loop over the calls of the reply.</summary>
public sealed record CallsNode(LoopForm Form, Block Body) : Node;

/// <summary>A loop around the model.</summary>
public sealed record AgentNode(AgentForm Form, Block Body) : Node;

public sealed record TryNode(Block Body, Block? Catch, Block? Finally) : Node;

/// <summary>Statements in a method of their own; where there is an <paramref name="Otherwise"/>, it says whether it came to its end.</summary>
public sealed record HelperNode(HelperForm Form, Block Body, Block? Otherwise) : Node;

public sealed record Block(ImmutableArray<Node> Nodes)
{
    public static Block Of(params IEnumerable<Node> nodes) => new([.. nodes]);

    public IEnumerable<Node> All => Nodes.SelectMany(AllOf);

    /// <summary>Whether there is such a statement.</summary>
    public bool Says(Func<ActNode, bool> what) => All.OfType<ActNode>().Any(what);

    private static IEnumerable<Node> AllOf(Node node) => node switch
    {
        IfNode n => [n, .. n.Then.All, .. n.Else?.All ?? []],
        SwitchNode n => [n, .. n.A.All, .. n.B?.All ?? [], .. n.Default?.All ?? []],
        CallsNode n => [n, .. n.Body.All],
        AgentNode n => [n, .. n.Body.All],
        TryNode n => [n, .. n.Body.All, .. n.Catch?.All ?? [], .. n.Finally?.All ?? []],
        HelperNode n => [n, .. n.Body.All, .. n.Otherwise?.All ?? []],
        _ => [node],
    };
}

/// <summary>What kind of statement it is.</summary>
public static class ActKinds
{
    /// <summary>Statements that await something, where they stand in an asynchronous method.</summary>
    public static IReadOnlySet<Act> Awaiting { get; } = new HashSet<Act> { Act.AnswerCurrentAwaited, Act.AnswerCurrentByTask, Act.AnswerCurrentEarlyAwaited, Act.AnswerAllByAwaitedTask, Act.WaitForOthers };

    /// <summary>Answers that nobody waits for, and that come later.</summary>
    public static IReadOnlySet<Act> Late { get; } = new HashSet<Act> { Act.AnswerCurrentDropped, Act.AnswerCurrentUnawaited, Act.AnswerCurrentByVoid, Act.AnswerAllByAsyncLambda, Act.AnswerAllByDroppedTask };

    /// <summary>What takes messages out of the history, or makes it anew message by message: what it holds then is not followed.</summary>
    public static IReadOnlySet<Act> Rebuilding { get; } = new HashSet<Act> { Act.RemoveFirst, Act.RemoveSome, Act.RemoveLast, Act.TakeLastOfHistory, Act.SkipFirstOfHistory, Act.MapHistory, Act.MapHistoryInline };

    /// <summary>Sends whose reply nobody looks at.</summary>
    public static IReadOnlySet<Act> Asking { get; } = new HashSet<Act> { Act.Ask, Act.AskWithTools, Act.AskCopy, Act.AskWithMore, Act.AskOther, Act.AskSnapshot };

    /// <summary>What can only be said where results are parts of messages.</summary>
    public static IReadOnlySet<Act> OfParts { get; } = new HashSet<Act> { Act.AnswerCurrentInUserMessage, Act.AnswerCurrentInAssistantMessage, Act.AnswerCurrentAsText };
}

/// <summary>How a program is written from its first line to its last.</summary>
/// <param name="NamesCalls">Whether the calls of a reply are kept in a variable.</param>
/// <param name="AsksForCalls">Whether the program looks for calls as soon as a reply is there.</param>
/// <param name="KeepsParts">Whether results that are collected are parts of one message, and no messages themselves.</param>
public sealed record Wording(bool NamesCalls = false, bool AsksForCalls = false, bool KeepsParts = false);

/// <summary>A generated agent method.</summary>
public sealed record AgentProgram(Home Home, Block Body)
{
    /// <summary>The SDK that it is written for.</summary>
    public PhraseBook Book { get; init; } = OpenAIChatPhrases.Book;

    public Wording Wording { get; init; } = new();

    /// <summary>Whether the method is asynchronous.</summary>
    public bool IsAsync => Book.SendsAreTasks || Body.All.Any(node => node is ActNode { Act: var act } && ActKinds.Awaiting.Contains(act));

    public Runs.Behaviours Behaviours
    {
        get
        {
            var nodes = Body.All.ToArray();
            bool names = nodes.Any(node => node is SwitchNode or IfNode { Test: Test.NameIsA or Test.NameIsB or Test.NameIsNotA } or CallsNode { Form: LoopForm.ForeachWhereNameIsA } or ActNode { Act: Act.AnswerSomeByIterator });
            bool second = nodes.Any(node => node is ActNode { Act: Act.AnswerSecond } or CallsNode { Form: LoopForm.ForeachButFirst })

                // Between the first and the last call there may be another one.
                || (nodes.Any(node => node is ActNode { Act: Act.AnswerLast }) && nodes.Any(node => node is ActNode { Act: Act.AnswerFirst or Act.AnswerFirstByLinq }))

                // What one round collects is appended by a later one, and told by a third.
                || nodes.OfType<CallsNode>().Any(loop => loop.Body.All.Any(node => node is ActNode { Act: Act.FlushCollected or Act.FlushCollectedOneByOne }));
            bool catches = nodes.Any(node => node is TryNode);
            bool catchesSends = Book.ClientsThrow && nodes.OfType<TryNode>().Any(node => node.Catch is not null && node.Body.All.Any(Sends));

            // A reply in a loop may matter a round later.
            var rounds = nodes.OfType<AgentNode>().ToArray();
            int sends = 1 + nodes.Count(node => node is ActNode { Act: Act.Send or Act.RunAgain }) + rounds.Sum(agent => agent.Body.All.Count(node => node is ActNode { Act: Act.Send })) + (rounds.Length > 0 ? 1 : 0);
            return new(Rounds: Math.Min(Math.Max(sends, 2), 6), MaxCalls: second ? 3 : 2, names ? ["a", "b", "c"] : ["a"], ToolsThrow: catches, ClientsThrow: catchesSends);

            static bool Sends(Node node) => node is AgentNode or ActNode { Act: Act.Send or Act.RunAgain } || (node is ActNode { Act: var act } && ActKinds.Asking.Contains(act));
        }
    }
}
