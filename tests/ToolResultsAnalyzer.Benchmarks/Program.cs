using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Parts;

switch (args)
{
    case ["chat-code", ..]:
        await ChatCodePart.Measure(Console.Out, agents: args.Length > 1 ? int.Parse(args[1]) : 2000, rounds: args.Length > 2 ? int.Parse(args[2]) : 10, isTogether: true);
        return 0;

    case ["ordinary-code", ..]:
        await OrdinaryCodePart.Measure(Console.Out, lines: args.Length > 1 ? int.Parse(args[1]) : 50_000, rounds: args.Length > 2 ? int.Parse(args[2]) : 10);
        return 0;

    case ["scaling", ..]:
        await ScalingPart.Measure(Console.Out, Growth.All, rounds: args.Length > 1 ? int.Parse(args[1]) : 10);
        return 0;

    case ["peers", ..]:
        await PeersPart.Measure(Console.Out, agents: args.Length > 1 ? int.Parse(args[1]) : 440, rounds: args.Length > 2 ? int.Parse(args[2]) : 3);
        return 0;

    case ["memory", ..]:
        await MemoryPart.Measure(Console.Out, agents: 440, edits: 1000);
        return 0;

    default:
        return 2;
}
