using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Finds the place to blame for a round that ended without a result: the <c>continue</c> that ended it, else the decision
/// behind which no result can come any more.
/// </summary>
internal static class SkipBlame
{
    /// <summary>
    /// What skips a call: a <c>continue</c>, or an <c>if</c>, <c>switch</c>, <c>?:</c> and the like; the call of a helper, where it does.
    /// </summary>
    public static IEnumerable<SyntaxNode> PlacesOf(Finding finding)
    {
        BodyFindings body = finding.Body;
        HashSet<SyntaxNode> places = new(finding.CallsIn(finding.Batch!.Skips).Concat(finding.CallsIn(finding.Batch.Declines)));
        if (places.Count > 0)
        {
            return places.OrderBy(place => place.SpanStart);
        }

        foreach (FlowEdge end in finding.StepsOf(finding.Batch!.Skips))
        {
            if (!body.IsAnswered(end) && EdgeSource.Of(end).Jump is { } jump and (ContinueStatementSyntax or GotoStatementSyntax or ReturnStatementSyntax))
            {
                places.Add(jump);
                continue;
            }

            BodyGraph graph = end.Graph;
            HashSet<int> answers = new(body.AnswersOf(finding.Violation.Batch).Where(node => graph.Contains(node)).Select(node => node.Id));
            HashSet<int> canAnswer = Backwards(graph, answers, _ => true);
            HashSet<int> reachesEnd = Backwards(graph, new[] { end.From }, node => !answers.Contains(node));
            foreach (FlowEdge step in graph.Edges)
            {
                bool isLast = step.Id == end.Id;
                bool decides = canAnswer.Contains(step.From) && !answers.Contains(step.From)
                    && (isLast || (reachesEnd.Contains(step.To) && !canAnswer.Contains(step.To) && step.EndsRoundOf is null));
                if (decides && step.Kind != FlowEdgeKind.Exception)
                {
                    EdgeSource source = EdgeSource.Of(step);
                    if (source.Decision is { } decision)
                    {
                        places.Add(decision);
                    }
                }
            }
        }

        return places.OrderBy(place => place.SpanStart);
    }

    /// <summary>The nodes from which one of <paramref name="targets"/> is reached within a round, the targets included.</summary>
    private static HashSet<int> Backwards(BodyGraph graph, IEnumerable<int> targets, Func<int, bool> mayPass)
    {
        HashSet<int> reached = new(targets);
        ILookup<int, FlowEdge> incoming = graph.Edges.Where(edge => edge.EndsRoundOf is null && edge.Leaves.IsEmpty).ToLookup(edge => edge.To);
        Queue<int> worklist = new(reached);
        while (worklist.Count > 0)
        {
            foreach (FlowEdge edge in incoming[worklist.Dequeue()])
            {
                if (mayPass(edge.From) && reached.Add(edge.From))
                {
                    worklist.Enqueue(edge.From);
                }
            }
        }

        return reached;
    }
}
