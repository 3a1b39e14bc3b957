using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Editing;

/// <summary>How a file is laid out, read off the code around a place, so that new code looks like its neighbours.</summary>
internal sealed class CodeLayout
{
    private const string DefaultUnit = "    ";

    private readonly SyntaxNode root;
    private readonly SourceText text;
    private readonly AnalyzerConfigOptions options;

    public CodeLayout(SyntaxNode root, SourceText text, AnalyzerConfigOptions options)
    {
        this.root = root;
        this.text = text;
        this.options = options;
    }

    public SourceText Text => this.text;

    /// <summary>The line break that is in use around a position.</summary>
    public string NewLineAt(int position)
    {
        for (int number = this.text.Lines.GetLineFromPosition(position).LineNumber; number >= 0; number--)
        {
            TextLine line = this.text.Lines[number];
            if (line.EndIncludingLineBreak > line.End)
            {
                return this.text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            }
        }

        return "\n";
    }

    public int LineOf(int position) => this.text.Lines.GetLineFromPosition(position).LineNumber;

    public TextLine Line(int number) => this.text.Lines[number];

    /// <summary>The white space that the line of a position begins with.</summary>
    public string IndentationOf(int position)
    {
        TextLine line = this.text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && char.IsWhiteSpace(this.text[end]))
        {
            end++;
        }

        return this.text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    public string IndentationOf(SyntaxNode node) => this.IndentationOf(node.SpanStart);

    /// <summary>Code that stands where one node begins, to stand where another begins: its further lines keep their distance from the first.</summary>
    public string Moved(string code, SyntaxNode from, SyntaxNode to)
    {
        string old = this.IndentationOf(from), indentation = this.IndentationOf(to);
        return string.Join("\n", code.Split('\n').Select((line, number) => number > 0 && line.StartsWith(old, StringComparison.Ordinal) ? indentation + line.Substring(old.Length) : line));
    }

    /// <summary>The lines of code that stands where a node begins, without its indentation.</summary>
    public string[] Lines(string code, SyntaxNode place)
    {
        string indentation = this.IndentationOf(place);
        return code.Split('\n').Select(line => line.TrimEnd('\r')).Select((line, number) => number > 0 && line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line).ToArray();
    }

    /// <summary>Lines of new code to stand where a node begins.</summary>
    public string Joined(IEnumerable<string> lines, SyntaxNode place)
    {
        string newLine = this.NewLineAt(place.SpanStart), indentation = this.IndentationOf(place), unit = this.UnitAt(place);
        return string.Join(newLine + indentation, lines.Select(line => line.Replace(StatementEditor.Indent, unit)));
    }

    public bool IsBlank(TextSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (!char.IsWhiteSpace(this.text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsBlankLine(int number) => number >= 0 && number < this.text.Lines.Count && this.IsBlank(this.text.Lines[number].Span);

    /// <summary>Whether nothing but white space stands before a position on its line.</summary>
    public bool StartsLine(int position) => this.IsBlank(TextSpan.FromBounds(this.text.Lines.GetLineFromPosition(position).Start, position));

    /// <summary>Whether no code follows a token on its line; a comment may.</summary>
    public bool EndsLine(SyntaxToken token)
    {
        SyntaxToken next = token.GetNextToken(includeZeroWidth: true);
        return next.IsKind(SyntaxKind.None) || next.IsKind(SyntaxKind.EndOfFileToken) || token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>The end of what belongs to a token on its line: after a comment that trails it, before the line break.</summary>
    public int EndOfLine(SyntaxToken token)
    {
        int end = token.Span.End;
        foreach (SyntaxTrivia trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                break;
            }

            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                end = trivia.Span.End;
            }
        }

        return end;
    }

    /// <summary>By how much a block around a node indents what is in it.</summary>
    public string UnitAt(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is BlockSyntax block && this.UnitOf(block, block.Statements.FirstOrDefault()) is { } unit)
            {
                return unit;
            }

            if (ancestor is BaseTypeDeclarationSyntax type && this.UnitOf(type, type.ChildNodes().OfType<MemberDeclarationSyntax>().FirstOrDefault()) is { } unitOfType)
            {
                return unitOfType;
            }
        }

        foreach (BlockSyntax block in this.root.DescendantNodes().OfType<BlockSyntax>())
        {
            if (this.UnitOf(block, block.Statements.FirstOrDefault()) is { } unit)
            {
                return unit;
            }
        }

        return this.DefaultUnitOfOptions();
    }

    /// <summary>Whether the brace of a block stands on a line of its own, as most of those around a node do.</summary>
    public bool BracesStandAlone(SyntaxNode node)
    {
        SyntaxNode member = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? this.root;
        foreach (SyntaxNode scope in new[] { member, this.root })
        {
            int alone = 0, atEnd = 0;
            foreach (BlockSyntax block in scope.DescendantNodesAndSelf().OfType<BlockSyntax>())
            {
                if (block.Parent is StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax && this.LineOf(block.SpanStart) != this.LineOf(block.Span.End))
                {
                    _ = this.StartsLine(block.SpanStart) ? alone++ : atEnd++;
                }
            }

            if (alone != atEnd)
            {
                return alone > atEnd;
            }
        }

        if (this.options.TryGetValue("csharp_new_line_before_open_brace", out string? setting))
        {
            return setting.Contains("all") || setting.Contains("control_blocks");
        }

        // No block to learn from: look at what types and methods do.
        return this.root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.OpenBraceToken) && token.Parent is BlockSyntax or BaseTypeDeclarationSyntax)
            .Select(token => (bool?)this.StartsLine(token.SpanStart))
            .FirstOrDefault() ?? true;
    }

    /// <summary>Whether a blank line stands between the end of a block and the statement after it, as it mostly does in this file.</summary>
    public bool SetsBlocksApart()
    {
        int apart = 0, together = 0;
        foreach (SyntaxNode node in this.root.DescendantNodes())
        {
            if (node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax)
            {
                IReadOnlyList<StatementSyntax> statements = StatementList.In(node);
                for (int i = 0; i + 1 < statements.Count; i++)
                {
                    SyntaxToken last = statements[i].GetLastToken();
                    if (last.IsKind(SyntaxKind.CloseBraceToken) && this.StartsLine(last.SpanStart) && this.EndsLine(last)
                        && statements[i + 1] is not BreakStatementSyntax)
                    {
                        _ = this.IsBlankLine(this.LineOf(last.SpanStart) + 1) ? apart++ : together++;
                    }
                }
            }
        }

        return apart >= together;
    }

    /// <summary>Whether a local is declared with <c>var</c> where it can be, as most of those around a node are.</summary>
    public bool PrefersVar(SyntaxNode node, SemanticModel model)
    {
        if (this.options.TryGetValue("csharp_style_var_elsewhere", out string? setting))
        {
            return setting.StartsWith("true", StringComparison.OrdinalIgnoreCase);
        }

        SyntaxNode member = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? this.root;
        foreach (SyntaxNode scope in new[] { member, this.root })
        {
            int balance = 0;
            foreach (SyntaxNode declaration in scope.DescendantNodesAndSelf())
            {
                balance += declaration switch
                {
                    ForEachStatementSyntax loop => loop.Type.IsVar ? 1 : -1,
                    LocalDeclarationStatementSyntax { Declaration: { Type.IsVar: true } } => 1,
                    LocalDeclarationStatementSyntax { IsConst: false } local when CouldBeVar(local.Declaration, model) => -1,
                    DeclarationExpressionSyntax { Parent: ArgumentSyntax } variable => variable.Type.IsVar ? 1 : -1,
                    _ => 0,
                };
            }

            if (balance != 0)
            {
                return balance > 0;
            }
        }

        return true;
    }

    private static bool CouldBeVar(VariableDeclarationSyntax declaration, SemanticModel model)
    {
        if (declaration.Variables.Count != 1 || declaration.Variables[0].Initializer?.Value is not { } value)
        {
            return false;
        }

        if (value is ImplicitObjectCreationExpressionSyntax)
        {
            return true;
        }

        TypeInfo type = model.GetTypeInfo(value);
        return type.Type is not null && SymbolEqualityComparer.Default.Equals(type.Type, type.ConvertedType);
    }

    private string? UnitOf(SyntaxNode block, SyntaxNode? inner)
    {
        if (inner is null || !this.StartsLine(inner.SpanStart) || this.LineOf(inner.SpanStart) == this.LineOf(block.SpanStart))
        {
            return null;
        }

        string outer = this.IndentationOf(block.SpanStart), indented = this.IndentationOf(inner);
        return indented.Length > outer.Length && indented.StartsWith(outer, StringComparison.Ordinal) ? indented.Substring(outer.Length) : null;
    }

    private string DefaultUnitOfOptions()
    {
        if (this.options.TryGetValue("indent_style", out string? style) && style.Trim().Equals("tab", StringComparison.OrdinalIgnoreCase))
        {
            return "\t";
        }

        return this.options.TryGetValue("indent_size", out string? size) && int.TryParse(size, out int width) && width is > 0 and <= 16
            ? new string(' ', width)
            : DefaultUnit;
    }
}
