using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Message types of one's own by convention, as a vocabulary like that of an SDK: a reply is the message with calls itself.</summary>
internal static class ConventionVocabulary
{
    /// <summary>The vocabularies of a compilation's own types, and of those that it references.</summary>
    public static IEnumerable<SdkVocabulary> In(Compilation compilation, CancellationToken cancellationToken)
    {
        List<IAssemblySymbol> homes = ConventionNames.MayBeIn(compilation).ToList();
        if (ConventionNames.MayBeDeclaredIn(compilation))
        {
            homes.Add(compilation.Assembly);
        }

        return homes.Select(home => MessageFamily.Of(home, UsersOf(home, compilation), compilation, cancellationToken) is { } family ? Of(home, family) : null).OfType<SdkVocabulary>()
            .Concat(homes.Contains(compilation.Assembly) ? RecordFamily.In(compilation.Assembly, cancellationToken) : Enumerable.Empty<SdkVocabulary>());
    }

    /// <summary>The assemblies that may have messages and sends with the messages of an assembly.</summary>
    private static IEnumerable<IAssemblySymbol> UsersOf(IAssemblySymbol home, Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => ConventionNames.MayMatter(assembly) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == home.Name)))
        .Append(home).Append(compilation.Assembly).Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default);

    private static SdkVocabulary Of(IAssemblySymbol home, MessageFamily family)
    {
        RowBuilder rows = new(home);
        foreach (INamedTypeSymbol type in family.Bases)
        {
            rows.Add(Role.MessageType, type);
        }

        foreach (INamedTypeSymbol type in family.Others)
        {
            rows.Add(Role.OtherMessageType, type);
        }

        foreach (INamedTypeSymbol type in family.Assistants)
        {
            AddAssistant(rows, type);
        }

        foreach (INamedTypeSymbol type in family.Results)
        {
            AddResult(rows, type, family.Assistants);
        }

        foreach (IMethodSymbol send in family.Sends)
        {
            rows.Add(Role.Sends, send, send.Parameters.Where(parameter => family.Bases.Any(type => SendSearch.IsHistory(parameter, type))).Select(parameter => (ParameterRole.History, parameter.Name)));
        }

        return new(home.Name, home.Name, new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.Argument), rows.ToImmutable())
        {
            MayCarryNoCalls = true,
            Templates = family.Results.Select(ResultTemplate.Of).OfType<string>().FirstOrDefault() is { } result
                ? new(result, "{reply}", family.Assistants.Select(MessageFamily.CallTypeOf).OfType<INamedTypeSymbol>().Select(RecordFamily.CallTemplate).FirstOrDefault(), TakesText: true)
                : null,
        };
    }

    private static void AddAssistant(RowBuilder rows, INamedTypeSymbol type)
    {
        rows.Add(Role.AssistantType, type);
        rows.Add(Role.CallsOf, MessageFamily.PropertyOf(type, ConventionNames.Calls));
        rows.Add(Role.IdOfReply, MessageFamily.PropertyOf(type, ConventionNames.Id));
        foreach (string text in ConventionNames.Texts)
        {
            rows.Add(Role.TextOfReply, MessageFamily.PropertyOf(type, text));
        }

        ITypeSymbol? call = MessageFamily.CallTypeOf(type);
        rows.Add(Role.CreatesAssistant, type, type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => (RoleOf(parameter), parameter.Name)));
        if (call is INamedTypeSymbol named)
        {
            AddCall(rows, named);
        }

        ParameterRole? RoleOf(IParameterSymbol parameter) =>
            BaseLibrary.Sequences.ElementOf(parameter.Type) is { } element && SymbolEqualityComparer.Default.Equals(element, call) ? ParameterRole.Calls
            : MessageFamily.Is(parameter.Type, type) ? ParameterRole.Reply
            : ConventionNames.ContentParameters.Contains(ConventionNames.Plain(parameter.Name)) ? ParameterRole.Content
            : null;
    }

    private static void AddCall(RowBuilder rows, INamedTypeSymbol call)
    {
        rows.Add(Role.CallType, call);
        rows.Add(Role.IdOfCall, MessageFamily.PropertyOf(call, ConventionNames.Id));
        AddNames(call);
        if (MessageFamily.PropertyOf(call, "Function") is { Type: INamedTypeSymbol { SpecialType: SpecialType.None } type } function)
        {
            rows.Add(Role.FunctionOfCall, function);
            AddNames(type);
        }

        if (!call.IsAbstract)
        {
            rows.Add(Role.CreatesCall, call, ParametersOfCall(call));
        }

        void AddNames(INamedTypeSymbol type)
        {
            foreach (string name in ConventionNames.NamesOfCalls)
            {
                rows.Add(Role.NameOfCall, MessageFamily.PropertyOf(type, name));
            }
        }
    }

    /// <summary>What the constructors of a call take.</summary>
    public static IEnumerable<(ParameterRole? Role, string Name)> ParametersOfCall(INamedTypeSymbol call) => call.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
        .Select(parameter => (ConventionNames.Plain(parameter.Name) is "id" or "toolcallid" or "callid" ? ParameterRole.CallId : (ParameterRole?)null, parameter.Name));

    private static void AddResult(RowBuilder rows, INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> assistants)
    {
        rows.Add(Role.ResultType, type);
        IPropertySymbol? id = MessageFamily.PropertyOf(type, ConventionNames.CallId);
        IParameterSymbol[] parameters = type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).ToArray();
        (ParameterRole? Role, string Name)[] roles = parameters.Select(parameter => (ResultTemplate.RoleOf(parameter, type) ?? (IsCall(parameter) ? ParameterRole.CallId : null), parameter.Name)).ToArray();
        if (id?.SetMethod is not null)
        {
            rows.Add(Role.IdOfResult, id);
        }

        if (id?.SetMethod is not null || roles.Any(parameter => parameter.Role == ParameterRole.CallId))
        {
            rows.Add(Role.CreatesResult, type, roles);
        }

        // A constructor that takes the whole call takes its id from it.
        bool IsCall(IParameterSymbol parameter) => assistants.Any(assistant => MessageFamily.CallTypeOf(assistant) is { } call && MessageFamily.Is(parameter.Type, call));
    }
}
