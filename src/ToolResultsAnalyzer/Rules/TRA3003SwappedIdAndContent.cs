using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The id of a call is the content of a result, and something else is its id.</summary>
internal sealed class TRA3003SwappedIdAndContent() : Rule(Declared, Mistake)
{
    private const string Mistake = "The id of the tool call is passed as the content and {0} as the id";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA3003",
        "A tool result has its id and its content swapped",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool result carries the id of the call it answers, and what the tool says as its content.",
        HelpLinks + "TRA3003.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.SwappedArguments)
        {
            yield break;
        }

        SyntaxNode[] ids = finding.SyntaxOf(finding.Violation.Offender).ToArray();
        foreach (SyntaxNode creation in finding.SyntaxOf(finding.Violation.Results))
        {
            SyntaxNode? id = ids.FirstOrDefault(argument => argument != creation && creation.Span.Contains(argument.Span));

            // The whole list, because both arguments are wrong; all of it where an initializer fills in the id.
            SyntaxNode place = ArgumentsOf(creation) is { } arguments && (id is null || arguments.Span.Contains(id.Span)) ? arguments : creation;
            yield return this.At(place.GetLocation(), finding, words: new object[] { id?.ToString() ?? "something else" });
        }
    }

    private static SyntaxNode? ArgumentsOf(SyntaxNode creation) => creation switch
    {
        BaseObjectCreationExpressionSyntax made => made.ArgumentList,
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        _ => null,
    };
}
