using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// Writes an assistant message of text again, with calls: beside the text where a message takes both, else in the place of the text or of the parts that
/// hold it. What else is said of the message stays.
/// </summary>
internal sealed class CallsForText
{
    private readonly FixSite site;
    private readonly ExpressionSyntax creation;
    private readonly MemberUse use;

    public CallsForText(FixSite site, ExpressionSyntax creation, MemberUse use)
    {
        this.site = site;
        this.creation = creation;
        this.use = use;
    }

    /// <summary>The message in all the ways that may compile, the best first.</summary>
    /// <param name="calls">The calls, or the parts that hold them.</param>
    public IEnumerable<string> Written(string calls) => new Func<string, string?>[] { this.FilledIn, this.AsArgument, this.InPlaceOfText, this.AsMessageOfCalls }
        .SelectMany(way => NewList.Of(this.site, calls).Select(way))
        .OfType<string>()
        .Distinct();

    /// <summary>The message with its text and what may be null for its calls beside it, in the ways that may compile.</summary>
    public IEnumerable<string> Beside(string calls) => new[] { this.FilledIn(calls), this.AsArgument(calls) }.OfType<string>();

    /// <summary><c>new Message(text) { Calls = calls }</c>, where the calls can be filled in.</summary>
    private string? FilledIn(string calls)
    {
        if (this.creation is not BaseObjectCreationExpressionSyntax made || this.site.Words.CallsToFillIn(this.site.Model.GetTypeInfo(made, this.site.CancellationToken).Type) is not { } property)
        {
            return null;
        }

        string assignment = $"{property.Name} = {calls}";
        if (made.Initializer is not { Expressions: { Count: > 0 } fields })
        {
            return made.Initializer is null ? this.With(new(made.Span.End, 0), $" {{ {assignment} }}") : null;
        }

        string gap = this.site.Layout.StartsLine(fields.Last().SpanStart) ? this.site.Layout.NewLineAt(made.SpanStart) + this.site.Layout.IndentationOf(fields.Last()) : " ";
        return fields.SeparatorCount == fields.Count
            ? this.With(new(fields.GetSeparators().Last().Span.End, 0), $"{gap}{assignment},")
            : this.With(new(fields.Last().Span.End, 0), $",{gap}{assignment}");
    }

    /// <summary><c>Message.Of(text, calls: calls)</c>, where a parameter for calls was left out.</summary>
    private string? AsArgument(string calls) =>
        this.use.Argument(ParameterRole.Calls) is { ArgumentKind: Microsoft.CodeAnalysis.Operations.ArgumentKind.DefaultValue, Parameter.Name: var parameter } && this.Arguments?.LastOrDefault() is { } last
            ? this.With(new(last.Span.End, 0), $", {parameter}: {calls}")
            : null;

    /// <summary><c>new Message(calls)</c> instead of <c>new Message(text)</c>.</summary>
    public string? InPlaceOfText(string calls)
    {
        ArgumentSyntax[] content = this.use.Given
            .Where(argument => this.use.Row.RoleOf(argument.Parameter) is ParameterRole.Content or ParameterRole.Parts)
            .Select(argument => argument.Syntax)
            .SelectMany(syntax => this.Arguments?.Where(argument => argument.Span.Contains(syntax.Span) || syntax.Span.Contains(argument.Span)) ?? Enumerable.Empty<ArgumentSyntax>())
            .Distinct()
            .ToArray();
        if (content.Length > 0)
        {
            string name = content[0].NameColon is null ? string.Empty
                : this.use.Row.Parameters.FirstOrDefault(pair => pair.Value is ParameterRole.Calls or ParameterRole.Parts).Key is { } parameter ? parameter + ": "
                : string.Empty;
            return this.With(TextSpan.FromBounds(content[0].SpanStart, content[content.Length - 1].Span.End), name + calls);
        }

        return this.use.Written(ParameterRole.Parts) switch
        {
            null => null,
            InitializerExpressionSyntax elements => this.With(elements.Span, $"{{ {calls} }}"),
            var parts => this.With(parts.Span, calls),
        };
    }

    private string? AsMessageOfCalls(string calls) =>
        MessageTemplates.OfCalls(this.site.Words.SdkOf(this.site.Model.GetTypeInfo(this.creation, this.site.CancellationToken).Type), this.site.Words, this.creation.SpanStart, calls);

    private IReadOnlyList<ArgumentSyntax>? Arguments => this.creation switch
    {
        BaseObjectCreationExpressionSyntax made => made.ArgumentList?.Arguments,
        InvocationExpressionSyntax made => made.ArgumentList.Arguments,
        _ => null,
    };

    /// <summary>The creation with something else in the place of a part of it, and with the name of its type.</summary>
    private string? With(TextSpan span, string text)
    {
        string code = this.creation.ToString();
        string written = code.Substring(0, span.Start - this.creation.SpanStart) + text + code.Substring(span.End - this.creation.SpanStart);
        return this.creation is not ImplicitObjectCreationExpressionSyntax made ? written
            : this.site.Model.GetTypeInfo(made, this.site.CancellationToken).Type is { } type ? $"new {this.site.Words.TypeName(type, made.SpanStart)}{written.Substring(made.NewKeyword.Span.Length)}"
            : null;
    }
}
