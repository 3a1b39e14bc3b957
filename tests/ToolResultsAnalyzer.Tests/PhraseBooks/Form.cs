namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// The ways one and the same thing is written down. Every rule test is rendered in each form that its SDK can express: a rule
/// that only knows the plain form is a rule that fails on real code.
/// </summary>
public enum Form
{
    /// <summary><c>history.Add(new ToolChatMessage(call.Id, text))</c></summary>
    Plain,

    /// <summary><c>((history!)).Add((new ToolChatMessage(((call.Id)), ((text)))))</c></summary>
    Parenthesized,

    /// <summary><c>((IList&lt;ChatMessage&gt;)history).Add((ChatMessage)new ToolChatMessage((string)call.Id, (string)text))</c></summary>
    Cast,

    /// <summary><c>var id = call.Id; var message = new ToolChatMessage(id, text); history.Add(message);</c></summary>
    Variable,

    /// <summary><c>ToolChatMessage message = new(call.Id, text); history.Add(message);</c></summary>
    TargetTyped,

    /// <summary><c>history.Add(ChatMessage.CreateToolMessage(call.Id, text))</c></summary>
    Factory,

    /// <summary><c>history.Add(new ToolChatMessage(content: text, toolCallId: call.Id))</c></summary>
    NamedArguments,

    /// <summary>The content as parts instead of one string.</summary>
    Parts,

    /// <summary><c>history.AddRange([message])</c></summary>
    AddRangeExpression,

    /// <summary><c>history.AddRange(new ChatMessage[] { message })</c></summary>
    AddRangeArray,

    /// <summary>The envelope around the reply unpacked at once: <c>var reply = client.CompleteChat(…).Value</c></summary>
    ValueProperty,

    /// <summary>The envelope kept: <c>ClientResult&lt;ChatCompletion&gt; reply = …</c>, read as <c>reply.Value</c></summary>
    Envelope,

    /// <summary>Everything awaited.</summary>
    Async,

    /// <summary>Everything awaited with <c>ConfigureAwait(false)</c>.</summary>
    ConfigureAwait,

    /// <summary><c>(await client.CompleteChatAsync(…)).Value</c></summary>
    AsyncValueProperty,

    /// <summary><c>Phrases.AppendTo(history, message)</c>: a method in another class appends.</summary>
    Helper,

    /// <summary><c>history.AppendTo(message)</c>: an extension method appends.</summary>
    Extension,

    /// <summary><c>void Append(…) => list.Add(message); Append(history, message);</c></summary>
    LocalFunction,

    /// <summary><c>Action&lt;ChatMessage&gt; append = message => history.Add(message); append(message);</c></summary>
    Delegate,

    /// <summary><c>history.Add(Phrases.ResultFor(call.Id, text))</c>: methods in another class make the messages.</summary>
    MadeByHelper,
}
