using ToolResultsAnalyzer.Tests.Interpretation;

namespace ToolResultsAnalyzer.Tests.Harness.SelfTests;

/// <summary>That states which are written into a body are held against the engine, and that asking for them changes none.</summary>
public class AnnotatedBodyTests
{
    private const string Body = """
        //= nothing
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        //= history: reply, no result
        foreach (var call in reply.ToolCalls)
        {
            //= history: reply, no result; reply: not empty; loop: the call
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call is past
            try
            {
                history.Add(new ToolChatMessage(call.Id, tools.Run("a", "{}")));
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result; reply: not empty; loop: the call
                //= history: reply, one result; reply: not empty; loop: the call is past
            }
            catch (Exception)
            {
                return;
                //= unreached
            }
        }

        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """;

    [Fact]
    public void States_that_hold_are_accepted() => AnnotatedBody.Verify(Body);

    [Theory]
    [InlineData("//= history: reply, no result\n", "//= history: reply, one result\n")]
    [InlineData("//= nothing\n", "//= unreached\n")]
    [InlineData("//= unreached\n", "//= nothing\n")]
    [InlineData("//= history: reply, no result; reply: empty\n", "")]
    [InlineData("//= history: reply, no result; reply: empty\n", "//= history: escaped\n//= history: reply, no result; reply: empty\n")]
    public void A_state_too_few_too_many_or_wrong_is_found(string right, string wrong)
    {
        Assert.Contains(right, Body, StringComparison.Ordinal);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AnnotatedBody.Verify(Body.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Asking_at_one_place_changes_nothing_at_another()
    {
        var lines = Body.Split('\n');
        var marks = lines.Index().Where(line => IsMark(line.Item) && !IsMark(lines[line.Index - 1 < 0 ? lines.Length - 1 : line.Index - 1])).Select(line => line.Index).ToList();
        Assert.Equal(6, marks.Count);
        foreach (var mark in marks)
        {
            var end = Enumerable.Range(mark, lines.Length - mark).First(line => !IsMark(lines[line]));

            AnnotatedBody.Verify(string.Join('\n', lines.Where((line, index) => !IsMark(line) || (index >= mark && index < end))));
        }
    }

    [Fact]
    public void A_body_without_marks_proves_nothing() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AnnotatedBody.Verify("client.CompleteChat(history);"));

    [Fact]
    public void A_body_that_does_not_compile_proves_nothing() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AnnotatedBody.Verify("//= nothing\nclient.CompleteChats(history);"));

    private static bool IsMark(string line) => line.TrimStart().StartsWith("//=", StringComparison.Ordinal);
}
