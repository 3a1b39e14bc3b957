using CsCheck;
using ToolResultsAnalyzer.Judge.Programs;

namespace ToolResultsAnalyzer.Judge.Fixes;

/// <summary>
/// Generates programs of which most have one mistake, and one that a fix is made for: among those of <see cref="Generator"/> they are
/// rare, because most have several mistakes.
/// </summary>
public static class FixableGenerator
{
    public static Gen<AgentProgram> Programs { get; } = Gen.Select(
        OneOf(Home.Parameter, Home.Field, Home.Local),
        Gen.Frequency((1, Unanswered()), (3, Picked()), (4, Skipped()), (3, Left()), (2, Failed()), (2, Orphaned()), (2, Answered(twice: true)), (3, Misnamed()), (1, Mapped()), (2, Interrupted()), (1, AskedMidBatch()), (2, Unawaited())),
        Gen.Frequency((2, Gen.Int[0, 0].Select(_ => (AgentForm?)null)), (1, Gen.Enum<AgentForm>().Select(form => (AgentForm?)form))),
        Acts(Act.SetFlag, Act.AskFlag, Act.AppendUser, Act.FewShotGood, Act.FewShotMissing).Array[0, 1],
        (home, turn, agent, before) => new AgentProgram(home, Block.Of(agent is { } form ? [.. before, new AgentNode(form, turn)] : [.. before, .. turn.Nodes, new ActNode(Act.Send)])))
        .Where(Generator.IsInScope);

    /// <summary>The reply is appended, and its calls are not answered, or not on every path.</summary>
    private static Gen<Block> Unanswered() => Gen.Select(Aside(), Conditions(inLoop: false), Aside(), Gen.Bool, (before, test, after, some) => Block.Of(
        [.. before, new ActNode(Act.AppendReply), .. some ? [new IfNode(test, Block.Of(Foreach(new ActNode(Act.AnswerCurrent))), null)] : Array.Empty<Node>(), .. after]));

    /// <summary>Calls are picked by their position.</summary>
    private static Gen<Block> Picked()
    {
        var pick = Acts(Act.AnswerFirst, Act.AnswerFirst, Act.AnswerFirstByLinq, Act.AnswerLast, Act.AnswerSecond);
        var picks = Gen.Frequency((4, pick.Array[1, 1]), (1, pick.Array[2, 2]));
        var body = Gen.Select(Aside(), picks, Aside(), (before, answers, after) => Block.Of([.. before, .. answers, .. after]));
        return Gen.Select(body, Conditions(inLoop: false), Gen.Int[0, 5], Aside(), (answer, test, shape, aside) =>
        {
            Node reply = new ActNode(Act.AppendReply);
            Node leave = new IfNode(Test.NoCalls, Block.Of(new ActNode(Act.Return)), null);
            return shape switch
            {
                0 => Block.Of([reply, .. answer.Nodes]),
                1 => Block.Of([reply, leave, .. aside, .. answer.Nodes]),
                2 => Block.Of([leave, reply, .. answer.Nodes, .. aside]),
                3 => Block.Of([reply, .. aside, new IfNode(test, answer, null)]),
                4 => Block.Of([reply, new IfNode(Test.HasCalls, answer, Block.Of(aside))]),
                _ => Block.Of([.. aside, new IfNode(Test.HasCalls, Block.Of([reply, .. answer.Nodes]), null)]),
            };
        });
    }

    /// <summary>A loop over the calls that goes on without a result for some.</summary>
    private static Gen<Block> Skipped()
    {
        var answer = Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool, Act.CollectCurrent);
        var branch = Gen.Frequency(
            (4, answer.Array[1, 1]),
            (1, Gen.Select(Acts(Act.RunTool, Act.SetFlag, Act.AskFlag), answer, (aside, result) => new[] { aside, result })),
            (2, Acts(Act.RunTool, Act.SetFlag, Act.Continue).Array[1, 1]),
            (1, Gen.Const(Array.Empty<Node>()))).Select(nodes => Block.Of(nodes));
        var branchOrNone = Gen.Frequency((2, Gen.Int[0, 0].Select(_ => (Block?)null)), (1, branch.Select(block => (Block?)block)));
        var choice = Gen.OneOf(
            Gen.Select(Conditions(inLoop: true), branch, branchOrNone, (test, then, otherwise) => new Node[] { new IfNode(test, then, otherwise) }),
            Gen.Select(Conditions(inLoop: true), Conditions(inLoop: true), branch, branchOrNone, (test, inner, then, otherwise) => new Node[] { new IfNode(test, Block.Of(new IfNode(inner, then, otherwise)), then) }),
            Gen.Select(branch, branchOrNone, branchOrNone, (a, b, other) => new Node[] { new SwitchNode(a, b, other) }),
            Gen.Select(Conditions(inLoop: true), answer, (test, result) => new[] { new IfNode(test, Block.Of(new ActNode(Act.Continue)), null), result }));
        return Gen.Select(Gen.Enum<LoopForm>(), choice, Aside(), (form, body, after) =>
        {
            var loop = new CallsNode(form, Block.Of(body));
            bool collects = loop.Body.All.Any(node => node is ActNode { Act: Act.CollectCurrent });
            return Block.Of([new ActNode(Act.AppendReply), loop, .. collects ? [new ActNode(Act.FlushCollected)] : Array.Empty<Node>(), .. after]);
        });
    }

    /// <summary>A loop over the calls that is left early, or the method before it.</summary>
    private static Gen<Block> Left()
    {
        var leave = Gen.Select(Acts(Act.Break, Act.Break, Act.Return), Conditions(inLoop: true), (jump, test) => (Node)new IfNode(test, Block.Of(jump), null));
        var answer = Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool, Act.AnswerCurrent);
        var body = Gen.Select(leave, answer, Aside(), Gen.Int[0, 3], (jump, result, aside, shape) => shape switch
        {
            0 => Block.Of([jump, .. aside, result]),
            1 => Block.Of([result, jump, .. aside]),
            2 => Block.Of([.. aside, result, jump]),
            _ => Block.Of([.. aside, result, new ActNode(Act.Break)]),
        });
        return Gen.Select(Gen.Enum<LoopForm>(), body, Conditions(inLoop: false), Gen.Int[0, 4], Aside(), (form, round, test, guarded, after) => Block.Of(
            [new ActNode(Act.AppendReply), .. guarded == 0 ? [new IfNode(test, Block.Of(new ActNode(Act.Return)), null)] : Array.Empty<Node>(), new CallsNode(form, round), .. after]));
    }

    /// <summary>A tool that throws in a loop over the calls.</summary>
    private static Gen<Block> Failed()
    {
        var caught = Gen.Frequency((2, Gen.Const(Array.Empty<Node>())), (2, Acts(Act.SetFlag, Act.Continue, Act.Break, Act.Return).Array[1, 1]));
        return Gen.Select(Gen.Enum<LoopForm>(), caught, Aside(), Gen.Int[0, 3], Aside(), (form, handler, aside, shape, after) =>
        {
            Node answer = new ActNode(Act.AnswerCurrentByTool);
            var tried = shape == 0 ? Block.Of([answer, .. aside]) : Block.Of([.. aside, answer]);
            Node attempt = new TryNode(tried, Block.Of(handler), shape == 1 ? Block.Of(new ActNode(Act.SetFlag)) : null);
            return Block.Of([new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(attempt)), .. after]);
        });
    }

    /// <summary>The reply is not in the history before its results, or only its text is.</summary>
    private static Gen<Block> Orphaned() => Gen.Select(Answered(twice: false), Conditions(inLoop: false), Gen.Int[0, 4], Aside(), (answer, test, shape, aside) =>
    {
        Node[] results = [.. answer.Nodes.Where(node => node is not ActNode { Act: Act.AppendReply })];
        return shape switch
        {
            0 => Block.Of(results),
            1 => Block.Of([.. results, .. aside, new ActNode(Act.AppendReply)]),
            2 => Block.Of([new ActNode(Act.AppendReplyText), .. results]),
            3 => Block.Of([new ActNode(Act.AppendText), .. results]),
            _ => Block.Of([.. aside, new IfNode(test, Block.Of(results), null)]),
        };
    });

    /// <summary>All calls are answered, or some of them twice.</summary>
    private static Gen<Block> Answered(bool twice)
    {
        var answer = Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool);
        var body = twice
            ? Gen.Select(answer, answer, Conditions(inLoop: true), Gen.Int[0, 3], (first, second, test, shape) => shape switch
            {
                0 => Block.Of(first, second),
                1 => Block.Of(new IfNode(test, Block.Of(first), null), second),
                2 => Block.Of(new SwitchNode(Block.Of(first), null, null), second),
                _ => Block.Of(first, new IfNode(test, Block.Of(second), null)),
            })
            : Gen.Select(answer, Conditions(inLoop: true), answer, Gen.Bool, (first, test, second, splits) => splits ? Block.Of(new IfNode(test, Block.Of(first), Block.Of(second))) : Block.Of(first));
        return Gen.Select(Gen.Enum<LoopForm>(), body, (form, round) => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, round)));
    }

    /// <summary>Results under something that is not the id of their call, or under an unknown one.</summary>
    private static Gen<Block> Misnamed()
    {
        var wrong = Acts(
            Act.AnswerCurrentUnderName, Act.AnswerCurrentUnderReplyId, Act.AnswerCurrentUnderGuid, Act.AnswerCurrentUnderLiteral, Act.AnswerCurrentUnderNewVariable,
            Act.AnswerCurrentUnderEmpty, Act.AnswerCurrentUnderStringEmpty, Act.AnswerCurrentUnderEmptyVariable, Act.AnswerCurrentSwapped, Act.AnswerCurrentSwappedLiteral);
        return Gen.Select(Gen.Enum<LoopForm>(), wrong, Acts(Act.AnswerCurrent), Conditions(inLoop: true), Gen.Int[0, 3], (form, bad, good, test, shape) => shape switch
        {
            0 => Block.Of(new ActNode(Act.FewShotForeign)),
            1 => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(new IfNode(test, Block.Of(bad), Block.Of(good))))),
            _ => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(bad))),
        });
    }

    /// <summary>All calls are answered, and the history is made anew without calls.</summary>
    private static Gen<Block> Mapped() => Gen.Select(Answered(twice: false), Aside(), (turn, aside) => Block.Of([.. turn.Nodes, .. aside, new ActNode(Act.MapHistoryDroppingCalls)]));

    /// <summary>Another message stands between the reply and its last result.</summary>
    private static Gen<Block> Interrupted()
    {
        var message = Acts(Act.AppendUser, Act.AppendSystem, Act.AliasUser);
        return Gen.Select(Gen.Enum<LoopForm>(), Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool), message, Conditions(inLoop: true), Gen.Int[0, 3], (form, answer, other, test, shape) => shape switch
        {
            0 => Block.Of(new ActNode(Act.AppendReply), other, new CallsNode(form, Block.Of(answer))),
            1 => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(new IfNode(test, Block.Of(other), null), answer))),
            2 => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(other, answer))),
            _ => Block.Of(new ActNode(Act.AppendReply), new CallsNode(form, Block.Of(answer, other))),
        });
    }

    /// <summary>The model is asked in the loop over the calls.</summary>
    private static Gen<Block> AskedMidBatch() => Gen.Select(
        Gen.Enum<LoopForm>(), Acts(Act.AnswerCurrent, Act.AnswerCurrentByTool), Acts(Act.Ask, Act.AskWithTools, Act.AskCopy, Act.AskWithMore), Conditions(inLoop: false), Gen.Bool, (form, answer, ask, test, tests) =>
        {
            Node loop = new CallsNode(form, Block.Of(answer, ask));
            return Block.Of(new ActNode(Act.AppendReply), tests ? new IfNode(test, Block.Of(loop), null) : loop);
        });

    /// <summary>Nobody waits for what answers the calls, in a method that could.</summary>
    private static Gen<Block> Unawaited()
    {
        Node reply = new ActNode(Act.AppendReply), waits = new ActNode(Act.WaitForOthers);
        var one = Gen.Select(Gen.Enum<LoopForm>(), Acts(Act.AnswerCurrentDropped, Act.AnswerCurrentUnawaited, Act.AnswerCurrentByVoid), (form, answer) => (Node)new CallsNode(form, Block.Of(answer)));
        var all = Acts(Act.AnswerAllByAsyncLambda, Act.AnswerAllByDroppedTask);
        return Gen.Select(Gen.Frequency((1, one), (1, all)), Gen.Bool, (answers, late) => late ? Block.Of(reply, answers, waits) : Block.Of(waits, reply, answers));
    }

    private static Gen<Node[]> Aside() => Gen.Frequency((3, Gen.Const(Array.Empty<Node>())), (1, Acts(Act.SetFlag, Act.ClearFlag, Act.AskFlag, Act.FlagFromReply, Act.AppendUser).Array[1, 1]));

    private static Gen<Test> Conditions(bool inLoop) => inLoop
        ? OneOf(Test.Opaque, Test.Flag, Test.NotFlag, Test.NameIsA, Test.NameIsA, Test.NameIsB, Test.NameIsNotA)
        : OneOf(Test.Opaque, Test.Flag, Test.NotFlag, Test.HasCalls, Test.HasCalls, Test.FinishedWithCalls, Test.OneCall);

    private static CallsNode Foreach(Node node) => new(LoopForm.Foreach, Block.Of(node));

    private static Gen<Node> Acts(params Act[] acts) => OneOf(acts).Select(act => (Node)new ActNode(act));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
