using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>The kinds of bodies that code may stand in.</summary>
public class BodiesTests : RuleTests<BodiesTests>
{
    private static string Body(PhraseBook say, bool skips) => $$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Loop(skips)}}
        {{say.AskAgain()}}
        """;

    private static string InConstructor(PhraseBook say, bool skips) => say.Class($$"""
        public Agent({{say.Parameters}})
        {
            {{Body(say, skips)}}
        }
        """);

    [Reported(SyncOnly = true)]
    static string A_constructor_that_skips(PhraseBook say) => InConstructor(say, skips: true);

    [Silent(SyncOnly = true, TwinOf = nameof(A_constructor_that_skips))]
    static string A_constructor(PhraseBook say) => InConstructor(say, skips: false);

    private static string InGetter(PhraseBook say, bool skips) => say.Class($$"""
        private {{say.ClientType}} client = null!;
        private {{say.OptionsType}} options = null!;
        private ITools tools = null!;
        private {{say.HistoryType}} history = new();

        public string Reply
        {
            get
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """);

    [Reported(SyncOnly = true)]
    static string A_get_accessor_that_skips(PhraseBook say) => InGetter(say, skips: true);

    [Silent(SyncOnly = true, TwinOf = nameof(A_get_accessor_that_skips))]
    static string A_get_accessor(PhraseBook say) => InGetter(say, skips: false);

    private static string InSetter(PhraseBook say, bool skips) => say.Class($$"""
        private {{say.ClientType}} client = null!;
        private {{say.OptionsType}} options = null!;
        private ITools tools = null!;
        private {{say.HistoryType}} history = new();

        public string Question
        {
            set
            {
                {{say.AppendUser("value")}}
                {{Body(say, skips)}}
            }
        }
        """);

    [Reported(SyncOnly = true)]
    static string A_set_accessor_that_skips(PhraseBook say) => InSetter(say, skips: true);

    [Silent(SyncOnly = true, TwinOf = nameof(A_set_accessor_that_skips))]
    static string A_set_accessor(PhraseBook say) => InSetter(say, skips: false);

    private static string InLocalFunction(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            return {{(say.IsAsync ? "await " : "")}}Once();

            {{say.Head("string", "Once", "", "")}}
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """);

    [Reported]
    static string A_local_function_that_skips(PhraseBook say) => InLocalFunction(say, skips: true);

    [Silent(TwinOf = nameof(A_local_function_that_skips))]
    static string A_local_function(PhraseBook say) => InLocalFunction(say, skips: false);

    private static string InStaticLocalFunction(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            return {{(say.IsAsync ? "await " : "")}}Once(client, history, options, tools);

            {{say.Head("string", "Once", say.Parameters, "static")}}
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """);

    [Reported]
    static string A_static_local_function_that_skips(PhraseBook say) => InStaticLocalFunction(say, skips: true);

    [Silent(TwinOf = nameof(A_static_local_function_that_skips))]
    static string A_static_local_function(PhraseBook say) => InStaticLocalFunction(say, skips: false);

    private static string InLambda(PhraseBook say, bool skips) => say.Class($$"""
        public static void Start({{say.ParametersWithoutHistory}}, IApp app)
        {
            app.Map("/chat", {{say.AsyncModifier}}({{say.HistoryType}} history) =>
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            });
        }
        """);

    [Reported]
    static string A_lambda_that_handles_a_route_and_skips(PhraseBook say) => InLambda(say, skips: true);

    [Silent(TwinOf = nameof(A_lambda_that_handles_a_route_and_skips))]
    static string A_lambda_that_handles_a_route(PhraseBook say) => InLambda(say, skips: false);

    private static string InLambdaWithEverything(PhraseBook say, bool skips) => say.Class($$"""
        public static void Start(IApp app)
        {
            app.Map("/chat", {{say.AsyncModifier}}({{say.Parameters}}) =>
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            });
        }
        """);

    [Reported]
    static string A_lambda_that_is_given_everything_and_skips(PhraseBook say) => InLambdaWithEverything(say, skips: true);

    [Silent(TwinOf = nameof(A_lambda_that_is_given_everything_and_skips))]
    static string A_lambda_that_is_given_everything(PhraseBook say) => InLambdaWithEverything(say, skips: false);

    private static string InLambdaInField(PhraseBook say, bool skips) => say.Class($$"""
        public static readonly Func<{{say.ClientType}}, {{say.HistoryType}}, {{say.OptionsType}}, ITools, {{say.TaskOf("string")}}> Run =
            {{say.AsyncModifier}}(client, history, options, tools) =>
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            };
        """);

    [Reported]
    static string A_lambda_in_a_field_that_skips(PhraseBook say) => InLambdaInField(say, skips: true);

    [Silent(TwinOf = nameof(A_lambda_in_a_field_that_skips))]
    static string A_lambda_in_a_field(PhraseBook say) => InLambdaInField(say, skips: false);

    private static string InAnonymousMethod(PhraseBook say, bool skips) => say.Class($$"""
        public static void Start(IApp app)
        {
            app.Map("/chat", {{say.AsyncModifier}}delegate({{say.Parameters}})
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            });
        }
        """);

    [Reported]
    static string An_anonymous_method_that_skips(PhraseBook say) => InAnonymousMethod(say, skips: true);

    [Silent(TwinOf = nameof(An_anonymous_method_that_skips))]
    static string An_anonymous_method(PhraseBook say) => InAnonymousMethod(say, skips: false);

    private static string InLambdaInLambda(PhraseBook say, bool skips) => say.Class($$"""
        public static void Start({{say.ParametersWithoutHistory}}, IApp app)
        {
            app.Map("/", (string route) => app.Map(route, {{say.AsyncModifier}}({{say.HistoryType}} history) =>
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }));
        }
        """);

    [Reported]
    static string A_lambda_in_a_lambda_that_skips(PhraseBook say) => InLambdaInLambda(say, skips: true);

    [Silent(TwinOf = nameof(A_lambda_in_a_lambda_that_skips))]
    static string A_lambda_in_a_lambda(PhraseBook say) => InLambdaInLambda(say, skips: false);

    private static string InIterator(PhraseBook say, bool skips) => say.Class($$"""
        public static IEnumerable<string> Run({{say.Parameters}})
        {
            yield return "Thinking…";
            {{Body(say, skips)}}
            yield return {{say.Text()}};
        }
        """);

    [Reported(SyncOnly = true)]
    static string An_iterator_that_skips(PhraseBook say) => InIterator(say, skips: true);

    [Silent(SyncOnly = true, TwinOf = nameof(An_iterator_that_skips))]
    static string An_iterator(PhraseBook say) => InIterator(say, skips: false);

    private static string InAsyncIterator(PhraseBook say, bool skips) => say.Class($$"""
        public static async IAsyncEnumerable<string> Run({{say.Parameters}})
        {
            await Task.Yield();
            yield return "Thinking…";
            {{Body(say, skips)}}
            yield return {{say.Text()}};
        }
        """);

    [Reported]
    static string An_async_iterator_that_skips(PhraseBook say) => InAsyncIterator(say, skips: true);

    [Silent(TwinOf = nameof(An_async_iterator_that_skips))]
    static string An_async_iterator(PhraseBook say) => InAsyncIterator(say, skips: false);

    private static string InExtensionMethod(PhraseBook say, bool skips) => $$"""
        public static class Extensions
        {
            {{say.Head("string", "Run", "this " + say.Parameters, "public static")}}
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """;

    [Reported]
    static string An_extension_method_that_skips(PhraseBook say) => InExtensionMethod(say, skips: true);

    [Silent(TwinOf = nameof(An_extension_method_that_skips))]
    static string An_extension_method(PhraseBook say) => InExtensionMethod(say, skips: false);

    private static string InGenericMethodOfStruct(PhraseBook say, bool skips) => $$"""
        public readonly struct Agent<TState>
        {
            {{say.Head("TResult", "Run<TResult>", say.Parameters + ", TResult result")}}
            {
                {{Body(say, skips)}}
                return result;
            }
        }
        """;

    [Reported]
    static string A_generic_method_of_a_generic_struct_that_skips(PhraseBook say) => InGenericMethodOfStruct(say, skips: true);

    [Silent(TwinOf = nameof(A_generic_method_of_a_generic_struct_that_skips))]
    static string A_generic_method_of_a_generic_struct(PhraseBook say) => InGenericMethodOfStruct(say, skips: false);

    private static string InExplicitImplementation(PhraseBook say, bool skips) => $$"""
        public interface IAgent
        {
            {{say.TaskOf("string")}} Run({{say.Parameters}});
        }

        public record Agent(string Name) : IAgent
        {
            {{say.Head("string", "IAgent.Run", say.Parameters, "")}}
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """;

    [Reported]
    static string An_explicit_interface_implementation_in_a_record_that_skips(PhraseBook say) => InExplicitImplementation(say, skips: true);

    [Silent(TwinOf = nameof(An_explicit_interface_implementation_in_a_record_that_skips))]
    static string An_explicit_interface_implementation_in_a_record(PhraseBook say) => InExplicitImplementation(say, skips: false);

    private static string InDefaultInterfaceMethod(PhraseBook say, bool skips) => $$"""
        public interface IAgent
        {
            {{say.Head("string", "Run", say.Parameters)}}
            {
                {{Body(say, skips)}}
                return {{say.Text()}};
            }
        }
        """;

    [Reported]
    static string A_default_interface_method_that_skips(PhraseBook say) => InDefaultInterfaceMethod(say, skips: true);

    [Silent(TwinOf = nameof(A_default_interface_method_that_skips))]
    static string A_default_interface_method(PhraseBook say) => InDefaultInterfaceMethod(say, skips: false);

    private static string InNestedPartialClass(PhraseBook say, bool skips) => $$"""
        public partial class Outer
        {
            private partial class Inner
            {
                {{say.Head("string", "Run", say.Parameters, "internal static")}}
                {
                    {{Body(say, skips)}}
                    return {{say.Text()}};
                }
            }
        }
        """;

    [Reported]
    static string A_nested_partial_class_that_skips(PhraseBook say) => InNestedPartialClass(say, skips: true);

    [Silent(TwinOf = nameof(A_nested_partial_class_that_skips))]
    static string A_nested_partial_class(PhraseBook say) => InNestedPartialClass(say, skips: false);

    private static string TopLevel(PhraseBook say, bool skips) => say.Program($$"""
        {{say.StartHistory()}}
        {{Body(say, skips)}}
        Console.WriteLine({{say.Text()}});
        """);

    [Reported(Program = true)]
    static string Top_level_statements_that_skip(PhraseBook say) => TopLevel(say, skips: true);

    [Silent(Program = true, TwinOf = nameof(Top_level_statements_that_skip))]
    static string Top_level_statements(PhraseBook say) => TopLevel(say, skips: false);

    private static string FunctionInTopLevel(PhraseBook say, bool skips) => say.Program($$"""
        {{say.StartHistory()}}
        {{(say.IsAsync ? "await " : "")}}Run();

        {{say.Head("void", "Run", "", "")}}
        {
            {{Body(say, skips)}}
        }
        """);

    [Reported(Program = true)]
    static string A_function_among_top_level_statements_that_skips(PhraseBook say) => FunctionInTopLevel(say, skips: true);

    [Silent(Program = true, TwinOf = nameof(A_function_among_top_level_statements_that_skips))]
    static string A_function_among_top_level_statements(PhraseBook say) => FunctionInTopLevel(say, skips: false);

    private static string TwoMethods(PhraseBook say, bool first, bool second) => say.Class($$"""
        {{say.Head("string", "First", say.Parameters, "public static")}}
        {
            {{Body(say, first)}}
            return {{say.Text()}};
        }

        {{say.Head("string", "Second", say.Parameters, "public static")}}
        {
            {{Body(say, second)}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string Two_methods_that_both_skip(PhraseBook say) => TwoMethods(say, first: true, second: true);

    [Silent(TwinOf = nameof(Two_methods_that_both_skip))]
    static string Two_methods(PhraseBook say) => TwoMethods(say, first: false, second: false);
}
