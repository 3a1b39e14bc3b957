using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct code in which a decision is made in two places that belong together.</summary>
public class DecisionTrapsTests : RuleTests<DecisionTrapsTests>
{
    [Reported]
    static string A_filter_alone(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}}))|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string A_filter_and_its_complement_as_an_if(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}})))
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Unknown.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string A_part_and_what_it_does_not_contain(PhraseBook say) => say.Round($$"""
        var known = {{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}})).ToList();
        foreach (var call in known)
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {{say.Calls()}})
        {
            if (known.Contains(call)) continue;
            {{say.AppendResult(content: "\"Unknown.\"")}}
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string Any_unknown_call_throws_before_the_loop(PhraseBook say) => say.Round($$"""
        if ({{say.Calls()}}.Any(c => !tools.Knows({{say.Name("c")}}))) throw new NotSupportedException();
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string All_calls_are_known_or_it_throws(PhraseBook say) => say.Round($$"""
        if (!{{say.Calls()}}.All(c => tools.Knows({{say.Name("c")}}))) throw new NotSupportedException();
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string What_is_missing_is_collected_and_thrown(PhraseBook say) => say.Round($$"""
        var missing = new List<string>();
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
            else
            {
                missing.Add({{say.Name()}});
            }
        }
        if (missing.Count > 0) throw new NotSupportedException(string.Join(", ", missing));
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string Results_are_counted_and_compared(PhraseBook say) => say.Round($$"""
        var answered = 0;
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
                answered++;
            }
        }
        if (answered != {{say.CallCount()}}) throw new NotSupportedException();
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string A_caught_exception_is_thrown_after_the_loop(PhraseBook say) => say.Round($$"""
        Exception? error = null;
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult(content: say.RunToolNow())}}
            }
            catch (Exception e)
            {
                error = e;
            }
        }
        if (error != null) throw error;
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string Exclusive_tests_of_one_number(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var kind = {{say.Name()}}.Length;
            if (kind == 1)
            {
                {{say.AppendResult(content: "\"one\"")}}
            }
            if (kind == 2)
            {
                {{say.AppendResult(content: "\"two\"")}}
            }
            if (kind != 1 && kind != 2)
            {
                {{say.AppendResult(content: "\"other\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_filter_alone))]
    static string The_first_call_is_answered_apart(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 0)
        {
            var first = {{say.FirstCall()}};
            {{say.AppendResult("first", content: "\"first\"")}}
            foreach (var call in {{say.Calls()}})
            {
                if (call == first) continue;
                {{say.AppendResult()}}
            }
        }
        """);
}
