namespace ToolResultsAnalyzer.Judge.Programs;

/// <summary>All programs that are one step smaller.</summary>
public static class Shrinker
{
    public static IEnumerable<AgentProgram> Smaller(AgentProgram program)
    {
        foreach (var body in Smaller(program.Body))
            yield return program with { Body = body };

        if (program.Home != Home.Parameter)
            yield return program with { Home = Home.Parameter };

        if (program.Wording.KeepsParts)
            yield return program with { Wording = program.Wording with { KeepsParts = false } };
        if (program.Wording.NamesCalls)
            yield return program with { Wording = program.Wording with { NamesCalls = false } };
        if (program.Wording.AsksForCalls)
            yield return program with { Wording = program.Wording with { AsksForCalls = false } };
    }

    private static IEnumerable<Block> Smaller(Block block)
    {
        for (int i = 0; i < block.Nodes.Length; i++)
        {
            yield return new(block.Nodes.RemoveAt(i));
            foreach (var inner in Unwrapped(block.Nodes[i]))
                yield return new(block.Nodes.RemoveAt(i).InsertRange(i, inner.Nodes));
        }

        for (int i = 0; i < block.Nodes.Length; i++)
        {
            foreach (var smaller in Smaller(block.Nodes[i]))
                yield return new(block.Nodes.SetItem(i, smaller));
        }
    }

    /// <summary>What may stand in the place of a statement with statements in it.</summary>
    private static IEnumerable<Block> Unwrapped(Node node) => node switch
    {
        IfNode { Else: { } other } n => [n.Then, other],
        IfNode n => [n.Then],
        TryNode n => [n.Body],
        HelperNode { Otherwise: { } other } n => [n.Body, other],
        HelperNode n => [n.Body],
        _ => [],
    };

    private static IEnumerable<Node> Smaller(Node node)
    {
        switch (node)
        {
            case IfNode n:
                foreach (var then in Smaller(n.Then))
                    yield return n with { Then = then };
                if (n.Else is { } other)
                {
                    yield return n with { Else = null };
                    foreach (var smaller in Smaller(other))
                        yield return n with { Else = smaller };
                }

                if (n.Test != Test.Opaque)
                    yield return n with { Test = Test.Opaque };
                break;
            case SwitchNode n:
                foreach (var a in Smaller(n.A))
                    yield return n with { A = a };
                if (n.B is { } b)
                {
                    yield return n with { B = null };
                    foreach (var smaller in Smaller(b))
                        yield return n with { B = smaller };
                }

                if (n.Default is { } rest)
                {
                    yield return n with { Default = null };
                    foreach (var smaller in Smaller(rest))
                        yield return n with { Default = smaller };
                }

                break;
            case CallsNode n:
                if (n.Form != LoopForm.Foreach)
                    yield return n with { Form = LoopForm.Foreach };
                foreach (var body in Smaller(n.Body))
                    yield return n with { Body = body };
                break;
            case AgentNode n:
                if (n.Form != AgentForm.WhileTrue)
                    yield return n with { Form = AgentForm.WhileTrue };
                foreach (var body in Smaller(n.Body))
                    yield return n with { Body = body };
                break;
            case TryNode n:
                foreach (var body in Smaller(n.Body))
                    yield return n with { Body = body };
                if (n.Catch is { } handler)
                {
                    foreach (var smaller in Smaller(handler))
                        yield return n with { Catch = smaller };
                }

                break;
            case HelperNode n:
                if (n.Otherwise is { } instead)
                {
                    yield return n with { Otherwise = null };
                    foreach (var smaller in Smaller(instead))
                        yield return n with { Otherwise = smaller };
                }

                if (n.Form is not (HelperForm.Instance or HelperForm.LocalFunction))
                    yield return n with { Form = HelperForm.Instance };
                foreach (var body in Smaller(n.Body))
                    yield return n with { Body = body };
                break;
            case ActNode n:
                if (n.Act is Act.AnswerCurrentByTool or Act.AnswerCurrentByHelper)
                    yield return n with { Act = Act.AnswerCurrent };
                if (n.Way > 0)
                    yield return n with { Way = 0 };
                break;
        }
    }
}
