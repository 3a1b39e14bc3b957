using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>Results are added to a list by functions that run at the same time.</summary>
public class TRA4005ConcurrentAppendTests : RuleTests<TRA4005ConcurrentAppendTests>
{
    // ---- Task.WhenAll ----------------------------------------------------------------------------------------------------

    [Reported]
    static string Every_task_appends(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            {{MarkedAdd(say)}}
        }));
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_appends_under_a_lock(PhraseBook say) => Concurrent(say, $$"""
        var gate = new object();
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            lock (gate)
            {
                {{Add(say)}}
            }
        }));
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_appends_before_it_waits(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = {{say.RunToolNow()}};
            {{Add(say)}}
            await Task.Yield();
        }));
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_returns_and_all_are_appended(PhraseBook say) => Concurrent(say, $$"""
        history.AddRange(await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            return {{say.Result(content: "content")}};
        })));
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_appends_to_a_concurrent_bag(PhraseBook say) => Concurrent(say, $$"""
        var results = new System.Collections.Concurrent.ConcurrentBag<{{say.MessageType}}>();
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            results.Add({{say.Result(content: "content")}});
        }));
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_has_a_place_of_its_own(PhraseBook say) => Concurrent(say, $$"""
        var results = new {{say.MessageType}}[{{say.CallCount()}}];
        await Task.WhenAll({{say.Calls()}}.Select(async (call, index) =>
        {
            var content = await {{Tool(say)}};
            results[index] = {{say.Result(content: "content")}};
        }));
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(Every_task_appends))]
    static string Every_task_has_a_list_of_its_own(PhraseBook say) => Concurrent(say, $$"""
        var lists = await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            var own = new {{say.HistoryType}}();
            own.Add({{say.Result(content: "content")}});
            return own;
        }));
        foreach (var list in lists)
        {
            history.AddRange(list);
        }
        """);

    [Reported]
    static string Tasks_in_a_variable(PhraseBook say) => Concurrent(say, $$"""
        var tasks = {{say.Calls()}}.Select(async call => {|TRA4005:history.Add({{say.Result(content: $"await {Tool(say)}")}})|}).ToList();
        await Task.WhenAll(tasks);
        """);

    [Silent(TwinOf = nameof(Tasks_in_a_variable))]
    static string Tasks_in_a_variable_that_are_appended_one_by_one(PhraseBook say) => Concurrent(say, $$"""
        var tasks = {{say.Calls()}}.Select(async call => ({{say.MessageType}}){{say.Result(content: $"await {Tool(say)}")}}).ToList();
        await Task.WhenAll(tasks);
        foreach (var task in tasks)
        {
            history.Add(await task);
        }
        """);

    [Reported]
    static string A_semaphore_that_lets_several_in(PhraseBook say) => Concurrent(say, $$"""
        var throttle = new SemaphoreSlim(4);
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            await throttle.WaitAsync();
            try
            {
                var content = await {{Tool(say)}};
                {{MarkedAdd(say)}}
            }
            finally
            {
                throttle.Release();
            }
        }));
        """);

    [Silent(TwinOf = nameof(A_semaphore_that_lets_several_in))]
    static string A_semaphore_that_lets_one_in(PhraseBook say) => Concurrent(say, $$"""
        var throttle = new SemaphoreSlim(1);
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            await throttle.WaitAsync();
            try
            {
                var content = await {{Tool(say)}};
                {{Add(say)}}
            }
            finally
            {
                throttle.Release();
            }
        }));
        """);

    [Reported]
    static string A_semaphore_that_was_given_back(PhraseBook say) => Concurrent(say, $$"""
        var gate = new SemaphoreSlim(1, 1);
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            gate.Wait();
            tools.Log.Info(content);
            gate.Release();
            {{MarkedAdd(say)}}
        }));
        """);

    [Silent(TwinOf = nameof(A_semaphore_that_was_given_back))]
    static string A_monitor_that_is_held(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            Monitor.Enter(history);
            tools.Log.Info(content);
            {{Add(say)}}
            Monitor.Exit(history);
        }));
        """);

    [Silent(TwinOf = nameof(A_semaphore_that_was_given_back))]
    static string A_lock_that_is_awaited(PhraseBook say) => Concurrent(say, $$"""
        var gate = new AsyncLock();
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            using (await gate.LockAsync())
            {
                {{Add(say)}}
            }
        }));
        """, """
        public sealed class AsyncLock : IDisposable
        {
            public Task<IDisposable> LockAsync() => Task.FromResult<IDisposable>(this);

            public void Dispose()
            {
            }
        }
        """);

    [Reported]
    static string A_local_function_as_a_method_group(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(AnswerAsync));

        async Task AnswerAsync({{say.CallType}} call)
        {
            var content = await {{Tool(say)}}.ConfigureAwait(false);
            {{MarkedAdd(say)}}
        }
        """);

    [Silent(TwinOf = nameof(A_local_function_as_a_method_group))]
    static string A_local_function_that_is_awaited_each_time(PhraseBook say) => Concurrent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            await AnswerAsync(call);
        }

        async Task AnswerAsync({{say.CallType}} call)
        {
            var content = await {{Tool(say)}}.ConfigureAwait(false);
            {{Add(say)}}
        }
        """);

    [Reported]
    static string A_query_that_calls_a_local_function(PhraseBook say) => Concurrent(say, $$"""
        var tasks = from call in {{say.Calls()}} select AnswerAsync(call);
        await Task.WhenAll(tasks.ToArray());

        async Task AnswerAsync({{say.CallType}} call)
        {
            var content = await {{Tool(say)}};
            {{MarkedAdd(say)}}
        }
        """);

    [Silent(TwinOf = nameof(A_query_that_calls_a_local_function))]
    static string A_query_that_calls_a_local_function_with_a_guard(PhraseBook say) => Concurrent(say, $$"""
        var gate = new SemaphoreSlim(1, 1);
        var tasks = from call in {{say.Calls()}} select AnswerAsync(call);
        await Task.WhenAll(tasks.ToArray());

        async Task AnswerAsync({{say.CallType}} call)
        {
            await gate.WaitAsync();
            var content = await {{Tool(say)}};
            {{Add(say)}}
            gate.Release();
        }
        """);

    [Reported]
    static string Tasks_that_a_loop_starts(PhraseBook say) => Concurrent(say, $$"""
        var tasks = new List<Task>();
        foreach (var call in {{say.Calls()}})
        {
            tasks.Add(AnswerAsync(call));
        }
        await Task.WhenAll(tasks);

        async Task AnswerAsync({{say.CallType}} call)
        {
            var content = await {{Tool(say)}};
            {{MarkedAdd(say)}}
        }
        """);

    [Silent(TwinOf = nameof(Tasks_that_a_loop_starts))]
    static string Tasks_that_a_loop_starts_and_awaits(PhraseBook say) => Concurrent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            var task = AnswerAsync(call);
            await Task.WhenAny(task, Task.Delay(1000));
            await task;
        }

        async Task AnswerAsync({{say.CallType}} call)
        {
            var content = await {{Tool(say)}};
            {{Add(say)}}
        }
        """);

    // ---- What starts functions -------------------------------------------------------------------------------------------

    [Reported]
    static string Parallel_ForEach(PhraseBook say) => Concurrent(say, $$"""
        Parallel.ForEach({{say.Calls()}}, call =>
        {
            var content = {{say.RunToolNow()}};
            {{MarkedAdd(say)}}
        });
        await Task.CompletedTask;
        """);

    [Silent(TwinOf = nameof(Parallel_ForEach))]
    static string Parallel_ForEach_one_by_one(PhraseBook say) => Concurrent(say, $$"""
        Parallel.ForEach({{say.Calls()}}, new ParallelOptions { MaxDegreeOfParallelism = 1 }, call =>
        {
            var content = {{say.RunToolNow()}};
            {{Add(say)}}
        });
        await Task.CompletedTask;
        """);

    [Reported]
    static string Parallel_ForEachAsync(PhraseBook say) => Concurrent(say, $$"""
        await Parallel.ForEachAsync({{say.Calls()}}, async (call, cancellation) =>
        {
            {|TRA4005:((IList<{{say.MessageType}}>)history).Add({{say.Result(content: $"await {Tool(say)}")}})|};
        });
        """);

    [Silent(TwinOf = nameof(Parallel_ForEachAsync))]
    static string ForEach_of_a_list(PhraseBook say) => Concurrent(say, $$"""
        {{say.Calls()}}.ToList().ForEach(call =>
        {
            history.Add({{say.Result(content: say.RunToolNow())}});
        });
        await Task.CompletedTask;
        """);

    [Reported]
    static string Parallel_For(PhraseBook say) => Concurrent(say, $$"""
        Parallel.For(0, {{say.CallCount()}}, i =>
        {
            var call = {{say.CallAt("i")}};
            var content = {{say.RunToolNow()}};
            {{MarkedAdd(say)}}
        });
        await Task.CompletedTask;
        """);

    [Silent(TwinOf = nameof(Parallel_For))]
    static string Parallel_For_into_an_array(PhraseBook say) => Concurrent(say, $$"""
        var results = new {{say.MessageType}}[{{say.CallCount()}}];
        Parallel.For(0, {{say.CallCount()}}, i =>
        {
            var call = {{say.CallAt("i")}};
            results[i] = {{say.Result(content: say.RunToolNow())}};
        });
        await Task.CompletedTask;
        foreach (var result in results)
        {
            history.Add(result);
        }
        """);

    [Reported]
    static string Parallel_Invoke(PhraseBook say) => Concurrent(say, $$"""
        Parallel.Invoke({{say.Calls()}}.Select(call => new Action(() =>
        {
            var content = {{say.RunToolNow()}};
            {{MarkedAdd(say)}}
        })).ToArray());
        await Task.CompletedTask;
        """);

    [Silent(TwinOf = nameof(Parallel_Invoke))]
    static string Actions_that_are_invoked_one_by_one(PhraseBook say) => Concurrent(say, $$"""
        foreach (var action in {{say.Calls()}}.Select(call => new Action(() =>
        {
            var content = {{say.RunToolNow()}};
            {{Add(say)}}
        })).ToArray())
        {
            action();
        }
        await Task.CompletedTask;
        """);

    [Reported]
    static string ForAll_of_a_parallel_query(PhraseBook say) => Concurrent(say, $$"""
        {{say.Calls()}}.AsParallel().ForAll(call =>
        {
            var content = {{say.RunToolNow()}};
            {{MarkedAdd(say)}}
        });
        await Task.CompletedTask;
        """);

    [Silent(TwinOf = nameof(ForAll_of_a_parallel_query))]
    static string A_parallel_query_that_gives_results(PhraseBook say) => Concurrent(say, $$"""
        history.AddRange({{say.Calls()}}.AsParallel().AsOrdered().Select(call => ({{say.MessageType}}){{say.Result(content: say.RunToolNow())}}));
        await Task.CompletedTask;
        """);

    [Reported]
    static string Task_Run_in_a_loop(PhraseBook say) => Concurrent(say, $$"""
        var tasks = new List<Task>();
        foreach (var call in {{say.Calls()}})
        {
            tasks.Add(Task.Run(() =>
            {
                var content = {{say.RunToolNow()}};
                {{MarkedAdd(say)}}
            }));
        }
        await Task.WhenAll(tasks);
        """);

    [Silent(TwinOf = nameof(Task_Run_in_a_loop))]
    static string Task_Run_awaited_in_a_loop(PhraseBook say) => Concurrent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            await Task.Run(() =>
            {
                var content = {{say.RunToolNow()}};
                {{Add(say)}}
            });
        }
        """);

    [Reported]
    static string Task_Run_for_each_call(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(call => Task.Run(async () =>
        {
            var content = await {{Tool(say)}};
            {{MarkedAdd(say)}}
        })));
        """);

    [Silent(TwinOf = nameof(Task_Run_for_each_call))]
    static string Task_Run_for_all_calls(PhraseBook say) => Concurrent(say, $$"""
        await Task.Run(async () =>
        {
            foreach (var call in {{say.Calls()}})
            {
                var content = await {{Tool(say)}};
                {{Add(say)}}
            }
        });
        """);

    [Reported]
    static string Threads(PhraseBook say) => Concurrent(say, $$"""
        var threads = new List<Thread>();
        foreach (var call in {{say.Calls()}})
        {
            var thread = new Thread(() =>
            {
                var content = {{say.RunToolNow()}};
                {{MarkedAdd(say)}}
            });
            thread.Start();
            threads.Add(thread);
        }
        threads.ForEach(thread => thread.Join());
        await Task.CompletedTask;
        """);

    [Silent(TwinOf = nameof(Threads))]
    static string Threads_one_after_the_other(PhraseBook say) => Concurrent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            var thread = new Thread(() =>
            {
                var content = {{say.RunToolNow()}};
                {{Add(say)}}
            });
            thread.Start();
            thread.Join();
        }
        await Task.CompletedTask;
        """);

    // ---- What appends ----------------------------------------------------------------------------------------------------

    [Reported]
    static string A_helper_that_appends(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            {|TRA4005:Put(history, {{say.Result(content: "content")}})|};
        }));

        static void Put(ICollection<{{say.MessageType}}> list, {{say.MessageType}} message) => list.Add(message);
        """);

    [Silent(TwinOf = nameof(A_helper_that_appends))]
    static string A_helper_that_appends_under_a_lock(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            Put(history, {{say.Result(content: "content")}});
        }));

        static void Put(ICollection<{{say.MessageType}}> list, {{say.MessageType}} message)
        {
            lock (list) list.Add(message);
        }
        """);

    [Reported(OnList = true)]
    static string An_extension_of_another_class_that_appends(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            {|TRA4005:history.Put({{say.Result(content: "content")}})|};
        }));
        """, $$"""
        public static class Lists
        {
            // Appends a ToolCalls result.
            public static void Put(this List<{{say.MessageType}}> list, {{say.MessageType}} message) => list.Add(message);
        }
        """);

    [Silent(TwinOf = nameof(An_extension_of_another_class_that_appends), OnList = true)]
    static string An_extension_of_another_class_that_waits_for_a_lock(PhraseBook say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            history.Put({{say.Result(content: "content")}});
        }));
        """, $$"""
        public static class Lists
        {
            private static readonly SemaphoreSlim Gate = new(1, 1);

            public static void Put(this List<{{say.MessageType}}> list, {{say.MessageType}} message)
            {
                Gate.Wait();
                list.Add(message);
                Gate.Release();
            }
        }
        """);

    [Reported]
    static string A_delegate_that_appends(PhraseBook say) => Concurrent(say, $$"""
        Action<{{say.MessageType}}> put = message => history.Add(message);
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            {|TRA4005:put({{say.Result(content: "content")}})|};
        }));
        """);

    [Silent(TwinOf = nameof(A_delegate_that_appends))]
    static string A_delegate_that_may_do_anything(PhraseBook say) => Concurrent(say, $$"""
        Action<{{say.MessageType}}> put = message => history.Add(message);
        put = tools.ByName.Count > 0 ? put : message => tools.Look(message);
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            put({{say.Result(content: "content")}});
        }));
        """);

    [Reported]
    static string A_local_function_that_takes_results(OpenAIChatPhrases say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            Put(new ToolChatMessage(call.Id, content));
        }));

        void Put(ToolChatMessage result) => {|TRA4005:history.Add(result)|};
        """);

    [Silent(TwinOf = nameof(A_local_function_that_takes_results))]
    static string A_local_function_that_takes_results_one_at_a_time(OpenAIChatPhrases say) => Concurrent(say, $$"""
        await Task.WhenAll({{say.Calls()}}.Select(async call =>
        {
            var content = await {{Tool(say)}};
            lock (history) Put(new ToolChatMessage(call.Id, content));
        }));

        void Put(ToolChatMessage result) => history.Add(result);
        """);

    [Reported]
    static string A_field_gets_several_at_once(PhraseBook say) => say.Class($$"""
        private readonly System.Collections.ObjectModel.Collection<{{say.MessageType}}> results = new();

        public async Task Answer({{say.ReplyType}} reply, ITools tools)
        {
            await Task.WhenAll({{say.Calls()}}.Select(async call =>
            {
                var content = await {{Tool(say)}};
                {|TRA4005:this.results.Add({{say.Result(content: "content")}})|};
            }));
        }
        """);

    [Silent(TwinOf = nameof(A_field_gets_several_at_once))]
    static string A_field_of_what_each_task_has_gets_one(PhraseBook say) => say.Class($$"""
        public sealed record Slot({{say.CallType}} Call, List<{{say.MessageType}}> Results);

        public async Task Answer(IEnumerable<Slot> slots, ITools tools)
        {
            await Task.WhenAll(slots.Select(async slot =>
            {
                var call = slot.Call;
                var content = await {{Tool(say)}};
                slot.Results.Add({{say.Result(content: "content")}});
            }));
        }
        """);

    private static string Tool(PhraseBook say) => $"tools.RunAsync({say.Name()}, {say.Arguments()})";

    private static string Add(PhraseBook say) => $"history.Add({say.Result(content: "content")});";

    private static string MarkedAdd(PhraseBook say) => $"{{|TRA4005:history.Add({say.Result(content: "content")})|}};";

    /// <summary>A round whose results come from functions that run at the same time.</summary>
    private static string Concurrent(PhraseBook say, string middle, string others = "") => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{middle.Replace("\n", "\n    ")}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """) + "\n\n" + others;
}
