using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Runs;

namespace ToolResultsAnalyzer.Judge.Tests;

/// <summary>
/// Programs by name: that the judge knows right from wrong, and those on which the analyzer and the endpoint once disagreed,
/// shrunk.
/// </summary>
public class NamedProgramsTests
{
    private static readonly Node Reply = new ActNode(Act.AppendReply);
    private static readonly Node Send = new ActNode(Act.Send);
    private static readonly Node AnswerEach = new CallsNode(LoopForm.Foreach, Do(Act.AnswerCurrent));

    public static TheoryData<string, bool> Programs
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var (name, program) in All)
                data.Add(name, program.Fails);
            return data;
        }
    }

    private static IReadOnlyDictionary<string, (bool Fails, AgentProgram Program)> All { get; } = new Dictionary<string, (bool, AgentProgram)>
    {
        ["a method calls itself with what a helper answers under a condition"] = (true, Run(Home.Parameter, Reply, new IfNode(Test.Opaque, Block.Of(Loop(new ActNode(Act.AnswerCurrentByHelper))), null), new ActNode(Act.RunAgain))),
        ["a method calls itself with what a helper answers"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentByHelper)), new ActNode(Act.RunAgain))),
        ["a method calls itself with a copy of a list that waits"] = (true, Run(Home.Parameter, Reply, new ActNode(Act.CopyHistory), AnswerEach, new ActNode(Act.AliasUser), new ActNode(Act.RunAgain))),
        ["a lambda answers each call"] = (false, Run(Home.Field, Reply, new CallsNode(LoopForm.ForEachLambda, Do(Act.AnswerCurrent)), Send)),
        ["a lambda skips a call"] = (true, Run(Home.Field, Reply, new CallsNode(LoopForm.ForEachLambda, Block.Of(new IfNode(Test.NameIsA, Do(Act.AnswerCurrent), null))), Send)),
        ["a delegate in a delegate changes a flag"] = (false, Run(Home.Parameter, new ActNode(Act.SetFlag), Helper(HelperForm.LocalFunction, new IfNode(Test.Flag, Block.Of(Helper(HelperForm.Delegate, new ActNode(Act.FlagFromReply))), Do(Act.AnswerFirst))))),
        ["a queue is emptied"] = (false, Run(Home.Local, Reply, new CallsNode(LoopForm.Queue, Do(Act.AnswerCurrent)), Send)),
        ["a stack is emptied and skips"] = (true, Run(Home.Local, Reply, new CallsNode(LoopForm.StackByTrying, Block.Of(new IfNode(Test.Opaque, Do(Act.AnswerCurrent), null))), Send)),
        ["a helper empties a stack and answers under a literal"] = (true, Run(Home.Parameter, Helper(HelperForm.Static, new CallsNode(LoopForm.StackByTrying, Do(Act.AnswerCurrentUnderLiteral))))),
        ["an iterator answers some calls"] = (true, Run(Home.Parameter, Reply, new ActNode(Act.AnswerSomeByIterator), Send)),
        ["an iterator answers each call"] = (false, Run(Home.Parameter, Reply, new ActNode(Act.AnswerAllByIterator), Send)),
        ["every call is answered"] = (false, Run(Home.Parameter, Reply, AnswerEach, Send)),
        ["only the first call is answered"] = (true, Run(Home.Parameter, Reply, new IfNode(Test.HasCalls, Do(Act.AnswerFirst), null), Send)),
        ["the first of at most one call is answered"] = (false, Run(Home.Local, Reply, new IfNode(Test.OneCall, Do(Act.AnswerFirst), Block.Of(AnswerEach)), Send)),
        ["a call is skipped"] = (true, Run(Home.Field, Reply, Loop(new IfNode(Test.NameIsA, Do(Act.AnswerCurrent), null)))),
        ["a call is skipped by one loop and answered by the next"] = (false, Run(Home.Field, Reply, Loop(new IfNode(Test.NameIsA, Do(Act.AnswerCurrent), null)), Loop(new IfNode(Test.NameIsNotA, Do(Act.AnswerCurrent), null)))),
        ["a tool throws and the catch says nothing"] = (true, Run(Home.Parameter, Reply, Loop(new TryNode(Do(Act.AnswerCurrentByTool), Block.Of(), null)), Send)),
        ["a tool throws and the catch answers"] = (false, Run(Home.Parameter, Reply, Loop(new TryNode(Do(Act.AnswerCurrentByTool), Do(Act.AnswerCurrent), null)), Send)),
        ["a local history dies with the method"] = (false, Run(Home.Local, Reply, Loop(new ActNode(Act.AnswerCurrent), new ActNode(Act.Return)))),
        ["the reply comes after its results"] = (true, Run(Home.Parameter, AnswerEach, Reply, Send)),
        ["results are collected before the reply is appended"] = (false, Run(Home.Parameter, new CallsNode(LoopForm.For, Do(Act.CollectCurrent)), Reply, new ActNode(Act.FlushCollected), Send)),

        // Once disagreed.
        ["a message through an alias stands before the results"] = (true, Run(Home.Parameter, Reply, new ActNode(Act.AliasUser), AnswerEach)),
        ["a field is given a copy while an alias keeps the old list"] = (false, Run(Home.Field, new ActNode(Act.AliasReply), new ActNode(Act.CopyHistory), AnswerEach, new ActNode(Act.AliasUser))),
        ["a copied parameter dies with the method"] = (false, Run(Home.Parameter, new ActNode(Act.CopyHistory), new ActNode(Act.AnswerFirst))),
        ["a loop is left by a return through finally"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrent), new TryNode(Do(Act.Return), null, Do(Act.SetFlag))))),
        ["an exception of another type passes a finally and a catch"] = (false, Run(Home.Parameter, new TryNode(Block.Of(new TryNode(Do(Act.Throw), null, Do(Act.ClearFlag))), Block.Of(), null), AnswerEach)),
        ["the only call is the first and the last"] = (false, Run(Home.Parameter, Reply, new IfNode(Test.AtMostOneCall, Do(Act.Throw), null), AnswerEach, Send)),
        ["a result is collected and never flushed when a loop throws"] = (false, Run(Home.Parameter, new TryNode(Block.Of(Loop(new ActNode(Act.CollectCurrent), new ActNode(Act.Throw))), Block.Of(), null))),
        ["nested loops answer each call once for each call"] = (true, Run(Home.Parameter, Reply, Loop(new CallsNode(LoopForm.Foreach, Do(Act.AnswerCurrent))), Send)),
        ["the first call is answered in each round"] = (true, Run(Home.Parameter, Loop(new ActNode(Act.AnswerFirst)))),
        ["a foreign id in an example that is appended to what the caller gave"] = (true, Run(Home.Parameter, new ActNode(Act.FewShotForeign))),
        ["a filter asks for one name and a switch behind it for another"] = (false, Run(Home.Parameter, new CallsNode(LoopForm.ForeachWhereNameIsA, Block.Of(new SwitchNode(Block.Of(), null, Do(Act.AnswerFirst)))))),
        ["the second of three calls is collected and the third round flushes it"] = (true, Run(Home.Parameter, Loop(new IfNode(Test.Flag, Do(Act.AskFlag, Act.Continue), Do(Act.FlushCollectedOneByOne)), new ActNode(Act.CollectCurrent)))),
        ["the name of the function stands for the id"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentUnderName)), Send)),
        ["an inner catch takes what an outer one of the same type would"] = (false, Run(Home.Parameter, new TryNode(Block.Of(new TryNode(Block.Of(Loop(new ActNode(Act.CollectCurrentByTool))), Block.Of(), null)), Do(Act.Send), null), new IfNode(Test.NoCalls, Do(Act.FlushCollected), null))),
        ["the calls but the first are some where there is more than one"] = (false, Run(Home.Parameter, new IfNode(Test.OneCall, Do(Act.Throw), null), Loop(new CallsNode(LoopForm.ForeachButFirst, Do(Act.Throw))), AnswerEach)),
        ["a call is skipped beside a try that has nothing but a finally"] = (true, Run(Home.Parameter, Reply, Loop(new IfNode(Test.Opaque, Block.Of(new TryNode(Block.Of(), null, Do(Act.AnswerCurrent))), null)))),
        ["an exception leaves a loop through a finally and the catch returns"] = (true, Run(Home.Parameter, Reply, new TryNode(Block.Of(new TryNode(Block.Of(Loop(new ActNode(Act.AnswerCurrentByTool))), null, Do(Act.ClearFlag))), Do(Act.Return), null))),
        ["a projection of no calls answers nobody else's"] = (true, Run(Home.Parameter, new ActNode(Act.FewShotMissing), new IfNode(Test.HasCalls, Do(Act.Throw), null), new ActNode(Act.AnswerAllBySelect), Send)),
        ["the first and the last of more than two calls are answered"] = (true, Run(Home.Local, Reply, new IfNode(Test.AtMostOneCall, Do(Act.Return), null), new ActNode(Act.AnswerFirst), new ActNode(Act.AnswerLast), Send)),
        ["an empty turn does not excuse the next one"] = (true, Run(Home.Parameter, new AgentNode(AgentForm.DoWhileHasCalls, Block.Of(Reply, new IfNode(Test.Flag, Block.Of(new IfNode(Test.HasCalls, Do(Act.Throw), null)), null), new ActNode(Act.FlagFromReply))))),
        ["a loop that collects is left by a break in a try with a finally"] = (true, Run(Home.Parameter, Loop(new IfNode(Test.Opaque, Do(Act.CollectCurrent), Block.Of(new TryNode(Do(Act.Break), null, Do(Act.SetFlag))))), Reply, Loop(new ActNode(Act.FlushCollected)))),
        ["a loop is left behind a finally"] = (true, Run(Home.Parameter, Reply, Loop(new TryNode(Do(Act.AnswerCurrent), null, Do(Act.SetFlag)), new ActNode(Act.Return)))),
        ["a loop is left behind a catch with a finally"] = (true, Run(Home.Parameter, Reply, Loop(new TryNode(Do(Act.AnswerCurrentByTool), Do(Act.AnswerCurrent), Do(Act.SetFlag)), new ActNode(Act.Break)), Send)),
        ["a local function in a helper answers again"] = (true, Run(Home.Parameter, Reply, Helper(HelperForm.Instance, Helper(HelperForm.LocalFunction, AnswerEach)), AnswerEach)),
        ["a method that gets a call and does nothing leaves the history alone"] = (true, Run(Home.Property, Loop(Helper(HelperForm.Instance)), Loop(new ActNode(Act.CollectCurrent)), new ActNode(Act.FlushCollected))),
        ["nothing runs behind a helper that throws"] = (false, Run(Home.Parameter, new ActNode(Act.FewShotForeign), new AgentNode(AgentForm.WhileTrue, Block.Of(new TryNode(Block.Of(Helper(HelperForm.Static, new ActNode(Act.Throw))), Block.Of(), null))))),
        ["a local function lets only replies without calls pass"] = (false, Run(Home.Parameter, new AgentNode(AgentForm.WhileTrue, Block.Of(Helper(HelperForm.LocalFunction, new IfNode(Test.FinishedWithCalls, Do(Act.Throw), null)), AnswerEach)))),
        ["a literal stands for the id of a helper's parameter"] = (true, Run(Home.Parameter, Loop(Helper(HelperForm.Instance, new ActNode(Act.AnswerCurrentUnderLiteral))))),
        ["what an asynchronous helper returns is waited for"] = (false, Run(Home.Parameter, Loop(new HelperNode(HelperForm.Async, Do(Act.AnswerCurrent), Do(Act.Return))), new ActNode(Act.Throw))),
        ["a new id in a local function stands for the id"] = (true, Run(Home.Parameter, new AgentNode(AgentForm.WhileTrue, Block.Of(Loop(Helper(HelperForm.LocalFunction, new ActNode(Act.AnswerCurrentUnderGuid))))))),
        ["a flag that is passed by reference keeps its value"] = (false, Run(Home.Parameter, Helper(HelperForm.Static, new TryNode(Do(Act.Return), Do(Act.ClearFlag), null)), new IfNode(Test.NotFlag, Block.Of(AnswerEach), null))),
        ["a local function is wrong about a history that dies with the method"] = (false, Run(Home.Local, Loop(Helper(HelperForm.LocalFunction, new ActNode(Act.AnswerCurrentUnderReplyId))))),
        ["a local function that nobody gets to is wrong"] = (false, Run(Home.Parameter, Loop(new ActNode(Act.Return)), Loop(Helper(HelperForm.LocalFunction, new ActNode(Act.AnswerCurrentUnderReplyId))))),
        ["a helper of a helper answers under the name of the function"] = (true, Run(Home.Parameter, Helper(HelperForm.Instance, Loop(Helper(HelperForm.Extension, new ActNode(Act.AnswerCurrentUnderName)))))),
        ["a tool throws where all run at once"] = (true, Run(Home.Parameter, Reply, new TryNode(Do(Act.AnswerAllAtOnce), Block.Of(), null), Send)),
        ["all calls are answered at once"] = (false, Run(Home.Parameter, Reply, new ActNode(Act.AnswerAllAtOnceByHelper), Send)),
        ["the id and the content are swapped"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentSwapped)), Send)),
        ["a method that makes results gets the id and the content swapped, in a variable whose name ends like one of an id"] = (true, Run(Home.Parameter, Loop(new ActNode(Act.AnswerCurrentSwappedByMaker)))),
        ["the content stands for the id, in a variable whose name ends like one of an id"] = (true, Run(Home.Parameter, Loop(new ActNode(Act.AnswerCurrentUnderContent)))),
        ["an empty variable stands for the id"] = (true, Run(Home.Field, Reply, Loop(new ActNode(Act.AnswerCurrentUnderEmptyVariable)), Send)),
        ["the id is a fallback for nothing"] = (false, Run(Home.Field, Reply, Loop(new ActNode(Act.AnswerCurrentUnderIdOrEmpty)), Send)),
        ["a message is collected among the results"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.CollectCurrent), new ActNode(Act.CollectUser)), new ActNode(Act.FlushCollected), Send)),
        ["a message waits until all results are there"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrent), new ActNode(Act.DeferUser)), new ActNode(Act.FlushDeferred), Send)),
        ["a message waits between the reply and the results"] = (true, Run(Home.Parameter, new ActNode(Act.DeferUser), Reply, new ActNode(Act.FlushDeferred), AnswerEach, Send)),
        ["a copy of the history is sent in the loop over the calls"] = (true, Run(Home.Local, Reply, Loop(new ActNode(Act.AnswerCurrent), new ActNode(Act.AskCopy)))),
        ["the history is sent with another message in the loop over the calls"] = (true, Run(Home.Local, Reply, Loop(new ActNode(Act.AnswerCurrent), new ActNode(Act.AskWithMore)))),
        ["something else is sent in the loop over the calls"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AskOther), new ActNode(Act.AnswerCurrent)), Send)),
        ["a copy from before the reply is sent in the loop over the calls"] = (false, Run(Home.Parameter, new ActNode(Act.TakeSnapshot), Reply, Loop(new ActNode(Act.AskSnapshot), new ActNode(Act.AnswerCurrent)), Send)),
        ["the history is sent behind the result of the last call"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrent), new IfNode(Test.IsLastCall, Do(Act.AskCopy), null)), Send)),
        ["the history is sent behind the result of the call with the last index"] = (false, Run(Home.Parameter, Reply, new CallsNode(LoopForm.For, Block.Of(new ActNode(Act.AnswerCurrent), new IfNode(Test.IsLastCall, Do(Act.AskCopy), null))), Send)),
        ["the history is cut down when all results are there"] = (false, Run(Home.Local, AnswerEach, new ActNode(Act.TakeLastOfHistory))),
        ["the history is made anew message by message"] = (false, Run(Home.Field, Reply, AnswerEach, new ActNode(Act.MapHistory), Send)),
        ["the history is made anew without the calls"] = (true, Run(Home.Field, Reply, AnswerEach, new ActNode(Act.MapHistoryDroppingCalls), Send)),
        ["a task that answers is awaited"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentAwaited)), Send)),
        ["a task that answers is thrown away"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentDropped)), Send)),
        ["a task that answers is left alone while another is awaited"] = (true, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentUnawaited)), new ActNode(Act.WaitForOthers), Send)),
        ["a method that nobody can wait for answers"] = (true, Run(Home.Local, Reply, Loop(new ActNode(Act.AnswerCurrentByVoid)), Send)),
        ["a task that is thrown away answers before it waits"] = (false, Run(Home.Parameter, Reply, Loop(new ActNode(Act.AnswerCurrentEarlyDropped)), Send)),
        ["an asynchronous lambda answers each call"] = (true, Run(Home.Parameter, Reply, new ActNode(Act.AnswerAllByAsyncLambda), Send)),
        ["an asynchronous lambda answers each call before it waits"] = (false, Run(Home.Field, Reply, new ActNode(Act.AnswerAllEarlyByAsyncLambda), Send)),
        ["a task that answers all calls is thrown away"] = (true, Run(Home.Field, Reply, new ActNode(Act.AnswerAllByDroppedTask), Send)),
        ["a task that answers all calls is awaited"] = (false, Run(Home.Field, Reply, new ActNode(Act.AnswerAllByAwaitedTask), Send)),
        ["a new id stands for the id before the reply is there"] = (true, Run(Home.Property, Loop(new ActNode(Act.AnswerCurrentUnderGuid)))),
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task The_analyzer_and_the_endpoint_agree_that(string name, bool fails)
    {
        var (program, reports, outcome, _) = Assert.Single(await Judgement.Check([All[name].Program]));
        Assert.True(outcome.IsComplete);
        Assert.True(fails == (outcome.FailingRun is not null), $"{outcome.Breach}\n{Renderer.Render(program, 0)}");
        Assert.True(fails == reports.Count > 0, $"{string.Join("; ", reports)}\n{Renderer.Render(program, 0)}");
    }

    [Fact]
    public void A_tape_enumerates_all_behaviours_once()
    {
        var tape = new Tape();
        List<string> seen = [];
        do
        {
            seen.Add(tape.Choose(2) == 0 ? $"0{tape.Choose(3)}" : "1");
        }
        while (tape.Next());

        Assert.Equal(["00", "01", "02", "1"], seen);
    }

    private static Block Do(params Act[] acts) => Block.Of(acts.Select(act => new ActNode(act)));

    private static Node Helper(HelperForm form, params Node[] nodes) => new HelperNode(form, Block.Of(nodes), null);

    private static Node Loop(params Node[] nodes) => new CallsNode(LoopForm.Foreach, Block.Of(nodes));

    private static AgentProgram Run(Home home, params Node[] nodes) => new(home, Block.Of(nodes));
}
