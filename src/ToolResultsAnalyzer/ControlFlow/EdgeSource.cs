using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>
/// What a step was made from: the graph has no operation for a <c>continue</c>, a <c>break</c>, an empty <c>return</c> or an
/// <c>else</c> that is not there, so the source is followed from where the step begins.
/// </summary>
/// <param name="Jump">The statement that makes the step, or null when it is made by running on.</param>
/// <param name="Decision">
/// The statement or expression that decided for the step: an <c>if</c>, <c>switch</c>, <c>?:</c> or loop; null when nothing did.
/// </param>
/// <param name="Condition">The condition that decided.</param>
internal sealed record EdgeSource(StatementSyntax? Jump, SyntaxNode? Decision, ExpressionSyntax? Condition)
{
    public static EdgeSource Of(FlowEdge edge)
    {
        BodyGraph graph = edge.Graph;
        BasicBlock block = edge.Resumes?.Source ?? graph.Nodes[edge.From].Block;
        FlowEdgeKind kind = edge.Resumes is { } resumed && block.ConditionKind != ControlFlowConditionKind.None
            ? resumed.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? FlowEdgeKind.WhenTrue : FlowEdgeKind.WhenFalse
            : edge.Kind;
        if (block.BranchValue is { } value && kind is FlowEdgeKind.WhenTrue or FlowEdgeKind.WhenFalse)
        {
            return OfCondition(value.Syntax, kind == FlowEdgeKind.WhenTrue);
        }

        SyntaxNode? last = block.BranchValue?.Syntax ?? (block.Operations.Length > 0 ? block.Operations[block.Operations.Length - 1].Syntax : null);
        if (last?.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } returned && block.BranchValue is not null)
        {
            return new(returned, null, null);
        }

        // An empty block: the step into it tells, or else what ran before it.
        if (last is null && edge.Kind == FlowEdgeKind.Always && block.ConditionKind == ControlFlowConditionKind.None && IntoOf(graph, block) is { Kind: FlowEdgeKind.WhenTrue or FlowEdgeKind.WhenFalse } into)
        {
            return new(Of(into).Jump, null, null);
        }

        last ??= graph.Nodes.FirstOrDefault(node => node.Block == block)?.EnteredFrom;
        return new(last is null ? null : After(last, isPastFinally: edge.Resumes is not null), null, null);
    }

    /// <summary>The only step into a block; null where there are several.</summary>
    private static FlowEdge? IntoOf(BodyGraph graph, BasicBlock block)
    {
        FlowEdge? only = null;
        foreach (FlowEdge step in graph.Edges)
        {
            if (graph.Nodes[step.To].Block == block)
            {
                if (only is not null)
                {
                    return null;
                }

                only = step;
            }
        }

        return only;
    }

    private static EdgeSource OfCondition(SyntaxNode condition, bool holds)
    {
        SyntaxNode node = condition;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax:
                    break;
                case PrefixUnaryExpressionSyntax negation when negation.IsKind(SyntaxKind.LogicalNotExpression):
                    holds = !holds;
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression):
                    if (binary.Left == node && holds == binary.IsKind(SyntaxKind.LogicalAndExpression))
                    {
                        return Decided(parent, null, node);
                    }

                    break;
                case IfStatementSyntax @if when @if.Condition == node:
                    return Decided(@if, holds ? First(@if.Statement) : @if.Else is { } @else ? First(@else.Statement) : Next(@if), node);
                case WhileStatementSyntax loop when loop.Condition == node:
                    return Decided(loop, holds ? First(loop.Statement) : Next(loop), node);
                case DoStatementSyntax loop when loop.Condition == node:
                    return Decided(loop, holds ? First(loop.Statement) : Next(loop), node);
                case ForStatementSyntax loop when loop.Condition == node:
                    return Decided(loop, holds ? First(loop.Statement) : Next(loop), node);
                case CommonForEachStatementSyntax loop when loop.Expression == node:
                    return Decided(loop, holds ? First(loop.Statement) : Next(loop), node);
                case CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax or WhenClauseSyntax or PatternSyntax or SwitchSectionSyntax when parent.FirstAncestorOrSelf<SwitchSectionSyntax>() is { Parent: SwitchStatementSyntax @switch } section:
                    return Decided(@switch, holds ? FirstOf(section.Statements, section) : WithoutCase(@switch), node);
                case StatementSyntax:
                    return Decided(node.FirstAncestorOrSelf<SyntaxNode>(IsDecision), null, node);
            }

            node = parent;
        }

        return new(null, null, condition as ExpressionSyntax);

        EdgeSource Decided(SyntaxNode? decision, StatementSyntax? jump, SyntaxNode tested) =>
            new(jump, decision is BinaryExpressionSyntax ? Owner(decision) : decision, tested as ExpressionSyntax ?? condition as ExpressionSyntax);

        static SyntaxNode? Owner(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(IsDecision);

        static bool IsDecision(SyntaxNode node) =>
            node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
    }

    /// <summary>The jump that runs when no case applies: only told where there is no <c>default</c>.</summary>
    private static StatementSyntax? WithoutCase(SwitchStatementSyntax statement) =>
        statement.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax)) is { } section
            ? FirstOf(section.Statements, section)
            : Next(statement);

    /// <summary>The jump that runs right after an operation of <paramref name="syntax"/>, if one does.</summary>
    private static StatementSyntax? After(SyntaxNode syntax, bool isPastFinally)
    {
        // The first operation of a round assigns the loop variable; its syntax lies in the head of the loop.
        if (syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop && !loop.Statement.Span.Contains(syntax.Span) && !loop.Expression.Span.Contains(syntax.Span))
        {
            return First(loop.Statement);
        }

        return syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement ? Next(statement, isPastFinally) : null;
    }

    /// <summary>The jump that <paramref name="statement"/> is or begins with, or that runs when it does nothing.</summary>
    private static StatementSyntax? First(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => FirstOf(block.Statements, block),
        LabeledStatementSyntax labeled => First(labeled.Statement),
        TryStatementSyntax @try => First(@try.Block),
        CheckedStatementSyntax @checked => First(@checked.Block),
        UnsafeStatementSyntax @unsafe => First(@unsafe.Block),
        EmptyStatementSyntax or LocalFunctionStatementSyntax => Next(statement),
        BreakStatementSyntax when BreakTarget(statement) is SwitchStatementSyntax @switch => Next(@switch),
        BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => statement,
        ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax } => statement,
        YieldStatementSyntax { Expression: null } => statement,
        _ => null,
    };

    private static StatementSyntax? FirstOf(SyntaxList<StatementSyntax> statements, SyntaxNode container) =>
        statements.Count > 0 ? First(statements[0]) : container is StatementSyntax statement ? Next(statement) : null;

    /// <summary>The jump that runs when <paramref name="statement"/> has ended, if one does.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isPastFinally">Whether the <c>finally</c> blocks at the end of which it stands have run.</param>
    private static StatementSyntax? Next(StatementSyntax statement, bool isPastFinally = false)
    {
        SyntaxList<StatementSyntax> siblings = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        int index = siblings.IndexOf(statement);
        if (index >= 0 && index + 1 < siblings.Count)
        {
            return First(siblings[index + 1]);
        }

        return statement.Parent switch
        {
            WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax => null,
            ElseClauseSyntax { Parent: IfStatementSyntax @if } => Next(@if, isPastFinally),
            CatchClauseSyntax { Parent: TryStatementSyntax @try } => AfterTry(@try),
            TryStatementSyntax @try => AfterTry(@try),
            StatementSyntax parent and not LocalFunctionStatementSyntax => Next(parent, isPastFinally),
            _ => null,
        };

        StatementSyntax? AfterTry(TryStatementSyntax @try) =>
            isPastFinally || @try.Finally is null or { Block.Statements.Count: 0 } ? Next(@try, isPastFinally) : null;
    }

    private static SyntaxNode? BreakTarget(SyntaxNode statement) =>
        statement.Ancestors().FirstOrDefault(node => node is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
}
