using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>
/// What every snippet may use beside its SDK: the application's own tools, behind an interface so that no analysis can look
/// into them.
/// </summary>
public static class Prelude
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        public interface ITools
        {
            string Run(string name, string arguments);
            Task<string> RunAsync(string name, string arguments);
            Task<string> RunAsync(string name, string arguments, CancellationToken cancellation);
            bool TryRun(string name, string arguments, out string result);
            bool Knows(string name);
            bool Approves(string name);
            Task<bool> ApprovesAsync(string name);
            bool NeedsApproval(string name);
            string? Find(string name);
            IReadOnlyDictionary<string, Func<string, string>> ByName { get; }
            ILog Log { get; }

            // What these do to what they are given cannot be seen.
            void Look<T>(T value);
            void LookAtAll<T>(IEnumerable<T> values);
            void Change<T>(IList<T> values);
            void Answer<TMessage, TCall>(IList<TMessage> history, TCall call);
            TMessage Answer<TMessage>(string id);
        }

        public interface ILog
        {
            void Info(string message);
            void Error(Exception exception);
        }

        public interface IApp
        {
            void Map(string route, Delegate handler);
        }
        """;

    public static SyntaxTree Tree { get; } = Analysis.Parse(Source, "Prelude.cs");
}
