using System.Text.RegularExpressions;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>What SDKs have in common whose client takes a list of messages. The reply may come in an envelope.</summary>
/// <param name="completion">The type of a reply.</param>
/// <param name="envelope">The generic type around it.</param>
public abstract class ListPhrases(Form form, string completion, string envelope = "ClientResult") : PhraseBook(form)
{
    public override string ReplyType => Form is Form.Envelope ? $"{envelope}<{completion}>" : completion;

    public override string Send(string history = "history", string? options = "options", string? sendMark = null) => Form switch
    {
        Form.Parenthesized => $"({Invocation(history, options, sendMark)})",
        Form.Cast => $"({completion}){Invocation(history, options, sendMark)}",
        Form.ValueProperty => $"{Invocation(history, options, sendMark)}.Value",
        Form.Async => $"await {Invocation(history, options, sendMark)}",
        Form.ConfigureAwait => $"await {Invocation(history, options, sendMark)}.ConfigureAwait(false)",
        Form.AsyncValueProperty => $"(await {Invocation(history, options, sendMark)}).Value",
        _ => Invocation(history, options, sendMark),
    };

    public override string Ask(string reply = "reply", string history = "history", string? options = Usual, string? sendMark = null)
    {
        options = options is not Usual ? options : reply == "next" ? null : "options";
        if (Form is Form.ValueProperty or Form.AsyncValueProperty)
            return $"var {reply} = {Send(history, options, sendMark)};";

        if (Form is not Form.Variable)
            return $"{ReplyType} {reply} = {Send(history, options, sendMark)};";

        var envelope = Fresh("result");
        return $"var {envelope} = {Send(history, options, sendMark)};\n{ReplyType} {reply} = {envelope};";
    }

    public override string AskOnly(string history = "history", string? options = "options", string? sendMark = null) =>
        Form is Form.Plain or Form.Async or Form.ConfigureAwait && !Send(history, options).EndsWith(".Result", StringComparison.Ordinal)
            ? $"{Send(history, options, sendMark)};"
            : $"_ = {Send(history, options, sendMark)};";

    public override string ReplyId(string reply = "reply") => Wrap($"{Completed(reply)}.Id", "string");

    /// <summary>The reply without its envelope.</summary>
    public string Completed(string reply) => Form is Form.Envelope ? $"{reply}.Value" : reply;

    /// <summary>Messages that a reply gives itself begin with two dots.</summary>
    public override string Append(string message, string to = "history")
    {
        if (message.StartsWith("..", StringComparison.Ordinal))
            return AppendAll(message[2..].TrimStart(), to);

        switch (Form)
        {
            case Form.Parenthesized:
                return $"(({to}!)).Add({message});";
            case Form.Cast:
                return $"((IList<{MessageType}>){to}).Add({message});";
            case Form.TargetTyped when Constructed(message) is ({ } type, { } targetTyped):
                var typed = Fresh("message");
                return $"{type} {typed} = {targetTyped};\n{to}.Add({typed});";
            case Form.AddRangeExpression:
                return $"{to}.AddRange([{message}]);";
            case Form.AddRangeArray:
                return $"{to}.AddRange(new {MessageType}[] {{ {message} }});";
            case Form.Helper:
                return $"Phrases.AppendTo({to}, {message});";
            case Form.Extension:
                return $"{to}.AppendTo({message});";
            case Form.LocalFunction:
                var function = Fresh("Append");
                return $"void {function}(ICollection<{MessageType}> list, {MessageType} message) => list.Add(message);\n{function}({to}, {message});";
            case Form.Delegate:
                var @delegate = Fresh("append");
                return $"Action<{MessageType}> {@delegate} = added => {to}.Add(added);\n{@delegate}({message});";
            case Form.Variable:
                var variable = Fresh("message");
                return $"var {variable} = {message};\n{to}.Add({variable});";
            default:
                return $"{to}.Add({message});";
        }
    }

    private string AppendAll(string messages, string to) => Form switch
    {
        Form.AddRangeExpression => $"{to}.AddRange([.. {messages}]);",
        Form.LocalFunction or Form.Delegate when Fresh("item") is var item => $"foreach (var {item} in {messages})\n{{\n    {to}.Add({item});\n}}",
        Form.Helper => $"Phrases.AppendAllTo({to}, {messages});",
        _ => $"{to}.AddRange({messages});",
    };

    /// <summary>The call that sends, without what is written around it.</summary>
    protected abstract string Invocation(string history, string? options, string? sendMark);

    /// <summary>The constructed type and the same creation with a target type: <c>new(…)</c>; marks stay where they are.</summary>
    private static (string? Type, string? TargetTyped) Constructed(string message)
    {
        var match = Regex.Match(message, @"^((?:\{\|[^:]+:)?)new (\w+)\(");
        return match.Success ? (match.Groups[2].Value, match.Groups[1].Value + "new(" + message[match.Length..]) : default;
    }
}
