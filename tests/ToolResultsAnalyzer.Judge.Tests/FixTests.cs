using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Judge.Fixes;
using ToolResultsAnalyzer.Judge.Programs;

namespace ToolResultsAnalyzer.Judge.Tests;

/// <summary>A program that was fixed is right, when it runs; and a fix that is wrong is found out.</summary>
public class FixTests
{
    private static readonly Node Reply = new ActNode(Act.AppendReply);
    private static readonly Node Send = new ActNode(Act.Send);
    private static readonly AgentProgram Unanswered = new(Home.Parameter, Block.Of(Reply, Send));
    private static readonly AgentProgram Skipping = new(Home.Parameter, Block.Of(Reply, new CallsNode(LoopForm.Foreach, Block.Of(new IfNode(Test.NameIsA, Block.Of(new ActNode(Act.AnswerCurrent)), null))), Send));
    private static readonly AgentProgram Right = new(Home.Parameter, Block.Of(Reply, Loop(Act.AnswerCurrent), Send));

    [Fact]
    public async Task Four_hundred_generated_programs_are_right_when_they_are_fixed()
    {
        var summary = await FixJudgement.Judge(programs: 400, seed: "0N0XIzNsQ0O2", maxDisagreements: 3, RuleFixer.All);
        Assert.True(summary.Disagreements.Count == 0, string.Join("\n", summary.Disagreements.Select(disagreement => disagreement.Describe())));
        Assert.Equal(400, summary.Programs);

        // Without fixed programs agreement means nothing, and each fix must have been at work.
        Assert.InRange(summary.Offered, 120, 300);
        Assert.InRange(summary.Clean, 110, 300);
        Assert.All(["TRA1001", "TRA1002", "TRA1003", "TRA1004", "TRA1005", "TRA2001", "TRA4001", "TRA4006"], rule => Assert.InRange(summary.ByRule[rule], 8, 200));
        Assert.All(["TRA2002", "TRA2003", "TRA2004", "TRA3001", "TRA3002", "TRA3003", "TRA3004", "TRA4002"], rule => Assert.InRange(summary.ByRule[rule], 3, 200));
        Assert.InRange(summary.Inconclusive, 0, 10);
    }

    [Theory]
    [InlineData(Act.AnswerFirst)]
    [InlineData(Act.AnswerLast)]
    [InlineData(Act.AnswerFirstByLinq)]
    public async Task One_picked_call_becomes_all_calls(Act answer)
    {
        var repaired = await Check(new(Home.Parameter, Block.Of(Reply, new IfNode(Test.HasCalls, Block.Of(new ActNode(answer)), null), Send)), RuleFixer.All);
        Assert.Empty(repaired.Disagreements);
        Assert.Equal(1, repaired.Clean);
    }

    [Fact]
    public async Task A_right_program_is_not_asked_about() => Assert.Equal(0, (await Check(Right, RuleFixer.All)).Offered);

    // With the reply in the history, the calls that are left out would lack their results.
    [Fact]
    public async Task A_reply_is_not_appended_where_a_wrong_id_hides_the_calls_that_are_left_out()
    {
        var loop = new CallsNode(LoopForm.ForeachWhereNameIsA, Block.Of(new ActNode(Act.AnswerCurrent), new ActNode(Act.AnswerCurrentUnderLiteral)));
        Assert.Empty((await Check(new(Home.Parameter, Block.Of(new AgentNode(AgentForm.WhileTrue, Block.Of(loop)))), RuleFixer.All)).Disagreements);
    }

    // The results that this loop would add are so many states that the analyzer gives up, and reports nothing.
    [Fact]
    public async Task A_repair_that_the_analyzer_gives_up_on_is_not_offered()
    {
        var inner = new CallsNode(LoopForm.Foreach, Block.Of(new ActNode(Act.CollectCurrentByTool)));
        var program = new AgentProgram(Home.Parameter, Block.Of(new AgentNode(AgentForm.WhileTrue, Block.Of(
            Reply,
            new ActNode(Act.AliasUser),
            new CallsNode(LoopForm.Foreach, Block.Of(
                new SwitchNode(Block.Of(), null, Block.Of(inner)),
                new IfNode(Test.Opaque, Block.Of(new ActNode(Act.AnswerFirst)), null)))))));
        Assert.Empty((await Check(program, RuleFixer.All)).Disagreements);
    }

    [Fact]
    public Task A_fix_that_does_not_compile_is_found() => Finds(FixFault.DoesNotCompile, Unanswered, After("new AssistantChatMessage(reply));", "nothing.Of(the.Kind);"));

    [Fact]
    public Task A_fix_that_hides_a_mistake_and_leaves_it_is_found() =>
        Finds(FixFault.FailsUnreported, Unanswered, new TextFixer(text => text.Contains("Keep") ? text : text
            .Replace("public void Run(", "protected virtual void Keep(List<ChatMessage> history) { }\n\n    public void Run(")
            .Replace("history.Add(new AssistantChatMessage(reply));", "history.Add(new AssistantChatMessage(reply)); Keep(history);")));

    [Fact]
    public Task A_fix_that_adds_a_report_is_found() =>
        Finds(FixFault.ReportsMore, Skipping, After("if (call1.FunctionName == \"a\")", "history.Add(new ToolChatMessage(call1.Id, \"once\")); if (true)"));

    [Fact]
    public Task A_fix_that_does_not_come_to_an_end_is_found() => Finds(FixFault.NoFixedPoint, Unanswered, new TextFixer(text => text + "// and\n"));

    [Fact]
    public Task A_fix_that_changes_a_right_run_is_found() =>
        Finds(FixFault.ChangesRightRun, Unanswered, new TextFixer(text => text.Replace("history.Add(new AssistantChatMessage(reply));", "history.Add(new UserChatMessage(\"never mind\"));")));

    [Fact]
    public async Task A_disagreement_is_shrunk_and_shows_the_program_before_and_after()
    {
        var summary = await FixJudgement.Judge(programs: 20, seed: "0N0XIzNsQ0O2", maxDisagreements: 1, [After("void Run(", "here")]);
        var found = Assert.Single(summary.Disagreements);
        Assert.Equal(FixFault.DoesNotCompile, found.Fault);
        Assert.InRange(found.Program.Body.All.Count(), 1, 4);
        Assert.Contains("--- before", found.Describe());
        Assert.Contains("--- after", found.Describe());
    }

    private static async Task Finds(FixFault fault, AgentProgram program, IFixer fixer)
    {
        var found = Assert.Single((await Check(program, [fixer])).Disagreements);
        Assert.True(fault == found.Fault, found.Describe());
    }

    private static Task<FixSummary> Check(AgentProgram program, IReadOnlyList<IFixer> fixers) => FixJudgement.Check([program], fixers);

    private static CallsNode Loop(Act act) => new(LoopForm.Foreach, Block.Of(new ActNode(act)));

    /// <summary>Adds some code after other code, once.</summary>
    private static TextFixer After(string place, string code) =>
        new(text => text.Contains(place + " " + code) ? text : text.Replace(place, place + " " + code));

    /// <summary>A fix that changes the text as a test wants it to.</summary>
    private sealed class TextFixer(Func<string, string> change) : IFixer
    {
        public async Task<bool> Offers(Document document, ImmutableArray<Diagnostic> reports)
        {
            string text = (await document.GetTextAsync()).ToString();
            return reports.Length > 0 && change(text) != text;
        }

        public async Task<Document> FixAll(Document document, ImmutableArray<Diagnostic> reports) =>
            document.WithText(SourceText.From(change((await document.GetTextAsync()).ToString())));
    }
}
