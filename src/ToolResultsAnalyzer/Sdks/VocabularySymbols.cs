using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The vocabularies of the SDKs that a compilation references, as its symbols. Built once per compilation; without any SDK
/// there is none (<see cref="Create"/> returns null) and nothing is looked up.
/// </summary>
internal sealed class VocabularySymbols
{
    /// <summary>All SDKs there are tables for.</summary>
    public static readonly ImmutableArray<SdkVocabulary> All = ImmutableArray.Create(
        OpenAIChat.Vocabulary,
        OpenAIResponses.Vocabulary,
        AzureInference.Vocabulary,
        ExtensionsAI.Vocabulary,
        SemanticKernel.Vocabulary,
        Anthropic.Vocabulary,
        Anthropic.Beta,
        AnthropicSdk.Vocabulary,
        AzureOpenAIBeta.Vocabulary,
        Betalgo.Vocabulary,
        OpenAIDotNet.Vocabulary,
        Mistral.Vocabulary,
        Tornado.Vocabulary,
        GoogleGenAI.Vocabulary,
        GoogleVertex.Vocabulary,
        Mscc.Vocabulary,
        Bedrock.Vocabulary,
        Ollama.Vocabulary,
        AutoGen.Vocabulary,
        LangChain.Vocabulary);

    private readonly Dictionary<ISymbol, VocabularyRow> rows = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ImmutableArray<ISymbol>> interfaceMembers = new();
    private readonly Dictionary<ISymbol, SdkVocabulary> owners = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> unaware = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, TypeFacts> types = new(ByReference<ITypeSymbol>.Instance);
    private readonly ConcurrentDictionary<ISymbol, VocabularyRow?> found = new(ByReference<ISymbol>.Instance);

    private VocabularySymbols(Compilation compilation, ImmutableArray<SdkVocabulary> sdks)
    {
        this.Sdks = sdks;
        this.RepliesMayBeMessages = sdks.Any(sdk => sdk.RepliesAreMessages);
        this.EnumerableType = compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T);
        ILookup<string, IAssemblySymbol> assemblies = compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly).ToLookup(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase);
        Dictionary<(string Assembly, string Type), INamedTypeSymbol?> found = new();
        foreach ((SdkVocabulary sdk, VocabularyRow row) in sdks.SelectMany(sdk => sdk.Rows.OrderBy(row => row.Having is not null).Select(row => (sdk, row))))
        {
            string assembly = row.AssemblyName ?? sdk.AssemblyName;
            if (!found.TryGetValue((assembly, row.Type), out INamedTypeSymbol? type))
            {
                found.Add((assembly, row.Type), type = Find(assemblies[assembly], row.Type));
            }

            if (type is null)
            {
                continue;
            }

            if (row.Role is Role.ReplyWrapper || row.Member is null)
            {
                this.rows[type] = row;
            }

            if (row.Role != Role.ReplyWrapper)
            {
                this.owners[type] = sdk;
            }

            if (row.Member is not null)
            {
                foreach (ISymbol member in type.GetMembers(row.Member).Where(row.IsAbout))
                {
                    this.rows[member] = row;
                    if (type.TypeKind == TypeKind.Interface)
                    {
                        this.interfaceMembers[member.Name] = this.interfaceMembers.TryGetValue(member.Name, out ImmutableArray<ISymbol> others) ? others.Add(member) : ImmutableArray.Create(member);
                    }
                }
            }
        }
    }

    /// <summary>The SDKs that the compilation references.</summary>
    public ImmutableArray<SdkVocabulary> Sdks { get; }

    /// <summary>Whether in any of them a reply is a message of the history.</summary>
    public bool RepliesMayBeMessages { get; }

    private INamedTypeSymbol EnumerableType { get; }

    /// <summary>The SDKs among <see cref="All"/> whose assembly the compilation references, in a version that their tables are about.</summary>
    public static ImmutableArray<SdkVocabulary> ReferencedBy(Compilation compilation)
    {
        ILookup<string, Version> versions = compilation.ReferencedAssemblyNames.ToLookup(identity => identity.Name, identity => identity.Version, StringComparer.OrdinalIgnoreCase);
        return All.Where(sdk => versions[sdk.AssemblyName].Any(version => sdk.Until is null || version < sdk.Until)).ToImmutableArray();
    }

    /// <summary>The symbols of the given SDKs; null where the compilation has none of their message types.</summary>
    public static VocabularySymbols? Create(Compilation compilation, ImmutableArray<SdkVocabulary> sdks)
    {
        VocabularySymbols symbols = new(compilation, sdks);
        return symbols.rows.Values.Any(row => row.Role == Role.MessageType) ? symbols : null;
    }

    /// <summary>The row of a type or member, also through overrides and constructions.</summary>
    public VocabularyRow? RowOf(ISymbol? symbol) => symbol is null ? null : this.found.TryGetValue(symbol, out VocabularyRow? row) ? row : this.found.GetOrAdd(symbol, this.FindRow(symbol));

    private VocabularyRow? FindRow(ISymbol symbol)
    {
        for (ISymbol? current = symbol.OriginalDefinition; current is not null; current = Overridden(current)?.OriginalDefinition)
        {
            if (this.rows.TryGetValue(current, out VocabularyRow row))
            {
                return row;
            }

            // A class that implements an interface of an SDK.
            if (this.interfaceMembers.TryGetValue(current.Name, out ImmutableArray<ISymbol> members) && ImplementedBy(current, members) is { } implemented)
            {
                return this.rows[implemented];
            }
        }

        return null;
    }

    private static ISymbol? ImplementedBy(ISymbol symbol, ImmutableArray<ISymbol> members)
    {
        if (symbol.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type)
        {
            foreach (ISymbol member in members)
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
                {
                    return member;
                }
            }
        }

        return null;
    }

    public bool Is(ISymbol? symbol, Role role) => this.RowOf(symbol)?.Role == role;

    /// <summary>The role of a message that is made, where it is always the same or named in the arguments; null where it comes from elsewhere.</summary>
    public MessageRole? RoleMadeWith(VocabularyRow row, IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => row.RoleOf(argument.Parameter) == ParameterRole.MessageRole && argument.ArgumentKind != ArgumentKind.DefaultValue) is { } named
            ? this.RoleWritten(named.Value)
            : row.MessageRole;

    /// <summary>As above, also where the role is filled in by an initializer.</summary>
    public MessageRole? RoleMadeBy(VocabularyRow row, IObjectCreationOperation creation) =>
        this.FilledIn(creation, Role.RoleOfMessage) is { } role ? this.RoleWritten(role) : this.RoleMadeWith(row, creation.Arguments);

    /// <summary>What an initializer gives to the member that has a role; null where it gives nothing to it.</summary>
    public IOperation? FilledIn(IObjectCreationOperation creation, Role role) => creation.Initializer?.Initializers
        .Select(initializer => initializer switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } when this.Is(property, role) => value,
            IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: var property }, Initializer: var elements } when this.Is(property, role) => elements,
            _ => null,
        })
        .FirstOrDefault(value => value is not null);

    /// <summary>What the member of a row is given for a parameter, by an argument or by an initializer; null where it is given nothing.</summary>
    public IOperation? GivenTo(VocabularyRow row, IOperation use, ParameterRole role)
    {
        IEnumerable<IArgumentOperation> arguments = use is IObjectCreationOperation made ? made.Arguments : use is IInvocationOperation { Arguments: var given } ? given : Enumerable.Empty<IArgumentOperation>();
        return arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && row.RoleOf(argument.Parameter) == role)?.Value
            ?? (use is IObjectCreationOperation creation && row.MemberFor(role) is { } member ? this.FilledIn(creation, member) : null);
    }

    /// <summary>The role that an expression names, by a member or as a text; null for any other expression.</summary>
    private MessageRole? RoleWritten(IOperation expression)
    {
        IOperation role = HeldBy(expression);
        return this.RoleNamedBy((role as IMemberReferenceOperation)?.Member) ?? RoleOf(this.RoleOfText(role.ConstantValue.Value, TypeWithRole(expression)));
    }

    /// <summary>The type whose SDK says what a text stands for that is given to one of its members.</summary>
    private static ITypeSymbol? TypeWithRole(IOperation expression) => expression.Parent switch
    {
        IArgumentOperation { Parameter.ContainingSymbol.ContainingType: var type } => type,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var type } } => type,
        _ => null,
    };

    /// <summary>Whether what a message is made of is a text, and no list of parts.</summary>
    public bool IsText(IOperation content) => this.OfUnion(content).Type?.SpecialType == SpecialType.System_String;

    /// <summary>What a value of a union is made of, where that is written where it is used; any other expression without the conversions that run no code.</summary>
    public IOperation OfUnion(IOperation expression)
    {
        while (true)
        {
            switch (expression)
            {
                case IConversionOperation { OperatorMethod: var conversion, Operand: var operand } when conversion is null || this.IsUnion(conversion.ContainingType):
                    expression = operand;
                    break;
                case IParenthesizedOperation { Operand: var inner }:
                    expression = inner;
                    break;
                case IObjectCreationOperation { Arguments: [var only, ..] } creation when this.IsUnion(creation.Type):
                    expression = only.Value;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>An expression without what converts it to the type that it is given to.</summary>
    private static IOperation HeldBy(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand })
        {
            value = operand;
        }

        return value;
    }

    /// <summary>The role of messages that a member names, or null.</summary>
    public MessageRole? RoleNamedBy(ISymbol? member) => this.RowOf(member) is { Role: var role } ? RoleOf(role) : null;

    /// <summary>The role of messages that something with a role in the table stands for, or null.</summary>
    public static MessageRole? RoleOf(Role? role) => role switch
    {
        Role.ToolRole => MessageRole.Tool,
        Role.AssistantRole => MessageRole.Assistant,
        Role.ToolOrUserRole => MessageRole.ToolOrUser,
        Role.OtherRole => MessageRole.Other,
        _ => null,
    };

    /// <summary>Whether a member makes a result.</summary>
    public bool MakesResult(ISymbol? member) => this.RowOf(member) is { Role: Role.CreatesResult or Role.AnswersCall } or { Role: Role.AppendsMessage, MessageRole: MessageRole.Tool };

    /// <summary>Whether an operation makes a result: by a member that makes nothing else, or as a message of a text in the role of tools.</summary>
    public bool MakesResult(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => this.MakesResult(creation.Constructor)
            || (this.RowOf(creation.Constructor) is { Role: Role.CreatesMessage } row && !this.AreParts(creation.Type) && this.RoleMadeBy(row, creation) == MessageRole.Tool),
        IInvocationOperation invocation => this.MakesResult(invocation.TargetMethod),
        _ => false,
    };

    /// <summary>Whether a member is one of a list, .NET's or the SDK's: it does what its name says and nothing else.</summary>
    public bool IsListMember(ISymbol? member) => SequenceMembers.IsFromBaseLibrary(member) || this.Is(member?.ContainingType, Role.HistoryType);

    /// <summary>Whether results are looked for in a message that is made so.</summary>
    public bool HoldsResults(VocabularyRow row, IObjectCreationOperation creation) =>
        this.RoleMadeBy(row, creation) is MessageRole.Tool or MessageRole.ToolOrUser;

    /// <summary>How the provider of a type's SDK, or of that of the elements of a sequence, takes the contract.</summary>
    public Dialect DialectOf(ITypeSymbol? type) => this.OwnerOf(type)?.Dialect ?? Dialect.Unknown;

    /// <summary>Whether a reply gives back the history that was sent, with itself behind it.</summary>
    public bool GivesHistoryBack(ITypeSymbol? reply) => this.OwnerOf(reply)?.GivesHistoryBack == true;

    /// <summary>Whether a message of a type has calls; null where the type does not tell.</summary>
    public bool? MeansCalls(ITypeSymbol? type) => this.OwnerOf(type) is not { TellsCallsByType: true } ? null
        : this.RowOf(type) is { MeansCalls: true } ? true
        : this.RoleOfType(type) == Role.OtherMessageType ? false
        : null;

    /// <summary>Whether a type, or a member, stands for what a value of the type holds.</summary>
    public bool IsUnion(ISymbol? symbol) => this.RowOf(symbol)?.IsUnion == true;

    /// <summary>Whether calls and results of a type's SDK are parts of messages.</summary>
    public bool AreParts(ITypeSymbol? type) => this.OwnerOf(type)?.HasParts == true;

    /// <summary>Whether parts of a type's SDK hold calls and results, and are none themselves.</summary>
    public bool PartsHoldCalls(ITypeSymbol? type) => this.OwnerOf(type)?.PartsHoldCalls == true;

    /// <summary>Whether what a type makes is a part of a message that holds a call, a result or something else.</summary>
    public bool IsPartHolder(ITypeSymbol? type) => this.PartsHoldCalls(type) && this.RoleOfType(type) == Role.PartType;

    /// <summary>Whether an assistant message of a type's SDK may be made of no calls at all.</summary>
    public bool MayCarryNoCalls(ITypeSymbol? type) => this.OwnerOf(type)?.MayCarryNoCalls == true;

    /// <summary>Whether the options of a type's SDK may name a reply that the provider has the history up to.</summary>
    public bool MayContinueReply(ITypeSymbol? options) => this.OwnerOf(options)?.ContinuesReplies == true;

    /// <summary>Whether nothing of an assembly can know a type of the SDKs: it neither is one nor refers to one.</summary>
    public bool IsUnaware(IAssemblySymbol assembly)
    {
        if (!this.unaware.TryGetValue(assembly, out bool isUnaware))
        {
            HashSet<string> names = new(this.Sdks.Select(sdk => sdk.AssemblyName), StringComparer.OrdinalIgnoreCase);
            isUnaware = !names.Contains(assembly.Name) && !assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => names.Contains(reference.Name)));
            this.unaware.TryAdd(assembly, isUnaware);
        }

        return isUnaware;
    }

    /// <summary>Whether a member of this name gives the name of a call in any of the SDKs.</summary>
    public bool IsNameOfCall(string member) => this.rows.Values.Any(row => row.Role == Role.NameOfCall && row.Member == member);

    /// <summary>The role of the nearest base type (itself included) that has one.</summary>
    public Role? RoleOfType(ITypeSymbol? type) => type is null ? null : this.FactsOf(type).Role;

    /// <summary>Whether what a send gives is a reply: of a type of its own, or a message where a reply is one.</summary>
    public bool IsReply(ITypeSymbol? type) => this.RoleOfType(type) is { } role && (role == Role.ReplyType || (role is Role.MessageType or Role.AssistantType && this.OwnerOf(type)?.RepliesAreMessages == true));

    public bool IsMessage(ITypeSymbol? type) => IsMessage(this.RoleOfType(type));

    /// <summary>Whether the type is a sequence of messages: anything that implements <c>IEnumerable&lt;message&gt;</c>.</summary>
    public bool IsHistory(ITypeSymbol? type) => type is not null && this.FactsOf(type).IsHistory;

    /// <summary>Whether the type is a history that cannot be enumerated.</summary>
    public bool IsConversation(ITypeSymbol? type) => type is not null && this.FactsOf(type).IsConversation;

    /// <summary>Whether the type is a sequence of parts of messages.</summary>
    public bool HoldsParts(ITypeSymbol? type) => type is not null && this.FactsOf(type).HoldsParts;

    public bool IsCallSequence(ITypeSymbol? type) => type is not null && this.FactsOf(type).IsCallSequence;

    /// <summary>What a text stands for where a member might be expected; null for any other text.</summary>
    /// <param name="type">A type of the SDK that is given the text; null for any of the SDKs.</param>
    public Role? RoleOfText(object? text, ITypeSymbol? type = null) =>
        text is string name && (this.OwnerOf(type) ?? this.Sdks.FirstOrDefault(sdk => sdk.Texts.ContainsKey(name))) is { } speaker && speaker.Texts.TryGetValue(name, out Role role) ? role : null;

    /// <summary>Whether no calls at all may be null instead of an empty sequence.</summary>
    public bool CallsMayBeNull(ITypeSymbol? calls) => this.OwnerOf(calls)?.CallsMayBeNull == true;

    /// <summary>What is left of a type when what merely holds it is taken off: nullable, task, reply wrapper.</summary>
    public ITypeSymbol? Unwrap(ITypeSymbol? type)
    {
        while (type is INamedTypeSymbol { TypeArguments.Length: 1 } named
            && (this.Is(named, Role.ReplyWrapper) || Awaitables.HoldsOne(named) || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T))
        {
            type = named.TypeArguments[0];
        }

        return type;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    /// <summary>
    /// The type of an SDK; looked for in the assembly that has it, which is much cheaper than in all of them. One that two versions of the
    /// assembly have is no type that we could be sure of.
    /// </summary>
    private static INamedTypeSymbol? Find(IEnumerable<IAssemblySymbol> assemblies, string type) =>
        assemblies.Select(assembly => assembly.GetTypeByMetadataName(type)).OfType<INamedTypeSymbol>().Take(2).ToArray() is [var only] ? only : null;

    private static bool IsMessage(Role? role) => role is Role.MessageType or Role.AssistantType or Role.ResultType or Role.OtherMessageType or Role.PartType or Role.OtherPartType;

    /// <summary>The SDK that a type, or that of the elements of a sequence, is from.</summary>
    private SdkVocabulary? OwnerOf(ITypeSymbol? type) =>
        type is not null && this.owners.TryGetValue((this.ElementType(type) ?? type).OriginalDefinition, out SdkVocabulary sdk) ? sdk : null;

    private TypeFacts FactsOf(ITypeSymbol type) => this.types.TryGetValue(type, out TypeFacts facts) ? facts : this.types.GetOrAdd(type, this.FindFacts(type));

    private TypeFacts FindFacts(ITypeSymbol type)
    {
        ITypeSymbol? elementType = this.ElementType(type);
        Role? element = this.NearestRole(elementType), role = this.NearestRole(type);
        bool isConversation = role == Role.HistoryType && elementType is null;
        return new(role, IsMessage(element) || isConversation, element == Role.CallType, isConversation, element is Role.PartType or Role.ResultType or Role.OtherPartType);
    }

    private Role? NearestRole(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (this.RowOf(current) is { } row)
            {
                return row.Role;
            }
        }

        return null;
    }

    private ITypeSymbol? ElementType(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or { SpecialType: SpecialType.System_String }:
                return null;
            case IArrayTypeSymbol array:
                return array.ElementType;
            case INamedTypeSymbol { TypeArguments.Length: 1 } named when SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, this.EnumerableType):
                return named.TypeArguments[0];
            default:
                foreach (INamedTypeSymbol candidate in type.AllInterfaces)
                {
                    if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, this.EnumerableType))
                    {
                        return candidate.TypeArguments[0];
                    }
                }

                return null;
        }
    }

    private sealed record TypeFacts(Role? Role, bool IsHistory, bool IsCallSequence, bool IsConversation, bool HoldsParts);
}
