using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Editing;

/// <summary>
/// Adds, wraps and removes statements in the layout of the code around them. Lines of new code are given without the
/// indentation of the place they go to, and <see cref="Indent"/> stands for one step of indentation within them.
/// </summary>
internal sealed class StatementEditor
{
    /// <summary>One step of indentation at the start of a line of new code.</summary>
    public const string Indent = "\t";

    private readonly SyntaxNode root;
    private readonly CodeLayout layout;
    private readonly HashSet<int> removed = new();

    public StatementEditor(SyntaxNode root, CodeLayout layout)
    {
        this.root = root;
        this.layout = layout;
    }

    public SourceEdits Edits { get; } = new();

    /// <summary>The lines of a statement with a block: the header, the braces, the lines in between.</summary>
    public string[] Block(SyntaxNode near, string header, params string[] body)
    {
        IEnumerable<string> inner = body.Select(line => Indent + line);
        return this.layout.BracesStandAlone(near)
            ? new[] { header, "{" }.Concat(inner).Append("}").ToArray()
            : new[] { header + " {" }.Concat(inner).Append("}").ToArray();
    }

    /// <summary>Puts new statements in front of a statement, below the comments that stand above it.</summary>
    public void InsertBefore(StatementSyntax statement, params string[] lines) => this.Surround(statement, lines, Array.Empty<string>(), indents: false);

    public void InsertAfter(StatementSyntax statement, params string[] lines) => this.Surround(statement, Array.Empty<string>(), lines, indents: false);

    public void InsertAround(StatementSyntax statement, string[] before, string[] after) => this.Surround(statement, before, after, indents: false);

    /// <summary>Puts several statements in the place of one.</summary>
    public void ReplaceBy(StatementSyntax statement, IReadOnlyList<string> lines)
    {
        if (lines.Count > 1)
        {
            this.InsertBefore(statement, lines.Take(lines.Count - 1).ToArray());
        }

        this.Edits.Replace(statement.Span, lines[lines.Count - 1]);
    }

    /// <summary>Puts a loop around statements that follow each other, and around the comments right above the first.</summary>
    /// <param name="above">Lines to put above the loop.</param>
    /// <param name="comment">A comment to trail the header.</param>
    /// <param name="start">Lines to put at the start of the loop.</param>
    public void Wrap(StatementSyntax first, StatementSyntax last, string header, IEnumerable<string> above, string? comment = null, IEnumerable<string>? start = null)
    {
        string trail = comment is null ? string.Empty : " " + comment;
        string[] open = this.layout.BracesStandAlone(first) ? new[] { header + trail, "{" } : new[] { header + " {" + trail };
        IEnumerable<string> inner = (start ?? Array.Empty<string>()).Select(line => Indent + line);
        this.Surround(first, last, above.Concat(open).Concat(inner).ToArray(), new[] { "}" }, indents: true);
    }

    /// <summary>Replaces a statement by the header of a loop around the statements that follow it.</summary>
    /// <returns>False where the statement shares its line with others.</returns>
    /// <param name="start">Lines to put at the start of the loop.</param>
    public bool ReplaceByHeader(StatementSyntax statement, StatementSyntax last, string header, IEnumerable<string>? start = null)
    {
        SyntaxToken end = statement.GetLastToken();
        SyntaxToken lastEnd = last.GetLastToken();
        if (!this.layout.StartsLine(statement.SpanStart) || !this.layout.EndsLine(end) || !this.layout.EndsLine(lastEnd)
            || StatementList.Owner(statement) is not { } owner)
        {
            return false;
        }

        string newLine = this.layout.NewLineAt(statement.SpanStart), indentation = this.layout.IndentationOf(statement);
        bool alone = this.layout.BracesStandAlone(statement);
        this.Edits.Replace(statement.Span, alone ? header : header + " {");

        int next = this.layout.LineOf(end.Span.End) + 1;
        if (alone)
        {
            this.Edits.Insert(this.layout.Line(next).Start, indentation + "{" + newLine);
        }

        string unit = this.layout.UnitAt(owner);
        this.Edits.Insert(this.layout.Line(next).Start, Written(start ?? Array.Empty<string>(), indentation + unit, unit, newLine));
        for (; this.layout.IsBlankLine(next); next++)
        {
            this.RemoveLine(next);
        }

        this.IndentLines(next, this.layout.LineOf(this.layout.EndOfLine(lastEnd)), unit);
        this.Edits.Insert(this.layout.EndOfLine(lastEnd), newLine + indentation + "}" + this.GapAfter(last, newLine));
        return true;
    }

    /// <summary>Puts lines above a statement, and above its comments if asked.</summary>
    public void InsertAbove(StatementSyntax statement, IReadOnlyCollection<string> lines, bool aboveComments)
    {
        string indentation = this.layout.IndentationOf(statement), newLine = this.layout.NewLineAt(statement.SpanStart);
        int line = aboveComments ? this.FirstLineOf(statement) : this.layout.LineOf(statement.SpanStart);
        this.Edits.Insert(this.layout.Line(line).Start, Written(lines, indentation, this.layout.UnitAt(statement), newLine));
    }

    /// <summary>Replaces the header of an <c>if</c> by that of a loop; its body stays as it is.</summary>
    public void ReplaceHeader(IfStatementSyntax statement, string header) =>
        this.Edits.Replace(TextSpan.FromBounds(statement.IfKeyword.SpanStart, statement.CloseParenToken.Span.End), header);

    /// <summary>Removes a statement with its lines and the comments right above it.</summary>
    /// <returns>
    /// What was taken away, without indentation: the comments above, the lines of the statement, and the comment that trails it.
    /// Null when the statement shares a line with others.
    /// </returns>
    public (string[] Comments, string[] Lines, string? Trail)? RemoveLines(StatementSyntax statement)
    {
        SyntaxToken last = statement.GetLastToken();
        if (!this.layout.StartsLine(statement.SpanStart) || !this.layout.EndsLine(last) || statement.ContainsDirectives)
        {
            return null;
        }

        int first = this.FirstLineOf(statement), start = this.layout.LineOf(statement.SpanStart), end = this.layout.LineOf(this.layout.EndOfLine(last));
        string indentation = this.layout.IndentationOf(statement);
        string[] LinesFrom(int from, int to) => Enumerable.Range(from, to - from)
            .Select(number => this.layout.Text.ToString(this.layout.Line(number).Span))
            .Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart())
            .ToArray();
        string trail = this.layout.Text.ToString(TextSpan.FromBounds(last.Span.End, this.layout.EndOfLine(last))).Trim();
        (string[], string[], string?) taken = (LinesFrom(first, start), LinesFrom(start, end + 1), trail.Length == 0 ? null : trail);

        // Two blank lines would be left where there was one on either side, or one at the start of a block.
        bool opens = StatementList.Owner(statement) is { } owner && StatementList.In(owner).FirstOrDefault() == statement && owner is not CompilationUnitSyntax;
        int above = first - 1;
        while (this.removed.Contains(above))
        {
            above--;
        }

        if (this.layout.IsBlankLine(end + 1) && end + 1 < this.layout.Text.Lines.Count - 1 && (opens || this.layout.IsBlankLine(above)))
        {
            end++;
        }

        for (int line = first; line <= end; line++)
        {
            this.RemoveLine(line);
        }

        return taken;
    }

    /// <summary>Adds a statement at the end of a branch, before the jump that it ends in.</summary>
    public void AddToBody(StatementSyntax body, string line)
    {
        if (body is BlockSyntax { Statements.Count: 0 } block)
        {
            this.FillBlock(block, line);
            return;
        }

        StatementSyntax last = StatementList.OfBody(body)[StatementList.OfBody(body).Count - 1];
        if (last is GotoStatementSyntax || (last is not ThrowStatementSyntax && last.EndsInJump()))
        {
            this.InsertBefore(last, line);
        }
        else
        {
            this.InsertAfter(last, line);
        }
    }

    /// <summary>Removes a statement, alone or with its lines.</summary>
    /// <returns>False where a comment would go with it.</returns>
    public bool Remove(StatementSyntax statement)
    {
        int start = statement.GetFirstToken().GetPreviousToken().Span.End;
        if (this.RemoveLines(statement) is { } taken)
        {
            return taken is { Comments.Length: 0, Trail: null };
        }

        this.Edits.Remove(TextSpan.FromBounds(start, statement.Span.End));
        return this.layout.IsBlank(TextSpan.FromBounds(start, statement.SpanStart));
    }

    /// <summary>Takes the blank lines away that removed statements have left at the end of a block.</summary>
    public void CloseUp(BlockSyntax block)
    {
        int line = this.layout.LineOf(block.CloseBraceToken.SpanStart) - 1;
        if (!this.removed.Contains(line))
        {
            return;
        }

        for (; this.removed.Contains(line) || this.layout.IsBlankLine(line); line--)
        {
            this.RemoveLine(line);
        }
    }

    /// <summary>Puts a statement into a block that has none; comments in it stay above.</summary>
    public void FillBlock(BlockSyntax block, string line)
    {
        int brace = block.CloseBraceToken.SpanStart;
        if (this.layout.StartsLine(brace))
        {
            this.Edits.Insert(this.layout.Line(this.layout.LineOf(brace)).Start, this.layout.IndentationOf(brace) + this.layout.UnitAt(block) + line + this.layout.NewLineAt(brace));
        }
        else
        {
            this.Edits.Replace(TextSpan.FromBounds(block.OpenBraceToken.Span.End, brace), $" {line} ");
        }
    }

    /// <summary>Adds an <c>else</c> to an <c>if</c> that has none, in the style of its first branch.</summary>
    public void AddElse(IfStatementSyntax statement, string line)
    {
        string newLine = this.layout.NewLineAt(statement.SpanStart), indentation = this.layout.IndentationOf(statement.IfKeyword.SpanStart);
        string unit = this.layout.UnitAt(statement);
        SyntaxToken last = statement.Statement.GetLastToken();
        if (statement.Statement is BlockSyntax block)
        {
            if (this.layout.LineOf(block.SpanStart) == this.layout.LineOf(block.Span.End))
            {
                this.Edits.Insert(this.EndFor(last), newLine + indentation + "else { " + line + " }");
            }
            else if (this.layout.BracesStandAlone(statement))
            {
                string lead = newLine + indentation;
                this.Edits.Insert(this.EndFor(last), lead + "else" + lead + "{" + lead + unit + line + lead + "}");
            }
            else
            {
                this.Edits.Insert(block.CloseBraceToken.Span.End, " else {" + newLine + indentation + unit + line + newLine + indentation + "}");
            }

            return;
        }

        if (EndsInIfWithoutElse(statement.Statement))
        {
            // The new else would belong to the inner if.
            this.Surround(statement.Statement, Array.Empty<string>(), Array.Empty<string>(), indents: false, followed: true);
            bool alone = this.layout.BracesStandAlone(statement);
            string lead = newLine + indentation;
            this.Edits.Insert(this.EndFor(last), alone ? lead + "else" + lead + "{" + lead + unit + line + lead + "}" : " else {" + lead + unit + line + lead + "}");
            return;
        }

        bool sameLine = this.layout.LineOf(statement.CloseParenToken.SpanStart) == this.layout.LineOf(statement.Statement.SpanStart);
        this.Edits.Insert(this.EndFor(last), newLine + indentation + (sameLine ? "else " : "else" + newLine + indentation + unit) + line);
    }

    /// <summary>Adds a <c>default</c> section to a <c>switch</c> that has none.</summary>
    public void AddDefault(SwitchStatementSyntax statement, string line)
    {
        string newLine = this.layout.NewLineAt(statement.SpanStart), unit = this.layout.UnitAt(statement);
        SwitchSectionSyntax? last = statement.Sections.LastOrDefault();
        int brace = statement.CloseBraceToken.SpanStart;
        if (!this.layout.StartsLine(brace))
        {
            this.Edits.Insert(brace, "default: " + line + " break; ");
            return;
        }

        string label = last is not null && this.layout.StartsLine(last.SpanStart) ? this.layout.IndentationOf(last) : this.layout.IndentationOf(brace) + unit;
        StatementSyntax? first = last?.Statements.FirstOrDefault();
        string inner = first is not null && this.layout.StartsLine(first.SpanStart) && first is not BlockSyntax ? this.layout.IndentationOf(first) : label + unit;

        int before = this.layout.LineOf(brace) - 1;
        while (before > 0 && this.layout.IsBlankLine(before))
        {
            before--;
        }

        bool apart = statement.Sections.Count > 1 && this.layout.IsBlankLine(this.layout.LineOf(statement.Sections[1].SpanStart) - 1);
        this.Edits.Insert(
            this.layout.Line(before).EndIncludingLineBreak,
            (apart ? newLine : string.Empty) + label + "default:" + newLine + inner + line + newLine + inner + "break;" + newLine);
    }

    /// <summary>Adds an element after one of a collection expression, of an initializer or of an argument list.</summary>
    public bool InsertElementAfter(SyntaxNode element, IReadOnlyList<string> added)
    {
        SyntaxToken last = element.GetLastToken();
        SyntaxToken next = last.GetNextToken();
        bool ownLines = this.layout.StartsLine(element.SpanStart) && (next.IsKind(SyntaxKind.CommaToken) ? this.layout.EndsLine(next) : this.layout.EndsLine(last));
        string newLine = this.layout.NewLineAt(element.SpanStart), indentation = this.layout.IndentationOf(element);
        if (!ownLines)
        {
            this.Edits.Insert(last.Span.End, string.Concat(added.Select(text => ", " + text)));
            return true;
        }

        if (next.IsKind(SyntaxKind.CommaToken))
        {
            this.Edits.Insert(this.layout.EndOfLine(next), string.Concat(added.Select(text => newLine + indentation + text + ",")));
            return true;
        }

        this.Edits.Insert(last.Span.End, ",");
        this.Edits.Insert(this.layout.EndOfLine(last), string.Join(",", added.Select(text => newLine + indentation + text)));
        return true;
    }

    /// <summary>Whether an <c>else</c> after a statement would belong to an <c>if</c> in it.</summary>
    private static bool EndsInIfWithoutElse(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: { } otherwise } => EndsInIfWithoutElse(otherwise.Statement),
        IfStatementSyntax => true,
        WhileStatementSyntax loop => EndsInIfWithoutElse(loop.Statement),
        ForStatementSyntax loop => EndsInIfWithoutElse(loop.Statement),
        CommonForEachStatementSyntax loop => EndsInIfWithoutElse(loop.Statement),
        UsingStatementSyntax inner => EndsInIfWithoutElse(inner.Statement),
        LockStatementSyntax inner => EndsInIfWithoutElse(inner.Statement),
        _ => false,
    };

    private void Surround(StatementSyntax statement, string[] before, string[] after, bool indents, bool followed = false)
    {
        if (StatementList.Owner(statement) is null)
        {
            this.SurroundBody(statement, before, after, indents, followed);
        }
        else
        {
            this.Surround(statement, statement, before, after, indents);
        }
    }

    /// <summary>Puts lines before and after statements that follow each other, and indents these when the lines are a block around them.</summary>
    private void Surround(StatementSyntax first, StatementSyntax last, string[] before, string[] after, bool indents)
    {
        if (StatementList.Owner(first) is not { } owner)
        {
            this.SurroundBody(first, before, after, indents, followed: false);
            return;
        }

        SyntaxToken end = last.GetLastToken();
        string newLine = this.layout.NewLineAt(first.SpanStart), unit = this.layout.UnitAt(owner), indentation = this.layout.IndentationOf(first);
        bool fits = (before.Length == 0 || this.layout.StartsLine(first.SpanStart)) && (after.Length == 0 || this.layout.EndsLine(end));
        if (!fits)
        {
            if (owner is BlockSyntax block && this.IsOneLine(block))
            {
                this.Unfold(block, first, last, before, after, indents);
                return;
            }

            this.Edits.Insert(first.SpanStart, string.Concat(before.Select(line => line.Trim() + " ")));
            this.Edits.Insert(end.Span.End, string.Concat(after.Select(line => " " + line.Trim())));
            return;
        }

        int firstLine = indents ? this.FirstLineOf(first) : this.layout.LineOf(first.SpanStart);
        bool setsApart = !indents && before.Length > 0 && before[before.Length - 1] == "}" && this.layout.SetsBlocksApart();
        this.Edits.Insert(this.layout.Line(firstLine).Start, Written(before, indentation, unit, newLine) + (setsApart ? newLine : string.Empty));
        if (indents)
        {
            this.IndentLines(firstLine, this.layout.LineOf(this.layout.EndOfLine(end)), unit);
        }

        if (after.Length > 0)
        {
            string gap = after[after.Length - 1] == "}" ? this.GapAfter(last, newLine) : string.Empty;
            bool followsBlock = !indents && end.IsKind(SyntaxKind.CloseBraceToken) && this.layout.StartsLine(end.SpanStart) && this.layout.SetsBlocksApart();
            this.Edits.Insert(this.layout.EndOfLine(end), (followsBlock ? newLine : string.Empty) + WrittenAfter(after, indentation, unit, newLine) + gap);
        }
    }

    /// <summary>Gives the body of an <c>if</c>, an <c>else</c> or a loop its braces, and puts lines before and after it.</summary>
    private void SurroundBody(StatementSyntax body, string[] before, string[] after, bool indents, bool followed)
    {
        SyntaxNode parent = body.Parent!;
        SyntaxToken head = body.GetFirstToken().GetPreviousToken(), end = body.GetLastToken(), next = end.GetNextToken();
        string newLine = this.layout.NewLineAt(head.SpanStart), unit = this.layout.UnitAt(parent);
        string outer = this.layout.IndentationOf(parent), inner = outer + unit;
        bool alone = this.layout.BracesStandAlone(parent);
        string shift = indents ? unit : string.Empty;
        string apart = !indents && before.Length > 0 && before[before.Length - 1] == "}" && this.layout.SetsBlocksApart() ? newLine : string.Empty;
        if (this.layout.StartsLine(body.SpanStart))
        {
            if (alone)
            {
                this.Edits.Insert(this.layout.Line(this.layout.LineOf(this.layout.EndOfLine(head)) + 1).Start, outer + "{" + newLine);
            }
            else
            {
                this.Edits.Insert(head.Span.End, " {");
            }

            int line = this.layout.LineOf(body.SpanStart);
            this.Edits.Insert(this.layout.Line(line).Start, Written(before, this.layout.IndentationOf(body), unit, newLine) + apart);
            this.IndentLines(line, this.layout.LineOf(end.Span.End), shift);
        }
        else
        {
            TextSpan gap = TextSpan.FromBounds(head.Span.End, body.SpanStart);
            string open = (alone ? newLine + outer + "{" : " {") + newLine + Written(before, inner, unit, newLine) + apart + inner + shift;
            if (this.layout.IsBlank(gap))
            {
                this.Edits.Replace(gap, open);
            }
            else
            {
                this.Edits.Insert(body.SpanStart, open);
            }

            this.IndentLines(this.layout.LineOf(body.SpanStart) + 1, this.layout.LineOf(end.Span.End), unit + shift);
        }

        bool followsBlock = !indents && after.Length > 0 && end.IsKind(SyntaxKind.CloseBraceToken) && this.layout.StartsLine(end.SpanStart) && this.layout.SetsBlocksApart();
        string close = (followsBlock ? newLine : string.Empty) + WrittenAfter(after, inner, unit, newLine) + newLine + outer + "}";
        TextSpan toNext = TextSpan.FromBounds(this.layout.EndOfLine(end), next.IsKind(SyntaxKind.None) ? this.layout.EndOfLine(end) : next.SpanStart);
        if (next.IsKind(SyntaxKind.ElseKeyword) && this.layout.IsBlank(toNext))
        {
            this.Edits.Replace(toNext, close + (alone ? newLine + outer : " "));
        }
        else if (this.layout.EndsLine(end))
        {
            this.Edits.Insert(this.layout.EndOfLine(end), close + (followed ? string.Empty : this.GapAfter(Outermost(parent), newLine)));
        }
        else if (this.layout.IsBlank(toNext))
        {
            this.Edits.Replace(toNext, close + newLine + outer);
        }
        else
        {
            this.Edits.Insert(end.Span.End, close + newLine + outer);
        }
    }

    /// <summary>The statement whose end is the end of a body.</summary>
    private static StatementSyntax Outermost(SyntaxNode parent)
    {
        SyntaxNode outermost = parent;
        while (outermost is ElseClauseSyntax || (outermost is StatementSyntax statement && StatementList.Owner(statement) is null && statement.Parent is StatementSyntax or ElseClauseSyntax && statement.Parent is not BlockSyntax))
        {
            outermost = outermost.Parent!;
        }

        return (StatementSyntax)outermost;
    }

    /// <summary>Spreads a block that is written on one line over several, with lines before and after some of its statements.</summary>
    private void Unfold(BlockSyntax block, StatementSyntax first, StatementSyntax last, string[] before, string[] after, bool indents)
    {
        string newLine = this.layout.NewLineAt(block.SpanStart), unit = this.layout.UnitAt(block.Parent!);
        string outer = this.layout.IndentationOf(block.SpanStart), inner = outer + unit;
        if (this.layout.BracesStandAlone(block.Parent!) && !this.layout.StartsLine(block.SpanStart))
        {
            SyntaxToken head = block.OpenBraceToken.GetPreviousToken();
            this.Edits.Replace(TextSpan.FromBounds(head.Span.End, block.SpanStart), newLine + outer);
        }

        int position = block.OpenBraceToken.Span.End;
        bool inside = false;
        foreach (StatementSyntax statement in block.Statements)
        {
            inside |= statement == first;
            string lead = newLine;
            if (statement == first)
            {
                lead += Written(before, inner, unit, newLine);
            }

            lead += inner + (inside && indents ? unit : string.Empty);
            if (statement == last)
            {
                inside = false;
            }

            bool follows = statement != block.Statements[0] && block.Statements[block.Statements.IndexOf(statement) - 1] == last;
            this.Edits.Replace(TextSpan.FromBounds(position, statement.SpanStart), (follows ? WrittenAfter(after, inner, unit, newLine) : string.Empty) + lead);
            position = statement.Span.End;
        }

        string close = block.Statements.Last() == last ? WrittenAfter(after, inner, unit, newLine) : string.Empty;
        this.Edits.Replace(TextSpan.FromBounds(position, block.CloseBraceToken.SpanStart), close + newLine + outer);
    }

    /// <summary>Whether a block stands on one line with nothing but statements in it.</summary>
    private bool IsOneLine(BlockSyntax block) =>
        this.layout.LineOf(block.SpanStart) == this.layout.LineOf(block.Span.End)
        && block.OpenBraceToken.GetPreviousToken() is { } head
        && this.layout.IsBlank(TextSpan.FromBounds(head.Span.End, block.SpanStart))
        && block.DescendantTrivia().All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || !block.Span.Contains(trivia.Span) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>A line break more when the statement after a new block would otherwise stick to it.</summary>
    private string GapAfter(StatementSyntax last, string newLine)
    {
        if (StatementList.Owner(last) is not { } owner)
        {
            return string.Empty;
        }

        int line = this.layout.LineOf(this.layout.EndOfLine(last.GetLastToken())) + 1;
        while (this.removed.Contains(line))
        {
            line++;
        }

        StatementSyntax? next = StatementList.In(owner).FirstOrDefault(statement => statement.SpanStart > last.SpanStart && !this.removed.Contains(this.layout.LineOf(statement.SpanStart)));
        bool sticks = next is not null and not BreakStatementSyntax { Parent: SwitchSectionSyntax } && !this.layout.IsBlankLine(line);
        return sticks && this.layout.SetsBlocksApart() ? newLine : string.Empty;
    }

    /// <remarks>
    /// Lines that are left out of this compilation by a directive are indented too: a file that is compiled for several frameworks
    /// must come out the same for each.
    /// </remarks>
    private void IndentLines(int first, int last, string unit)
    {
        if (unit.Length == 0)
        {
            return;
        }

        for (int number = first; number <= last; number++)
        {
            TextLine line = this.layout.Line(number);
            if (!this.removed.Contains(number) && !this.layout.IsBlankLine(number) && !this.IsDirective(line) && !this.IsInText(line.Start))
            {
                this.Edits.Insert(line.Start, unit);
            }
        }
    }

    private bool IsDirective(TextLine line) => this.layout.Text.ToString(line.Span).TrimStart().StartsWith("#", StringComparison.Ordinal);

    /// <summary>Whether a position lies in a string in which white space counts.</summary>
    private bool IsInText(int position)
    {
        SyntaxToken token = this.root.FindToken(position);
        if (token.SpanStart < position && token.IsKind(SyntaxKind.StringLiteralToken))
        {
            return true;
        }

        for (SyntaxNode? node = token.Parent; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is InterpolationSyntax hole && hole.SpanStart < position)
            {
                return false;
            }

            if (node is InterpolatedStringExpressionSyntax text && text.SpanStart < position)
            {
                return !text.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
            }
        }

        return false;
    }

    private void RemoveLine(int number)
    {
        if (this.removed.Add(number))
        {
            this.Edits.Remove(this.layout.Line(number).SpanIncludingLineBreak);
        }
    }

    /// <summary>The first line of a statement or of the comments right above it.</summary>
    private int FirstLineOf(StatementSyntax statement)
    {
        int first = this.layout.LineOf(statement.SpanStart);
        while (first > 0 && this.IsCommentLine(first - 1, statement))
        {
            first--;
        }

        return first;
    }

    private bool IsCommentLine(int number, StatementSyntax statement)
    {
        TextLine line = this.layout.Line(number);
        string content = this.layout.Text.ToString(line.Span).TrimStart();
        return content.StartsWith("//", StringComparison.Ordinal) && line.Start >= statement.FullSpan.Start;
    }

    /// <summary>Where a new line that continues a statement begins.</summary>
    private int EndFor(SyntaxToken last) => this.layout.EndsLine(last) ? this.layout.EndOfLine(last) : last.Span.End;

    private static string Written(IEnumerable<string> lines, string indentation, string unit, string newLine) =>
        string.Concat(lines.Select(line => WrittenLine(line, indentation, unit) + newLine));

    private static string WrittenAfter(IEnumerable<string> lines, string indentation, string unit, string newLine) =>
        string.Concat(lines.Select(line => newLine + WrittenLine(line, indentation, unit)));

    private static string WrittenLine(string line, string indentation, string unit)
    {
        int depth = line.Length - line.TrimStart(Indent[0]).Length;
        return line.Length == 0 ? line : indentation + string.Concat(Enumerable.Repeat(unit, depth)) + line.Substring(depth);
    }
}
