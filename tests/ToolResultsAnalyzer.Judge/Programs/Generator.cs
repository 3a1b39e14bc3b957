using CsCheck;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

namespace ToolResultsAnalyzer.Judge.Programs;

/// <summary>
/// Generates agent methods: mostly sensible ones, with the mistakes that people make. What a statement may be depends on where
/// it stands.
/// </summary>
public sealed class Generator
{
    private readonly PhraseBook book;

    private Generator(PhraseBook book) => this.book = book;

    /// <param name="CallLoops">How many loops over calls are around.</param>
    /// <param name="Budget">How deep the statements may still nest.</param>
    /// <param name="CanJump">Whether there is a loop in the same method.</param>
    /// <param name="InHelper">Whether the statements stand in a method of their own.</param>
    private sealed record Scope(int CallLoops, bool InAgentLoop, int Budget, bool CanJump = true, HelperForm? InHelper = null);

    /// <summary>Programs that can be written in an SDK.</summary>
    public static Gen<AgentProgram> ProgramsFor(PhraseBook book)
    {
        var generator = new Generator(book);
        return Gen.Select(
            Gen.Frequency((3, Gen.Const(Home.Parameter)), (2, Gen.Const(Home.Field)), (1, Gen.Const(Home.Property)), (2, Gen.Const(Home.Local))),
            generator.Bodies(),
            generator.Wordings(),
            (home, body, wording) => new AgentProgram(home, body) { Book = book, Wording = wording }).Where(IsInScope);
    }

    /// <summary>
    /// What the analysis does not follow, and the judge therefore does not ask about: what one loop over the calls learned of a
    /// call that is not the one it follows and another loop asks again; results that are kept until the next reply is there; results
    /// that are collected in a loop over the calls and appended in that loop only, or not at all beside others that are; a list that is sent no more and still waits when the next reply comes;
    /// whose exception it is that passes a <c>finally</c> of a helper on its way to a <c>catch</c> of its caller.
    /// </summary>
    public static bool IsInScope(AgentProgram program)
    {
        var loops = program.Body.All.OfType<CallsNode>().ToArray();
        var acts = program.Body.All.OfType<ActNode>().Select(node => node.Act).ToHashSet();
        bool asksTwice = program.Body.All.Count(node => node is ActNode { Act: Act.AnswerSomeByIterator }) + loops.Count(loop => loop.Body.All.Any(node => node is SwitchNode or IfNode { Test: Test.NameIsA or Test.NameIsB or Test.NameIsNotA }) || loop.Form == LoopForm.ForeachWhereNameIsA) > 1;
        bool leaves = loops.Any(loop => loop.Body.All.Any(node => node is ActNode { Act: Act.Return or Act.Throw or Act.Break }));
        bool forgets = acts.Contains(Act.AliasReply) && acts.Overlaps([Act.CopyHistory, Act.SpreadHistory]) && program.Body.All.Any(node => node is AgentNode);
        bool throwsThrough = program.Body.All.OfType<HelperNode>().Any(helper => helper.Body.All.OfType<TryNode>().Any(node => node.Finally is not null && node.Body.All.Any(IsAsk)));
        return !(asksTwice && leaves) && !forgets && !throwsThrough && !program.Body.All.Any(node => node switch
        {
            AgentNode agent => agent.Body.All.Any(IsCollect) && LastFlush(program.Body) is not null && !AppendsWhatItCollects(agent.Body),
            CallsNode calls when LastFlush(program.Body) is null => calls.Body.All.Any(IsCollect) && program.Body.All.Any(IsAnswer),
            CallsNode calls => LastFlush(calls.Body) is { } flush && ReferenceEquals(flush, LastFlush(program.Body)) && calls.Body.All.Any(IsCollect),
            _ => false,
        });
    }

    /// <summary>
    /// Whether the analysis says nothing on purpose about some programs with what is in this one: a test for the last of the calls makes
    /// it uncertain which of them have a result; a history from which messages were taken, or that was made anew, may hold anything; a task
    /// in a variable is not followed; and of an answer that comes later it is not known what it comes behind, if there are others, or other messages.
    /// </summary>
    public static bool MayBeSilent(AgentProgram program) => program.Book.NotFollowed.Any(isNotFollowed => isNotFollowed(program)) || program.Body.All.Any(node => node is IfNode { Test: Test.IsLastCall } or ActNode { Act: Act.AnswerCurrentByTask }
            || (node is ActNode { Act: var act } && ActKinds.Rebuilding.Contains(act)))
        || (AnswersLater(program) && program.Body.All.Count(node => node is ActNode { Act: >= Act.AnswerFirst and <= Act.CollectCurrentByTool and not Act.WaitForOthers or Act.AppendUser or Act.AppendSystem or Act.AliasUser or Act.FlushDeferred or Act.SpreadHistory }) > 1);

    /// <summary>Whether there are answers that nobody waits for: of what the history holds when they come, only that they are late may be said.</summary>
    public static bool AnswersLater(AgentProgram program) => program.Body.All.Any(node => node is ActNode { Act: var act } && ActKinds.Late.Contains(act));

    private static bool IsAsk(Node node) => node is ActNode { Act: var act } && ActKinds.Asking.Contains(act);

    private static bool IsCollect(Node node) => node is ActNode { Act: Act.CollectCurrent or Act.CollectCurrentByTool };

    private static bool IsAnswer(Node node) => node is ActNode { Act: Act.AnswerCurrent or Act.AnswerCurrentByTool or Act.AnswerCurrentByHelper };

    /// <summary>Whether all that a round collects is appended at its end, whatever happens in between, and before the next reply is there.</summary>
    private static bool AppendsWhatItCollects(Block round)
    {
        var rest = round.Nodes.Reverse().TakeWhile(node => node is not ActNode { Act: Act.FlushCollected or Act.FlushCollectedOneByOne }).ToArray();
        return rest.Length < round.Nodes.Length && !Block.Of(rest).All.Any(IsCollect) && !round.All.Any(node => node is ActNode { Act: Act.Send });
    }

    /// <summary>What appends results last, unless it runs only behind an exception.</summary>
    private static Node? LastFlush(Block body)
    {
        var handlers = body.All.OfType<TryNode>().SelectMany(node => node.Catch?.All ?? []).ToHashSet<Node>(ReferenceEqualityComparer.Instance);
        return body.All.LastOrDefault(node => node is ActNode { Act: Act.FlushCollected or Act.FlushCollectedOneByOne } && !handlers.Contains(node));
    }

    private Gen<Block> Bodies()
    {
        var straight = Straight(new(0, false, 3));
        var agent = Gen.Select(
            Gen.Enum<AgentForm>(),
            Straight(new(0, true, 3)),
            Acts(Act.AppendUser, Act.AskFlag, Act.FewShotGood, Act.FewShotMissing, Act.FewShotForeign).Array[0, 1],
            Acts(Act.Send, Act.AppendUser).Array[0, 1],
            (form, body, before, after) => Block.Of([.. before, new AgentNode(form, body), .. after]));
        return Gen.Frequency((3, straight), (2, agent));
    }

    /// <summary>A turn: append the reply somehow, answer somehow, and go on.</summary>
    private Gen<Block> Straight(Scope scope) => Gen.Select(
        Gen.Frequency(
            (8, Acts(Act.AppendReply)),
            (1, Acts(Act.AppendText, Act.AppendReplyText)),
            (1, Acts(Act.AliasReply)),
            (1, Gen.Const<Node>(new IfNode(Test.Opaque, Block.Of(new ActNode(Act.AppendReply)), null)))).Array[0, 1],
        Statements(scope, 0, 2),
        Answers(scope),
        Statements(scope, 0, 2),
        Acts(Act.Send, Act.Send, Act.Send, Act.RunAgain).Array[0, 1],
        Gen.Bool,
        (reply, before, answers, after, send, late) => late
            ? Block.Of([.. before.Nodes, .. answers.Nodes, .. reply, .. after.Nodes, .. send])
            : Block.Of([.. reply, .. before.Nodes, .. answers.Nodes, .. after.Nodes, .. send]));

    private Gen<Block> Answers(Scope scope) => Gen.Frequency(
        (8, Loop(scope).Array[1, 1].Select(nodes => Block.Of(nodes))),
        (2, Acts(Act.AnswerFirst, Act.AnswerFirstByLinq, Act.AnswerLast, Act.AnswerSecond).Array[1, 2].Select(nodes => Block.Of(nodes))),
        (1, Acts(Act.AnswerAllBySelect, Act.AnswerAllAtOnce, Act.AnswerAllAtOnceByHelper, Act.AnswerAllByIterator, Act.AnswerSomeByIterator).Array[1, 1].Select(nodes => Block.Of(nodes))),
        (1, Acts(Act.AnswerAllByAsyncLambda, Act.AnswerAllEarlyByAsyncLambda, Act.AnswerAllByDroppedTask, Act.AnswerAllByAwaitedTask).Array[1, 1].Select(nodes => Block.Of(nodes))),
        (1, Loop(scope).Array[2, 2].Select(nodes => Block.Of(nodes))),
        (1, Gen.Select(Loop(scope), node => Block.Of(new TryNode(Block.Of(node), Block.Of(), null)))),
        (1, Gen.Select(Conditions(scope), Loop(scope), (test, node) => Block.Of(new IfNode(test, Block.Of(node), null)))),
        (1, Gen.Const(Block.Of())));

    private Gen<Node> Loop(Scope scope) => Gen.Select(
        Gen.Frequency((4, Gen.Const(LoopForm.Foreach)), (1, Gen.Const(LoopForm.For)), (1, Gen.Const(LoopForm.While)), (1, Gen.Const(LoopForm.ForeachOverCopy)), (2, OneOf(LoopForm.ForBackwards, LoopForm.Enumerator, LoopForm.ForeachButFirst, LoopForm.ForeachWhereNameIsA, LoopForm.Queue, LoopForm.StackByTrying)), (1, Gen.Const(LoopForm.ForEachLambda))),
        CallBody(scope with { CallLoops = scope.CallLoops + 1, Budget = scope.Budget - 1, CanJump = true }),
        Acts(Act.FlushCollected).Array[0, 1],
        (form, body, _) => (Node)new CallsNode(form, body));

    private Gen<Block> CallBody(Scope scope) => Gen.Frequency(
        (3, Answer().Array[1, 1].Select(nodes => Block.Of(nodes))),
        (2, Helper(scope, inner => Lazily(() => CallBody(inner with { Budget = inner.Budget - 2 }))).Array[1, 1].Select(nodes => Block.Of(nodes))),
        (4, Gen.Select(Statements(scope, 0, 1), Answer(), Statements(scope, 0, 1), (before, answer, after) => Block.Of([.. before.Nodes, answer, .. after.Nodes]))),
        (1, Gen.Select(Answer().Array[0, 1], WrongAnswer(), (right, wrong) => Block.Of([.. right, wrong]))),
        (3, Statements(scope, 1, 3)));

    private Gen<Node> Answer() => Gen.Frequency(
        (6, Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool, Act.AnswerCurrentByTool, Act.AnswerCurrentByHelper, Act.CollectCurrent, Act.CollectCurrentByTool)),
        (1, Acts(Act.AnswerCurrentAwaited, Act.AnswerCurrentAwaited, Act.AnswerCurrentByTask, Act.AnswerCurrentDropped, Act.AnswerCurrentUnawaited, Act.AnswerCurrentByVoid, Act.AnswerCurrentEarlyDropped, Act.AnswerCurrentEarlyAwaited, Act.AnswerCurrentEarlyByVoid)),
        (1, Acts(Act.AnswerCurrentByVariable, Act.AnswerCurrentUnderIdOrEmpty, Act.AnswerCurrentByMaker, Act.AnswerCurrentWithId)));

    private Gen<Node> WrongAnswer() => Acts(
        Act.AnswerCurrentUnderName, Act.AnswerCurrentUnderReplyId, Act.AnswerCurrentUnderGuid, Act.AnswerCurrentUnderLiteral,
        Act.AnswerCurrentUnderEmpty, Act.AnswerCurrentUnderStringEmpty, Act.AnswerCurrentUnderEmptyVariable, Act.AnswerCurrentUnderContent, Act.AnswerCurrentUnderNewVariable,
        Act.AnswerCurrentUnderNameByMaker, Act.AnswerCurrentSwapped, Act.AnswerCurrentSwappedLiteral, Act.AnswerCurrentSwappedByMaker,
        Act.AnswerCurrentInUserMessage, Act.AnswerCurrentInAssistantMessage, Act.AnswerCurrentAsText);

    /// <summary>What else is said and asked while calls may wait.</summary>
    private Gen<Node> Aside(Scope scope) => Gen.Frequency((5, Talk(scope)), (1, Rebuilding(scope)));

    private Gen<Node> Talk(Scope scope) => Acts([
        Act.AppendSystem, Act.DeferUser, Act.FlushDeferred, Act.Ask, Act.AskCopy, Act.AskWithMore, Act.AskOther, Act.AskSnapshot,
        .. scope.CallLoops > 0 ? new[] { Act.CollectUser, Act.Ask, Act.DeferUser } : [],
        .. scope.CallLoops == 0 ? new[] { Act.AskWithTools, Act.FlushDeferred } : [],
        .. scope.InHelper is null ? new[] { Act.WaitForOthers } : [],
        .. scope.CallLoops == 0 && scope.InHelper is null ? new[] { Act.TakeSnapshot } : [],
    ]);

    private Gen<Node> Rebuilding(Scope scope) => Acts([
        Act.RemoveFirst, Act.RemoveSome, Act.RemoveLast,
        .. scope.CallLoops == 0 && scope.InHelper is null ? new[] { Act.TakeLastOfHistory, Act.SkipFirstOfHistory, Act.MapHistory, Act.MapHistoryDroppingCalls, Act.MapHistoryInline } : [],
    ]);

    private Gen<Block> Statements(Scope scope, int min, int max) =>
        Lazily(() => Statement(scope)).Array[min, max].Select(nodes => Block.Of(nodes));

    private Gen<Node> Statement(Scope scope)
    {
        var simple = Gen.Frequency((4, Acts([
            Act.AppendUser, Act.AskFlag, Act.SetFlag, Act.ClearFlag, Act.FlagFromReply, Act.FlushCollected, Act.FlushCollectedOneByOne,
            .. scope.InHelper is null ? new[] { Act.AliasUser } : [],
            // Within a batch a history that is given up for a copy keeps waiting, which no rule speaks about.
            .. scope.CallLoops == 0 && scope.InHelper is null ? new[] { Act.CopyHistory, Act.SpreadHistory } : [],
            Act.Return, Act.Throw, Act.AnswerFirst,
            .. scope.CallLoops > 0 ? new[] { Act.AnswerCurrent, Act.AnswerCurrentByTool, Act.CollectCurrent, Act.RunTool, Act.Return } : [],
            .. scope.CallLoops > 0 && scope.CanJump ? new[] { Act.Continue, Act.Break, Act.Continue, Act.Break } : [],
            .. scope.CallLoops == 0 && scope.InAgentLoop && scope.InHelper is null ? new[] { Act.Break, Act.Send } : [],
            .. scope.CallLoops == 0 && scope.InHelper is null ? new[] { Act.Send } : [],
        ])), (1, Aside(scope)));
        if (scope.Budget <= 0)
            return simple;

        var inner = scope with { Budget = scope.Budget - 1 };
        var block = Lazily(() => Statements(inner, 1, 2));
        var blockOrNone = Gen.OneOf(Gen.Int[0, 0].Select(_ => (Block?)null), block.Select(b => (Block?)b));
        var loop = Lazily(() => Loop(inner));
        List<(int, Gen<Node>)> ways =
        [
            (4, simple),
            (3, Gen.Select(Conditions(scope), block, blockOrNone, (test, then, otherwise) => (Node)new IfNode(test, then, otherwise))),
            (1, Gen.Select(block, Lazily(() => Statements(inner, 0, 1)), (body, handler) => (Node)new TryNode(body, handler, null))),
            (1, Gen.Select(block, Acts(Act.AppendUser, Act.SetFlag, scope.CallLoops > 0 ? Act.AnswerCurrent : Act.ClearFlag), (body, last) => (Node)new TryNode(body, null, Block.Of(last)))),
        ];
        ways.Add((1, Helper(inner, within => Statements(within, 1, 2))));
        if (scope.CallLoops > 0)
            ways.Add((2, Gen.Select(block, blockOrNone, blockOrNone, (a, b, other) => (Node)new SwitchNode(a, b, other))));
        if (scope.CallLoops < 2)
            ways.Add((1, loop));
        if (scope.CallLoops > 0)
            ways.Add((1, Acts(Act.Ask, Act.AskWithTools, Act.AskCopy, Act.AskWithMore).Select(ask => (Node)new IfNode(Test.IsLastCall, Block.Of(ask), null))));
        return Gen.Frequency([.. ways]);
    }

    /// <summary>Statements in a method of their own, which may say whether it came to its end.</summary>
    private Gen<Node> Helper(Scope scope, Func<Scope, Gen<Block>> body)
    {
        // Not every method can be named in every other.
        HelperForm[] forms = scope.InHelper is null ? Enum.GetValues<HelperForm>() : [HelperForm.Extension, HelperForm.LocalFunction, HelperForm.Delegate];
        var otherwise = Gen.Frequency((2, Gen.Const((Block?)null)), (1, Lazily(() => Statements(scope with { Budget = 0 }, 0, 1)).Select(block => (Block?)block)));
        return OneOf(forms).SelectMany(form => Gen.Select(
            Lazily(() => body(scope with { InHelper = form, CanJump = false })),
            otherwise,
            (block, other) => (Node)new HelperNode(form, block, other)));
    }

    private static Gen<Test> Conditions(Scope scope) => scope.CallLoops > 0
        ? OneOf(Test.Opaque, Test.Opaque, Test.Flag, Test.NotFlag, Test.NameIsA, Test.NameIsB, Test.NameIsNotA, Test.OneCall)
        : OneOf(Test.Opaque, Test.Flag, Test.NotFlag, Test.HasCalls, Test.HasCalls, Test.NoCalls, Test.FinishedWithCalls, Test.OneCall, Test.AtMostOneCall);

    /// <summary>Statements, as far as the SDK can say them: each in one of its ways.</summary>
    private Gen<Node> Acts(params Act[] acts)
    {
        var act = OneOf(acts.Where(book.CanSay).ToArray());
        return book.Ways > 1 ? Gen.Select(act, Gen.Int[0, book.Ways - 1], (act, way) => (Node)new ActNode(act, way)) : act.Select(act => (Node)new ActNode(act));
    }

    private Gen<Wording> Wordings() => book.Wordings is [var only] ? Gen.Const(only) : OneOf([.. book.Wordings]);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<T> Lazily<T>(Func<Gen<T>> gen) => Gen.Int[0, 0].SelectMany(_ => gen());
}
