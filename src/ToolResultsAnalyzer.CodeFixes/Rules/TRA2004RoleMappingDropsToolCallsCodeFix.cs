using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Makes the assistant message of the tool calls where what is mapped has some: by an arm above the one for text in a
/// <c>switch</c> expression, else by a choice in the place of the message.
/// </summary>
/// <remarks>There is no fix where what is mapped visibly keeps no calls, and for an arm with a condition of its own.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA2004RoleMappingDropsToolCallsCodeFix))]
[Shared]
public sealed class TRA2004RoleMappingDropsToolCallsCodeFix : ToolResultsCodeFix
{
    public TRA2004RoleMappingDropsToolCallsCodeFix()
        : base("TRA2004", "Keep the tool calls of assistant messages")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax creation || MemberUse.Of(creation, site, Role.CreatesAssistant) is not { } use || Source(creation, site) is not ({ } source, { } calls)
            || Creation(site, creation, use, source, calls) is not { } withCalls)
        {
            yield break;
        }

        string test = $"{source}.{calls.Property.Name}{calls.Test}";
        SourceEdits edits = new();
        if (calls.Property.Type.NullableAnnotation == NullableAnnotation.Annotated && TakenBeside.By(site, creation, use)?.Accepts(site, calls) == true)
        {
            // Where there are none, there are none in the message.
            edits.Replace(creation.Span, withCalls);
        }
        else if (creation.Whole() is { Parent: SwitchExpressionArmSyntax arm } whole && arm.Expression == whole)
        {
            if (arm.WhenClause is not null)
            {
                yield break;
            }

            string text = whole.ToString();
            string value = text.Substring(0, creation.SpanStart - whole.SpanStart) + withCalls + text.Substring(creation.Span.End - whole.SpanStart);
            string end = site.Layout.StartsLine(arm.SpanStart) ? site.Layout.NewLineAt(arm.SpanStart) + site.Layout.IndentationOf(arm) : " ";
            edits.Insert(arm.SpanStart, $"{arm.Pattern} when {test} => {value},{end}");
        }
        else if (creation.Parent is ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax or ParenthesizedExpressionSyntax
            || creation.Parent is ConditionalExpressionSyntax)
        {
            bool isPart = creation.Parent is ConditionalExpressionSyntax conditional && conditional.WhenFalse != creation;
            edits.Insert(creation.SpanStart, $"{(isPart ? "(" : string.Empty)}{test} ? {withCalls} : ");
            if (isPart)
            {
                edits.Insert(creation.Span.End, ")");
            }
        }

        yield return edits;
    }

    /// <summary>The object that the text is taken from, if it keeps calls too.</summary>
    private static (string Source, SourceCalls Calls)? Source(ExpressionSyntax creation, FixSite site)
    {
        SdkVocabulary? sdk = site.Words.SdkOf(site.Model.GetTypeInfo(creation, site.CancellationToken).Type);
        foreach (ExpressionSyntax source in creation.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(member => member.Expression))
        {
            if (source.IsPath() && site.Model.GetTypeInfo(source, site.CancellationToken).Type is { } type && SourceCalls.Of(type, sdk, site) is { } calls)
            {
                return (source.Rewritten(), calls);
            }
        }

        return null;
    }

    /// <summary>The creation with calls: beside the text where a parameter or a member takes them, in its place where not.</summary>
    private static string? Creation(FixSite site, ExpressionSyntax creation, MemberUse use, string source, SourceCalls calls)
    {
        int position = creation.SpanStart;
        ITypeSymbol? message = site.Model.GetTypeInfo(creation, site.CancellationToken).Type;
        string made = $"{source}.{calls.Property.Name}";
        if (calls.Call is { } parts)
        {
            string each = site.FreeName(creation, new[] { creation }, "call", "toolCall");
            if (MessageTemplates.Call(site.Words.SdkOf(message), site.Words, position, each, parts) is not { } call)
            {
                return null;
            }

            made += $".Select({each} => {call})";
        }

        if (TakenBeside.By(site, creation, use) is { } beside)
        {
            return beside.With(beside.Accepts(site, calls) ? made : made + beside.Copy);
        }

        return creation switch
        {
            ObjectCreationExpressionSyntax { Initializer: null } written => $"new {written.Type}({made})",
            ImplicitObjectCreationExpressionSyntax { Initializer: null } when message is not null => $"new {site.Words.TypeName(message, position)}({made})",
            InvocationExpressionSyntax written => $"{written.Expression}({made})",
            _ => null,
        };
    }

    /// <summary>Where a message takes calls beside its text.</summary>
    /// <param name="Type">What is taken.</param>
    /// <param name="At">Where it is written in the creation.</param>
    private sealed record TakenBeside(ExpressionSyntax Creation, ITypeSymbol Type, int At, string Before, string After)
    {
        /// <summary>What makes the type that is taken of any sequence.</summary>
        public string Copy => this.Type is IArrayTypeSymbol ? ".ToArray()" : this.Type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T ? string.Empty : ".ToList()";

        public static TakenBeside? By(FixSite site, ExpressionSyntax creation, MemberUse use)
        {
            ArgumentListSyntax? arguments = (creation as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (creation as InvocationExpressionSyntax)?.ArgumentList;
            if (use.Argument(ParameterRole.Calls) is { Parameter: { } parameter } && arguments is { Arguments: { Count: > 0 and var count } given })
            {
                bool isNext = parameter.Ordinal == count && given.All(argument => argument.NameColon is null);
                return new(creation, parameter.Type, given.Last().Span.End, isNext ? ", " : $", {parameter.Name}: ", string.Empty);
            }

            if (creation is not BaseObjectCreationExpressionSyntax made || use.Row.Role != Role.CreatesMessage || site.Words.CallsToFillIn(site.Model.GetTypeInfo(creation, site.CancellationToken).Type) is not { } calls)
            {
                return null;
            }

            if (made.Initializer is not { Expressions: { Count: > 0 } filled })
            {
                return made.Initializer is null ? new(creation, calls.Type, made.Span.End, $" {{ {calls.Name} = ", " }") : null;
            }

            string space = site.Layout.StartsLine(filled.Last().SpanStart) ? site.Layout.NewLineAt(filled.Last().SpanStart) + site.Layout.IndentationOf(filled.Last()) : " ";
            return new(creation, calls.Type, filled.Last().Span.End, $",{space}{calls.Name} = ", string.Empty);
        }

        /// <summary>Whether calls are taken as they are kept.</summary>
        public bool Accepts(FixSite site, SourceCalls calls) => calls.Call is null && site.Model.Compilation.HasImplicitConversion(calls.Property.Type, this.Type);

        public string With(string calls) => this.Creation.ToString().Insert(this.At - this.Creation.SpanStart, this.Before + calls + this.After);
    }
}
