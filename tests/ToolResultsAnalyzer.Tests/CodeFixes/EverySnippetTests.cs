using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>
/// Every report of the rule tests that has a code fix is offered one, but for a few; so a change of the analyzer that makes the
/// proof of a fix fail shows here.
/// </summary>
public class EverySnippetTests
{
    /// <summary>The snippets whose report has no fix, and why.</summary>
    private static readonly Dictionary<string, string> Unfixed = new()
    {
        // What is left out may have been left out on purpose.
        ["TRA1004ToolCallSkippedTests.Only_the_calls_that_pass_a_filter"] = "a filter",
        ["TRA1004ToolCallSkippedTests.A_filtered_list_in_a_variable"] = "a filter",
        ["TRA1004ToolCallSkippedTests.A_filter_before_the_projection_into_results"] = "a filter",
        ["TRA1004ToolCallSkippedTests.Only_the_first_few_calls"] = "a filter",
        ["TRA1004ToolCallSkippedTests.All_calls_but_the_first"] = "a filter",
        ["TRA1004ToolCallSkippedTests.A_range_without_the_first_call"] = "a filter",
        ["TRA1004ToolCallSkippedTests.A_range_without_the_last_call"] = "a filter",
        ["TRA1004ToolCallSkippedTests.Two_ranges_with_a_call_between_them"] = "a filter",
        ["DecisionTrapsTests.A_filter_alone"] = "a filter",
        ["FunctionsTests.ForEach_over_all_but_the_first"] = "a filter",
        ["SequencesTests.A_query_that_leaves_calls_out"] = "a filter",
        ["SequencesTests.A_loop_over_a_query_that_leaves_calls_out"] = "a filter",
        ["TRA1004ToolCallSkippedTests.Only_the_calls_of_a_tested_reply_that_pass_a_filter"] = "a filter",
        ["SequencesTests.A_turn_that_is_concatenated_for_a_part"] = "a filter",
        ["ProjectionsTests.Some_calls_answered_at_once"] = "a filter",
        ["ProjectionsTests.Some_calls_projected_by_a_lambda_with_a_block"] = "a filter",
        ["ProjectionsTests.Some_tasks_of_a_helper"] = "a filter",
        ["ProjectionsTests.Some_tasks_of_a_helper_in_a_lambda"] = "a filter",

        // What of several decisions is to answer the rest does not show.
        ["TRA1004ToolCallSkippedTests.Two_ifs_on_two_names_that_methods_compare"] = "two ifs",

        // What is to be repaired is not what is reported.
        ["ExtensionsAITests.Results_of_an_iterator_in_a_class_that_keeps_the_history"] = "in a helper",
        ["HelpersTests.A_helper_that_skips_a_call"] = "in a helper",
        ["HelpersTests.A_helper_in_another_class_that_skips_a_call"] = "in a helper",
        ["HelpersTests.An_extension_that_skips_a_call"] = "in a helper",
        ["HelpersTests.A_local_function_that_does_not_answer_each_call"] = "in a helper",
        ["HelpersTests.A_helper_that_answers_the_first_call_only"] = "in a helper",
        ["HelpersTests.A_helper_that_says_whether_it_answered_and_nobody_listens"] = "in a helper",
        ["HelpersTests.A_generic_helper_that_skips_a_call"] = "in a helper",
        ["HelpersTests.A_helper_on_a_primary_constructor_that_answers_the_first"] = "in a helper",
        ["IteratorsTests.An_iterator_that_skips_a_call"] = "in a helper",
        ["FunctionsTests.A_delegate_that_answers_the_first_call"] = "in a lambda",
        ["FunctionsTests.ForEach_with_a_lambda_that_returns_early"] = "in a lambda",

        // What is made has to be taken, not repeated.
        ["SequencesTests.Results_that_Append_makes_and_nobody_takes"] = "a sequence that is made and not taken",
        ["SequencesTests.Results_that_an_immutable_list_does_not_keep"] = "a sequence that is made and not taken",

        // What the loop finds out should be in the results.
        ["TRA1001UnansweredToolCallsTests.The_tools_run_but_their_results_are_not_appended"] = "a loop that runs the tools",

        // Which of the replies is meant does not show.
        ["BatchTrapsTests.Calls_of_one_reply_and_results_for_another"] = "two replies",

        // What is answered is known to somebody else.
        ["TRA3002NotAToolCallIdTests.The_content_itself"] = "no call at hand",

        // What is mapped keeps no calls, or the message is not made where the arm is.
        ["TRA2004RoleMappingDropsToolCallsTests.Ifs_that_return_one_after_the_other"] = "no calls",
        ["TRA2004RoleMappingDropsToolCallsTests.Roles_that_are_types"] = "no calls",
        ["TRA2004RoleMappingDropsToolCallsTests.A_query_over_enum_roles"] = "no calls",
        ["TRA2004RoleMappingDropsToolCallsTests.A_dictionary_of_methods"] = "in a helper",
        ["TRA2004RoleMappingDropsToolCallsTests.A_helper_that_makes_it_of_text"] = "in a helper",
        ["TRA2004RoleMappingDropsToolCallsTests.An_assistant_arm_that_looks_at_the_text"] = "an arm with a condition",

        // What runs functions at the same time gives nothing back, or the add is not the last thing that a lambda does.
        ["TRA4005ConcurrentAppendTests.A_semaphore_that_lets_several_in"] = "in a try",
        ["TRA4005ConcurrentAppendTests.A_local_function_as_a_method_group"] = "in a local function",
        ["TRA4005ConcurrentAppendTests.A_query_that_calls_a_local_function"] = "in a local function",
        ["TRA4005ConcurrentAppendTests.Tasks_that_a_loop_starts"] = "in a local function",
        ["TRA4005ConcurrentAppendTests.Parallel_ForEach"] = "threads",
        ["TRA4005ConcurrentAppendTests.Parallel_ForEachAsync"] = "threads",
        ["TRA4005ConcurrentAppendTests.Parallel_For"] = "threads",
        ["TRA4005ConcurrentAppendTests.Parallel_Invoke"] = "threads",
        ["TRA4005ConcurrentAppendTests.ForAll_of_a_parallel_query"] = "threads",
        ["TRA4005ConcurrentAppendTests.Task_Run_in_a_loop"] = "threads",
        ["TRA4005ConcurrentAppendTests.Task_Run_for_each_call"] = "threads",
        ["TRA4005ConcurrentAppendTests.Threads"] = "threads",
        ["TRA4005ConcurrentAppendTests.A_helper_that_appends"] = "in a helper",
        ["TRA4005ConcurrentAppendTests.An_extension_of_another_class_that_appends"] = "in a helper",
        ["TRA4005ConcurrentAppendTests.A_local_function_that_takes_results"] = "in a local function",
        ["TRA4005ConcurrentAppendTests.A_delegate_that_appends"] = "in a lambda",
        ["TRA4005ConcurrentAppendTests.A_field_gets_several_at_once"] = "a list that adds one at a time",
        // Which calls have their results when the exception comes is not known there.
        ["TRA1005FailedToolCallUnansweredTests.A_catch_around_the_whole_loop"] = "a catch around the loop",

        // Both run a tool, or the only result of a call when an exception comes is one of them.
        ["TRA2003DuplicateToolResultTests.The_first_call_and_then_all_calls"] = "results that run a tool",
        ["HelpersTests.A_helper_that_answers_all_calls_and_a_caller_that_does_so_again"] = "in a helper",
        ["TRA2003DuplicateToolResultTests.A_nested_loop_that_does_not_vary_the_call"] = "one statement that runs again",
        ["TRA2003DuplicateToolResultTests.A_result_in_try_and_one_in_finally"] = "a finally",
        ["TRA2003DuplicateToolResultTests.A_result_in_try_and_one_in_finally_behind_a_variable"] = "a finally",

        // Which call was meant is not told.
        ["PrecedenceTests.A_wrong_id_speaks_before_the_call_it_leaves_unanswered"] = "two calls without a result",
        ["TRA2001OrphanToolResultTests.A_constant_id_after_an_assistant_message_of_text"] = "a constant id",
        ["TRA2001OrphanToolResultTests.A_constant_id_in_a_collection_expression"] = "a constant id",
        ["TRA2001OrphanToolResultTests.A_constant_id_without_a_call"] = "a constant id",

        // The reply to each result is what is wanted, or is asked for in a method.
        ["TRA4002ModelCalledMidBatchTests.A_send_in_front_of_the_result"] = "a result that is made of the reply",
        ["TRA4002ModelCalledMidBatchTests.A_method_that_answers_a_call_and_asks"] = "in a helper",

        // Who else calls a method is not in sight.
        ["TRA4006AppendNotAwaitedTests.A_method_that_nobody_can_await"] = "a method that returns nothing",

        // What becomes of the two replies is not the same.
        ["TRA5001ToolLoopRunsOnceTests.The_second_reply_is_appended"] = "the second reply alone is appended behind the results",
        ["TRA5001ToolLoopRunsOnceTests.A_switch_over_the_reason"] = "a switch",
        ["TRA5001ToolLoopRunsOnceTests.A_method_that_asks_once_more"] = "in a helper",

        // Whose id it is, is not in sight.
        ["TRA3004MissingToolCallIdTests.Without_a_call_at_hand"] = "no call at hand",
        ["TRA3004MissingToolCallIdTests.A_lambda_that_makes_results"] = "no call at hand",
        ["TRA3004MissingToolCallIdTests.A_method_that_maps_stored_messages"] = "no call at hand",

        // No loop does two things.
        ["TRA1002OnlyFirstToolCallAnsweredTests.Two_positions"] = "different results",
    };

    /// <summary>The snippets that have no fix in one SDK.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> UnfixedIn = new()
    {
        ["OpenAI.Responses"] = new()
        {
            // A call is an item of its own, and a message is made of one line.
            ["TRA2004RoleMappingDropsToolCallsTests.A_chain_of_conditional_expressions"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.A_dictionary_of_lambdas"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.A_local_function_that_maps"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.A_mapping_above_the_loop_that_answers"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.A_switch_expression"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.A_switch_statement_that_returns"] = "one item of one line",
            ["TRA2004RoleMappingDropsToolCallsTests.An_if_chain_in_a_loop"] = "one item of one line",
        },
        ["Azure.AI.Inference"] = new()
        {
            ["AzureInferenceTests.Options_that_are_written_down"] = "an element of a collection",
        },
        ["Azure.AI.OpenAI 1.x"] = new()
        {
            ["TRA2004RoleMappingDropsToolCallsTests.A_switch_expression"] = "calls that are added one by one",
            ["AzureOpenAIBetaTests.Options_that_are_written_down"] = "an element of a collection",
        },
        ["OpenAI-DotNet"] = new()
        {
            ["TRA2004RoleMappingDropsToolCallsTests.A_switch_expression"] = "calls that only a reply has",
            ["OpenAIDotNetTests.A_result_of_a_call_that_is_written_down"] = "a constant id",
            ["OpenAIDotNetTests.Some_calls_at_once"] = "a filter",
        },
        ["Anthropic.SDK"] = new()
        {
            ["AnthropicSdkTests.A_text_before_the_result_in_one_message"] = "a message for each result",
            ["AnthropicSdkTests.One_message_with_the_result_of_some_calls"] = "a filter",
        },
        ["LlmTornado"] = new()
        {
            // There is no list of messages to collect it in.
            ["TornadoTests.A_question_in_the_middle"] = "a conversation",
        },
        ["OllamaSharp"] = new()
        {
            ["OllamaTests.Two_results_for_each_call"] = "a result without a name",
        },
        ["Google.GenAI"] = new()
        {
            ["GoogleGenAITests.The_first_part_of_all"] = "a part that is no call yet",
            ["GoogleGenAITests.The_first_part_that_holds_a_call"] = "a part that is no call yet",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
        ["Google.Cloud.AIPlatform.V1"] = new()
        {
            ["GoogleVertexTests.The_first_call_alone"] = "a part that is no call yet",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
        ["Mscc.GenerativeAI"] = new()
        {
            ["MsccTests.Another_question_while_calls_wait"] = "a history that the session has",
            ["MsccTests.Results_in_a_session_that_is_new"] = "a history that the session has",
            ["MsccTests.The_first_call_alone_in_a_session"] = "a history that the session has",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
        ["AWSSDK.BedrockRuntime"] = new()
        {
            ["BedrockTests.The_first_call_alone"] = "a part that is no call yet",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
        ["LangChain"] = new()
        {
            ["LangChainTests.Calls_without_a_result"] = "a history that the response gives back",
            ["TRA2004RoleMappingDropsToolCallsTests.A_switch_expression"] = "calls that no message takes",
        },
        ["Agent Framework"] = new()
        {
            ["AgentFrameworkTests.Another_question_while_calls_wait"] = "a history that the session has",
        },
        ["Anthropic"] = new()
        {
            ["AnthropicTests.A_turn_made_of_text_alone"] = "a list that a loop fills with texts",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
        ["Anthropic 12"] = new()
        {
            ["AnthropicTests.A_turn_made_of_text_alone"] = "a list that a loop fills with texts",
            ["TRA4006AppendNotAwaitedTests.A_task_that_is_thrown_away"] = "a message for each result, in a helper",
            ["TRA4002ModelCalledMidBatchTests.A_send_behind_each_result"] = "a message for each result, which is sent",
        },
    };

    private static readonly Vocabulary[] AskedEverything = [OpenAIChatPhrases.Vocabulary, OpenAIResponsesPhrases.Vocabulary, ExtensionsAIPhrases.Vocabulary, RecordPhrases.Vocabulary];

    /// <summary>What a fix writes of an SDK is the same on the newest Roslyn: one is enough there.</summary>
    public static TheoryData<Vocabulary> Vocabularies => [.. Repository.RunsOnLatestRoslyn ? PhraseBook.Vocabularies.Take(1) : PhraseBook.Vocabularies];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public async Task A_report_is_offered_a_fix(Vocabulary vocabulary)
    {
        var fixes = UnderTest.CodeFixes.ToDictionary(fix => fix.FixableDiagnosticIds.Single());
        var unfixed = new ConcurrentBag<string>();
        var snippets = Asked(vocabulary)
            .Where(snippet => snippet.IsIn(vocabulary) && snippet.CanTake(Form.Plain) && snippet.Attribute is ReportedAttribute)
            .Where(snippet => snippet.Render(vocabulary, Form.Plain, "Snippets").Spots.Any(spot => fixes.ContainsKey(spot.Id)))
            .ToArray();
        await Parallel.ForEachAsync(snippets, async (snippet, cancellation) =>
        {
            using var workspace = new AdhocWorkspace();
            var document = Open(workspace, snippet, vocabulary);
            var compilation = await document.Project.GetCompilationAsync(cancellation);
            foreach (var report in (await Analysis.RunAsync(compilation!)).Diagnostics.Where(report => fixes.ContainsKey(report.Id)))
            {
                var offers = new List<CodeAction>();
                await fixes[report.Id].RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offers.Add(action), cancellation));
                if (offers.Count == 0)
                    unfixed.Add(snippet.Name);
            }
        });

        var expected = Unfixed.Keys.Concat(UnfixedIn.GetValueOrDefault(vocabulary.Name, []).Keys).Where(name => snippets.Any(snippet => snippet.Name == name));
        var different = string.Join("\n", unfixed.Distinct().Except(expected).Select(name => "no fix: " + name).Concat(expected.Except(unfixed).Select(name => "a fix: " + name)).Order());
        Assert.True(different.Length == 0, different);
    }

    /// <summary>
    /// Where a fix is offered is the same for all SDKs that make messages the same way: of each way, one is asked everything. Of the others, what
    /// is special to them and one report of each rule, which shows that the fix can write their messages.
    /// </summary>
    private static IEnumerable<Snippet> Asked(Vocabulary vocabulary) => AskedEverything.Contains(vocabulary)
        ? Snippet.All
        : Snippet.All
            .Where(snippet => snippet.Attribute is ReportedAttribute && snippet.IsIn(vocabulary) && snippet.CanTake(Form.Plain))
            .GroupBy(snippet => snippet.Home)
            .SelectMany(home => home.Key.Namespace!.EndsWith(".Sdks", StringComparison.Ordinal) ? home : home.Key.Namespace.EndsWith(".Rules", StringComparison.Ordinal) ? home.Take(1) : []);

    private static Document Open(AdhocWorkspace workspace, Snippet snippet, Vocabulary vocabulary) => workspace
        .AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Snippets",
            "Snippets",
            LanguageNames.CSharp,
            metadataReferences: vocabulary.References[0].References,
            compilationOptions: new CSharpCompilationOptions(
                snippet.Attribute.Program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest)))
        .AddDocument("Prelude.cs", Prelude.Source).Project
        .AddDocument("Types.cs", string.Join('\n', vocabulary.References[0].Sources)).Project
        .AddDocument("Snippet.cs", snippet.Render(vocabulary, Form.Plain, "Snippets").Code);
}
