using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Statements that follow each other: of a block, of a section of a <c>switch</c>, or of a program.</summary>
internal static class StatementList
{
    /// <summary>The statements that a node lists; none for any other node.</summary>
    public static IReadOnlyList<StatementSyntax> In(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax program => program.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToArray(),
        _ => Array.Empty<StatementSyntax>(),
    };

    /// <summary>The statement with its neighbours; alone when it is the body of an <c>if</c> or a loop without braces.</summary>
    public static IReadOnlyList<StatementSyntax> Around(StatementSyntax statement) => Owner(statement) is { } owner ? In(owner) : new[] { statement };

    /// <summary>The node that lists a statement, or null when it is the body of an <c>if</c> or a loop without braces.</summary>
    public static SyntaxNode? Owner(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax section => section,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax program } => program,
        _ => null,
    };

    /// <summary>The statements of a body, with or without braces.</summary>
    public static IReadOnlyList<StatementSyntax> OfBody(StatementSyntax body) => body is BlockSyntax block ? block.Statements : new[] { body };

    public static int IndexOf(IReadOnlyList<StatementSyntax> statements, SyntaxNode inner)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].Span.Contains(inner.Span) && statements[i].SyntaxTree == inner.SyntaxTree)
            {
                return i;
            }
        }

        return -1;
    }
}
