using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// How one SDK says what rule tests are about: "ask the model", "append a result for this call". Tests are written against this
/// class and name no type of any SDK; ordinary C# around the phrases (loops, branches, <c>try</c>) stands in the test as it is.
/// <para>
/// Conventions that the phrases share: <c>client</c>, <c>history</c>, <c>options</c> and <c>tools</c> are the names of the things
/// at hand, <c>reply</c> and <c>call</c> those of the usual variables. Phrases named with a verb are statements, the others are
/// expressions. Statements must stand in a block: some forms render them as several.
/// </para>
/// <para>
/// A parameter named <c>…Mark</c> takes what is expected to be reported at that place inside of the phrase, such as
/// <c>"TRA2003"</c> or <c>"TRA1002(info)"</c>. What is marked is the expression itself, without the parentheses, casts and
/// <c>await</c> that a form puts around it.
/// </para>
/// </summary>
public abstract class PhraseBook(Form form)
{
    /// <summary>
    /// The usual options of a request: <c>options</c>, which may declare tools; none for a reply named <c>next</c>, with which a snippet
    /// closes and which must not ask for tools again.
    /// </summary>
    protected const string Usual = "usual";

    private static readonly string[] BaseNamespaces = ["System", "System.Collections.Generic", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    private int fresh;

    /// <summary>The vocabularies that tests are rendered in.</summary>
    public static IReadOnlyList<Vocabulary> Vocabularies { get; } =
    [
        OpenAIChatPhrases.Vocabulary,
        OpenAIResponsesPhrases.Vocabulary,
        AzureInferencePhrases.Vocabulary,
        ExtensionsAIPhrases.Vocabulary,
        AgentFrameworkPhrases.Vocabulary,
        SemanticKernelPhrases.Vocabulary,
        AnthropicPhrases.Vocabulary,
        Anthropic12Phrases.Vocabulary,
        AnthropicSdkPhrases.Vocabulary,
        AzureOpenAIBetaPhrases.Vocabulary,
        BetalgoPhrases.Vocabulary,
        OpenAIDotNetPhrases.Vocabulary,
        MistralPhrases.Vocabulary,
        TornadoPhrases.Vocabulary,
        GoogleGenAIPhrases.Vocabulary,
        GoogleVertexPhrases.Vocabulary,
        MsccPhrases.Vocabulary,
        BedrockPhrases.Vocabulary,
        OllamaPhrases.Vocabulary,
        AutoGenPhrases.Vocabulary,
        LangChainPhrases.Vocabulary,
        ConventionPhrases.Vocabulary,
        RecordPhrases.Vocabulary,
    ];

    public Form Form { get; } = form;

    // ---- Where a snippet stands ------------------------------------------------------------------------------------------

    /// <summary>The using directives above every snippet.</summary>
    public virtual string Usings => string.Join('\n', BaseNamespaces.Concat(Namespaces).Select(name => $"using {name};"));

    public abstract string ClientType { get; }

    public abstract string OptionsType { get; }

    public abstract string MessageType { get; }

    /// <summary>The type of the variable that holds a reply, with its envelope where the form keeps it.</summary>
    public abstract string ReplyType { get; }

    public abstract string CallType { get; }

    public virtual string HistoryType => $"List<{MessageType}>";

    /// <summary>The least type of the calls of a reply.</summary>
    public virtual string CallsType => $"IReadOnlyList<{CallType}>";

    /// <summary>The least type of a history that can be sent.</summary>
    public virtual string SentType => $"IEnumerable<{MessageType}>";

    /// <summary><c>client, history, options, tools</c> as parameters.</summary>
    public string Parameters => $"{ClientType} client, {HistoryType} history, {OptionsType} options, ITools tools";

    /// <summary>The same without the history.</summary>
    public string ParametersWithoutHistory => $"{ClientType} client, {OptionsType} options, ITools tools";

    public bool IsAsync => Form is Form.Async or Form.ConfigureAwait or Form.AsyncValueProperty;

    /// <summary><c>async </c> in the forms that await, for lambdas and local functions.</summary>
    public string AsyncModifier => IsAsync ? "async " : "";

    /// <summary>A method head that returns <paramref name="type"/>, or a task of it in the forms that await.</summary>
    public string Head(string type, string name, string parameters, string modifiers = "public") =>
        IsAsync
            ? $"{modifiers} async {TaskOf(type)} {name}({parameters})".TrimStart()
            : $"{modifiers} {type} {name}({parameters})".TrimStart();

    public string TaskOf(string type) => !IsAsync ? type : type == "void" ? "Task" : $"Task<{type}>";

    /// <summary>One method that gets the history from outside, so that the history lives on, and returns text.</summary>
    public string Agent(string body) => Class($"{Head("string", "Run", Parameters, "public static")}\n{{\n{Indent(body)}\n}}");

    /// <summary>One method that gets the history from outside and returns nothing.</summary>
    public string VoidAgent(string body) => Class($"{Head("void", "Run", Parameters, "public static")}\n{{\n{Indent(body)}\n}}");

    /// <summary>
    /// One round of a loop around the model: the history comes from outside, the model is asked, its reply appended, then comes
    /// <paramref name="middle"/>, and the history is sent again.
    /// </summary>
    public string Round(string middle, string? sendMark = null) => Agent($"""
        {Ask()}
        {AppendReply()}
        {middle}
        {Ask("next", sendMark: sendMark)}
        return {Text("next")};
        """);

    /// <summary>One method that makes its own history, which dies with it unless the body does something about it.</summary>
    public string LocalAgent(string body) =>
        Class($"{Head("string", "Run", ParametersWithoutHistory, "public static")}\n{{\n{Indent(StartHistory())}\n{Indent(body)}\n}}");

    public string Class(string members) => $"public class Agent\n{{\n{Indent(members)}\n}}";

    /// <summary>Top-level statements, with <c>client</c>, <c>options</c> and <c>tools</c> at hand.</summary>
    public string Program(string statements) => $"""
        {ClientType} client = {Client};
        {OptionsType} options = {Options};
        ITools tools = null!;
        {statements}
        """;

    // ---- The history -----------------------------------------------------------------------------------------------------

    /// <summary>Statement: a new local history that holds one user message.</summary>
    public virtual string StartHistory(string name = "history") =>
        $"{HistoryType} {name} = new {HistoryType}() {{ {User("\"What is the weather?\"")} }};";

    // ---- Options ---------------------------------------------------------------------------------------------------------

    /// <summary>Statement: <c>options</c> as a local that visibly declares a tool.</summary>
    public abstract string DeclareTools(string options = "options", bool disableParallelCalls = false);

    /// <summary>Statement: <c>options</c> as a local that visibly declares no tool.</summary>
    public abstract string DeclareNoTools(string options = "options");

    /// <summary>Statement: forbids parallel calls on options that exist already.</summary>
    public abstract string DisableParallelCalls(string options = "options");

    // ---- Asking the model ------------------------------------------------------------------------------------------------

    /// <summary>Expression: the send, of type <see cref="ReplyType"/> or convertible to it.</summary>
    public abstract string Send(string history = "history", string? options = "options", string? sendMark = null);

    /// <summary>Statement: sends the history and declares a variable with the reply.</summary>
    public abstract string Ask(string reply = "reply", string history = "history", string? options = Usual, string? sendMark = null);

    /// <summary>Statement: sends the history and assigns the reply to a variable that exists.</summary>
    public virtual string AskAgain(string reply = "reply", string history = "history", string? options = "options", string? sendMark = null) =>
        $"{reply} = {Send(history, options, sendMark)};";

    /// <summary>Statement: sends the history and forgets the reply.</summary>
    public abstract string AskOnly(string history = "history", string? options = "options", string? sendMark = null);

    // ---- The reply -------------------------------------------------------------------------------------------------------

    public abstract string Text(string reply = "reply");

    /// <summary>The id of the reply itself, which is not the id of a call.</summary>
    public abstract string ReplyId(string reply = "reply");

    public abstract string Calls(string reply = "reply");

    public virtual string CallCount(string reply = "reply") => $"{Calls(reply)}.Count";

    /// <summary>Condition: the reply has calls, asked of the collection.</summary>
    public virtual string HasCalls(string reply = "reply") => $"{CallCount(reply)} > 0";

    /// <summary>Condition: the reply has no calls, asked of the collection.</summary>
    public virtual string HasNoCalls(string reply = "reply") => $"{CallCount(reply)} == 0";

    /// <summary>Expression: the reason why the model stopped, for a <c>switch</c>.</summary>
    public virtual string StopReason(string reply = "reply") => throw new NotExpressibleException("reasons are no constants");

    /// <summary>Constant: the reason that stands for calls.</summary>
    public virtual string CallsReason => throw new NotExpressibleException("reasons are no constants");

    /// <summary>Constant: the reason that stands for the end of the answer.</summary>
    public virtual string EndReason => throw new NotExpressibleException("reasons are no constants");

    /// <summary>Condition: the reply has calls, asked of the reason why the model stopped.</summary>
    public abstract string StoppedForCalls(string reply = "reply");

    /// <summary>Condition: the reply has no calls, asked of the reason why the model stopped.</summary>
    public abstract string StoppedForOther(string reply = "reply");

    public virtual string CallAt(string index, string reply = "reply") => Wrap($"{Calls(reply)}[{index}]", CallType);

    public virtual string FirstCall(string reply = "reply") => CallAt("0", reply);

    public virtual string Name(string call = "call") => $"{call}.FunctionName";

    public virtual string Id(string call = "call") => $"{call}.Id";

    public abstract string Arguments(string call = "call");

    /// <summary>Expression: what the tool says, awaited in the forms that await. Answers no call.</summary>
    public virtual string RunTool(string call = "call") => Form switch
    {
        Form.Async or Form.AsyncValueProperty => $"await tools.RunAsync({Name(call)}, {Arguments(call)})",
        Form.ConfigureAwait => $"await tools.RunAsync({Name(call)}, {Arguments(call)}).ConfigureAwait(false)",
        _ => $"tools.Run({Name(call)}, {Arguments(call)})",
    };

    /// <summary>Expression: the same without <c>await</c> in any form, for lambdas that aren't asynchronous.</summary>
    public string RunToolNow(string call = "call") => $"tools.Run({Name(call)}, {Arguments(call)})";

    // ---- Messages --------------------------------------------------------------------------------------------------------

    /// <summary>Expression: the assistant message that carries the calls of a reply.</summary>
    public abstract string Assistant(string reply = "reply", string? assistantMark = null);

    /// <summary>Expression: the assistant message that carries these calls.</summary>
    public abstract string AssistantWithCalls(string calls, string? assistantMark = null);

    /// <summary>Expression: an assistant message of text alone.</summary>
    public abstract string AssistantWithText(string text, string? textMark = null, string? assistantMark = null);

    /// <summary>Expression: the result for a call; by default what the tool says.</summary>
    public string Result(string call = "call", string? content = null, string? resultMark = null, string? idMark = null) =>
        ResultForId(Id(call), content ?? RunTool(call), resultMark, idMark);

    /// <summary>Expression: a result under any id.</summary>
    public abstract string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null);

    public abstract string User(string text, string? userMark = null);

    public abstract string System(string text, string? systemMark = null);

    /// <summary>Expression: a call that is written down in the code.</summary>
    public abstract string ConstantCall(string id);

    /// <summary>Types that the phrases of the form need beside the snippet.</summary>
    public virtual string Companions => "";

    // ---- Appending -------------------------------------------------------------------------------------------------------

    /// <summary>Statement: appends any message expression.</summary>
    public abstract string Append(string message, string to = "history");

    public string AppendReply(string reply = "reply", string to = "history", string? assistantMark = null) =>
        Append(Assistant(reply, assistantMark), to);

    /// <summary>Statement: the same, with a mark around the whole expression that appends it, in any form.</summary>
    public virtual string AppendReplyAs(string appendMark, string reply = "reply", string to = "history") => $"{Mark(appendMark, $"{to}.Add({Assistant(reply)})")};";

    public string AppendAssistantText(string text, string to = "history", string? textMark = null, string? assistantMark = null) =>
        AppendWith(text, "string", text => AssistantWithText(text, textMark, assistantMark), to);

    /// <summary>Statement: appends the result for a call; by default what the tool says.</summary>
    public string AppendResult(
        string call = "call", string? content = null, string to = "history", string? resultMark = null, string? idMark = null) =>
        AppendWith(Id(call), "string", id => ResultForId(id, content ?? RunTool(call), resultMark, idMark), to);

    public string AppendResultForId(
        string id, string content = "\"Sunny\"", string to = "history", string? resultMark = null, string? idMark = null) =>
        AppendWith(id, "string", variable => ResultForId(variable, content, resultMark, idMark), to);

    public string AppendUser(string text = "\"Go on.\"", string to = "history", string? userMark = null) => Append(User(text, userMark), to);

    public string AppendSystem(string text = "\"Be brief.\"", string to = "history") => Append(System(text), to);

    // ---- What the phrases are made of ------------------------------------------------------------------------------------

    /// <summary>The namespaces that snippets use beside those of the base library.</summary>
    protected abstract IReadOnlyList<string> Namespaces { get; }

    /// <summary>Expression: a client.</summary>
    protected virtual string Client => "null!";

    /// <summary>Expression: options that say nothing.</summary>
    protected virtual string Options => $"new {OptionsType}()";

    // ---- Forms -----------------------------------------------------------------------------------------------------------

    protected static string Mark(string? mark, string text) => mark is null ? text : $"{{|{mark}:{text}|}}";

    /// <summary>An expression with the parentheses or the cast of the form around it.</summary>
    protected string Wrap(string expression, string type) => Form switch
    {
        Form.Parenthesized => $"(({expression}))",
        Form.Cast => $"(({type})({expression}))",
        _ => expression,
    };

    /// <summary>Whether there is one element in a list of expressions: no comma outside of all brackets, and nothing that is spread.</summary>
    protected static bool IsOne(string elements)
    {
        var depth = 0;
        return !elements.StartsWith("..", StringComparison.Ordinal) && elements.All(letter => (depth += letter switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 }) > 0 || letter != ',');
    }

    /// <summary>A name that no other phrase of the snippet uses.</summary>
    protected string Fresh(string name) => name + ++fresh;

    /// <summary>Appends a message that is made from a value; the value goes through a variable in the form for that.</summary>
    private string AppendWith(string value, string type, Func<string, string> message, string to)
    {
        if (Form is not Form.Variable)
            return Append(message(value), to);

        var variable = Fresh("value");
        return $"{type} {variable} = {value};\n{Append(message(variable), to)}";
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}

/// <summary>A phrase book in all its forms, and the references it is compiled against.</summary>
/// <param name="Name">The SDK's name.</param>
/// <param name="Type">The type of the phrase book: tests that are about one SDK alone take it as their parameter.</param>
/// <param name="Open">Makes the phrase book in a form.</param>
/// <param name="Forms">The forms that the SDK can express.</param>
/// <param name="References">All supported versions of the SDK; the first is the one every form is run on.</param>
/// <param name="Namespace">The SDK's namespace, and a type in it that tells whether the SDK was really there.</param>
public sealed record Vocabulary(
    string Name,
    Type Type,
    Func<Form, PhraseBook> Open,
    IReadOnlyList<Form> Forms,
    IReadOnlyList<ReferenceSet> References,
    string Namespace,
    string KeyType)
{
    /// <summary>The rules that say nothing about this SDK: snippets in which they report something are left out.</summary>
    public IReadOnlyList<string> RulesThatAreOff { get; init; } = [];

    /// <summary>Whether messages are of a value type: none is null, and none is of a narrower type.</summary>
    public bool MessagesAreValues { get; init; }

    /// <summary>Whether the provider rejects a history that breaks the contract: where it does not, what is a warning elsewhere is an information.</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>
    /// The forms that are run in this test assembly. A form is the same C# whatever the SDK: what the newest Roslyn makes of it is seen with
    /// the first SDK, and with the forms that are written in other operations, not only with other words; one in the middle takes the plain form.
    /// </summary>
    public IReadOnlyList<Form> FormsHere =>
        Repository.RunsOnMiddleRoslyn ? [Form.Plain]
        : !Repository.RunsOnLatestRoslyn ? Forms
        : this == PhraseBook.Vocabularies[0] ? [.. Forms.Intersect(OtherOperations)] : [Form.Plain];

    private static readonly Form[] OtherOperations =
        [Form.Plain, Form.Cast, Form.TargetTyped, Form.NamedArguments, Form.AddRangeExpression, Form.Envelope, Form.Async, Form.Extension, Form.LocalFunction, Form.Delegate, Form.MadeByHelper];

    public override string ToString() => Name;
}

/// <summary>An SDK has no way to say a phrase: the snippet is not about it.</summary>
public sealed class NotExpressibleException(string why) : Exception(why);
