using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Takes statements away from where they stand, to be put elsewhere.</summary>
internal static class MovedStatements
{
    /// <summary>The lines of statements, which are removed, with the comments above them and the blank lines between them.</summary>
    public static string[] Take(FixSite site, StatementEditor editor, IEnumerable<StatementSyntax> statements)
    {
        List<string> lines = new();
        foreach (StatementSyntax statement in statements)
        {
            if (editor.RemoveLines(statement) is { } taken)
            {
                bool apart = site.Layout.IsBlankLine(site.Layout.LineOf(statement.SpanStart) - taken.Comments.Length - 1);
                lines.AddRange((apart && lines.Count > 0 ? new[] { string.Empty } : Array.Empty<string>()).Concat(taken.Comments).Concat(taken.Lines));
            }
            else
            {
                editor.Edits.Remove(TextSpan.FromBounds(statement.GetFirstToken().GetPreviousToken().Span.End, statement.Span.End));
                lines.Add(statement.ToString());
            }
        }

        return lines.ToArray();
    }
}
