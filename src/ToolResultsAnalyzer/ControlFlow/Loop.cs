using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>A loop statement of a body.</summary>
/// <param name="Number">Numbers the loops of a body in source order.</param>
internal sealed record Loop(int Number, StatementSyntax Statement)
{
    private TextSpan? bodySpan;

    /// <summary>The statement that is run each round; what is left of the loop decides whether there is another one.</summary>
    public StatementSyntax Body { get; } = Statement switch
    {
        CommonForEachStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        _ => Statement,
    };

    public TextSpan BodySpan => this.bodySpan ??= this.Body.Span;

    /// <summary>The part of the source that belongs to the loop once it runs (not what a <c>for</c> does before).</summary>
    public TextSpan Span { get; } = Statement is ForStatementSyntax { FirstSemicolonToken: var semicolon }
        ? TextSpan.FromBounds(semicolon.SpanStart, Statement.Span.End)
        : Statement.Span;

    /// <summary>The loops of a body, without those of the lambdas and local functions in it.</summary>
    public static ImmutableArray<Loop> AllIn(OperationTree body)
    {
        ImmutableArray<Loop>.Builder loops = ImmutableArray.CreateBuilder<Loop>();
        foreach (IOperation operation in body.Own)
        {
            if (operation is { Kind: OperationKind.Loop, Syntax: StatementSyntax loop })
            {
                loops.Add(new(loops.Count, loop));
            }
        }

        return loops.ToImmutable();
    }

    public bool Equals(Loop? other) => other is not null && this.Statement == other.Statement;

    public override int GetHashCode() => this.Number;
}
