using System.Globalization;
using BenchmarkDotNet.Running;
using ToolResultsAnalyzer.Benchmarks;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Micro;
using ToolResultsAnalyzer.Benchmarks.Parts;

// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- compilations
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- ordinary-code [lines] [rounds]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- chat-code [agents] [rounds] [shape, or the beginning of its name]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- scaling [rounds] [what grows, or the beginning of it]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- peers [agents] [rounds]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- memory [agents] [edits]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- micro [arguments of BenchmarkDotNet, such as --filter *Scan*]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Benchmarks -- check [highest multiple of the floor that is allowed] [highest for a loop in one method]
var output = Console.Out;
switch (args)
{
    case ["compilations"]:
        await InSections(
            ("Code without chats", MeasureOrdinaryCode),
            ("Chat code", MeasureChatCode),
            ("One method that grows", MeasureScaling),
            ("Beside other analyzers", MeasurePeers),
            ("Memory", MeasureMemory));
        return 0;

    case ["ordinary-code", ..]:
        await MeasureOrdinaryCode();
        return 0;

    case ["chat-code", ..]:
        await MeasureChatCode();
        return 0;

    case ["scaling", ..]:
        await MeasureScaling();
        return 0;

    case ["peers", ..]:
        await MeasurePeers();
        return 0;

    case ["memory", ..]:
        await MeasureMemory();
        return 0;

    case ["micro", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run(options is [] ? ["--filter", "*"] : options, new MicroConfig());
        return 0;

    case ["check", ..]:
        return await Check.Run(output, highestRatio: Ratio(1), highestOfLoop: Ratio(2)) ? 0 : 1;

    default:
        output.WriteLine("compilations, ordinary-code, chat-code, scaling, peers, memory, micro or check?");
        return 2;
}

Task MeasureOrdinaryCode() => OrdinaryCodePart.Measure(output, lines: Number(1, 50_000), rounds: Number(2, 3));

Task MeasureChatCode() => ChatCodePart.Measure(output, agents: Number(1, 2_000), rounds: Number(2, 5), roundsTogether: 2, args.Length > 3 ? args[3] : "");

Task MeasureScaling() => ScalingPart.Measure(output, Growth.All.Where(growth => args.Length < 3 || growth.Name.StartsWith(args[2], StringComparison.Ordinal)), rounds: Number(1, 10));

Task MeasurePeers() => PeersPart.Measure(output, agents: Number(1, 440), rounds: Number(2, 3));

Task MeasureMemory() => MemoryPart.Measure(output, agents: Number(1, 440), edits: Number(2, 1_000));

double Ratio(int at) => args.Length > at ? double.Parse(args[at], CultureInfo.InvariantCulture) : double.PositiveInfinity;

int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

async Task InSections(params (string Title, Func<Task> Write)[] sections)
{
    output.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, Roslyn {typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version}"));
    foreach (var (title, write) in sections)
    {
        output.WriteLine($"\n## {title}\n");
        await write();
    }
}
