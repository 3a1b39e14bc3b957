using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// One class that is all messages, as the protocol has them: a role, a content, calls with an id each, and the id of a call. It is a message
/// type where lists of it are given to a method that gives such a message, or what leads to one (its choices, the message of a choice).
/// </summary>
internal static class RecordFamily
{
    /// <summary>The vocabularies of the classes of this shape that an assembly declares.</summary>
    public static IEnumerable<SdkVocabulary> In(IAssemblySymbol home, CancellationToken cancellationToken)
    {
        INamedTypeSymbol[] types = MessageFamily.TypesIn(home, cancellationToken).ToArray();
        foreach (INamedTypeSymbol type in types.Where(IsMessage))
        {
            RowBuilder rows = new(home);
            IMethodSymbol[] methods = types.Where(user => user.TypeKind is TypeKind.Class or TypeKind.Interface && !SymbolEqualityComparer.Default.Equals(user, type))
                .SelectMany(user => user.GetMembers().OfType<IMethodSymbol>()).Where(method => method.MethodKind == MethodKind.Ordinary).ToArray();
            bool takesRequests = AddSends(rows, type, methods);
            if (rows.ToImmutable().IsEmpty)
            {
                continue;
            }

            AddMessage(rows, type);
            yield return new(home.Name, home.Name, new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, takesRequests ? HistoryResidence.RequestProperty : HistoryResidence.Argument), rows.ToImmutable())
            {
                MayCarryNoCalls = true,
                Texts = OpenAITexts.All,
                CallsMayBeNull = PropertyOf(type, "toolcalls")!.Type.NullableAnnotation == NullableAnnotation.Annotated,
                Templates = TemplatesFor(type),
            };
        }
    }

    private static bool IsMessage(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsStatic: false, IsGenericType: false }
        && type.MemberNames.Any(name => ConventionNames.Plain(name).Contains("call"))
        && PropertyOf(type, "toolcallid") is { Type.SpecialType: SpecialType.System_String } && PropertyOf(type, "role") is { } role && (role.Type.SpecialType == SpecialType.System_String || role.Type.TypeKind == TypeKind.Enum)
        && PropertyOf(type, "content") is not null && CallOf(type) is not null;

    private static INamedTypeSymbol? CallOf(INamedTypeSymbol type) =>
        PropertyOf(type, "toolcalls") is { } calls && Sequences.ElementOf(calls.Type) is INamedTypeSymbol call && PropertyOf(call, "id") is { Type.SpecialType: SpecialType.System_String } ? call : null;

    /// <summary>A property of a type, in whatever way its name is written; also one that has the name in JSON alone.</summary>
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => property is { IsStatic: false, IsIndexer: false } && (ConventionNames.Plain(property.Name) == name || IsCalledInJson(property, name))) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether an attribute gives a property a name in JSON.</summary>
    private static bool IsCalledInJson(IPropertySymbol property, string name) => property.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" && attribute.ConstructorArguments is [{ Value: string called }] && ConventionNames.Plain(called) == name);

    private static void AddMessage(RowBuilder rows, INamedTypeSymbol type)
    {
        INamedTypeSymbol call = CallOf(type)!;
        rows.Add(Role.MessageType, type);
        rows.Add(Role.CallType, call);
        rows.Add(Role.RoleOfMessage, PropertyOf(type, "role"));
        rows.Add(Role.TextOfReply, PropertyOf(type, "content"));
        rows.Add(Role.CallsOf, PropertyOf(type, "toolcalls"));
        rows.Add(Role.IdOfResult, PropertyOf(type, "toolcallid"));
        rows.Add(Role.IdOfReply, PropertyOf(type, "id"));
        rows.Add(Role.IdOfCall, PropertyOf(call, "id"));
        rows.Add(Role.NameOfCall, PropertyOf(call, "name"));
        if (PropertyOf(call, "function") is { Type: INamedTypeSymbol { SpecialType: SpecialType.None } function } property)
        {
            rows.Add(Role.FunctionOfCall, property);
            rows.Add(Role.NameOfCall, PropertyOf(function, "name"));
        }

        if (!call.IsAbstract)
        {
            rows.Add(Role.CreatesCall, call, ConventionVocabulary.ParametersOfCall(call));
        }

        rows.Add(Role.CreatesMessage, type, type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => (ConventionNames.Plain(parameter.Name) switch
        {
            "role" => ParameterRole.MessageRole,
            "content" or "text" => ParameterRole.Content,
            "toolcalls" => ParameterRole.Calls,
            "toolcallid" => ParameterRole.CallId,
            _ => (ParameterRole?)null,
        }, parameter.Name)));
        foreach (IFieldSymbol member in MembersOf(PropertyOf(type, "role")!.Type))
        {
            rows.Add(ConventionNames.Plain(member.Name) switch { "tool" => Role.ToolRole, "assistant" => Role.AssistantRole, _ => Role.OtherRole }, member);
        }
    }

    /// <summary>How its messages and calls are written; null where a result cannot be.</summary>
    private static SdkTemplates? TemplatesFor(INamedTypeSymbol type)
    {
        ITypeSymbol role = PropertyOf(type, "role")!.Type;
        string? tool = role is INamedTypeSymbol { TypeKind: TypeKind.Enum } roles
            ? MembersOf(roles).FirstOrDefault(member => ConventionNames.Plain(member.Name) == "tool") is { } member ? $"[{RowBuilder.MetadataNameOf(roles)}].{member.Name}" : null
            : "\"tool\"";
        return WrittenObject.Of(type, ("role", tool), ("toolcallid", "{id}"), ("content", "{text}")) is { } result
            ? new(result, "{reply}", CallTemplate(CallOf(type)!), TakesText: true)
            : null;
    }

    /// <summary>How a call is written of its parts; null where its arguments are no text, or it wants more.</summary>
    public static string? CallTemplate(INamedTypeSymbol call)
    {
        if (PropertyOf(call, "function") is not { Type: INamedTypeSymbol { SpecialType: SpecialType.None } function })
        {
            return Of(call, ("id", "{id}"), ("name", "{name}"), ("arguments", "{arguments}"));
        }

        string? inner = Of(function, ("name", "{name}"), ("arguments", "{arguments}"));
        return PropertyOf(call, "type") is { Type.SpecialType: SpecialType.System_String } kind && !HasValue(kind)
            ? WrittenObject.Of(call, ("id", "{id}"), ("type", "\"function\""), ("function", inner))
            : WrittenObject.Of(call, ("id", "{id}"), ("function", inner));

        static string? Of(INamedTypeSymbol type, params (string, string?)[] values) =>
            PropertyOf(type, "arguments") is { Type.SpecialType: SpecialType.System_String } ? WrittenObject.Of(type, values) : null;
    }

    /// <summary>Whether a property has a value where nobody gives it one.</summary>
    private static bool HasValue(IPropertySymbol property) => property.SetMethod is null
        || property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null } or ParameterSyntax { Default: not null });

    /// <summary>Adds the methods that send, the requests that they take and what leads from what they give to a message; tells whether there are requests.</summary>
    private static bool AddSends(RowBuilder rows, INamedTypeSymbol message, IMethodSymbol[] methods)
    {
        bool takesRequests = false;
        foreach (IMethodSymbol method in methods.Where(method => method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface || (!method.IsStatic && Awaitables.IsTask(method.ReturnType))))
        {
            ITypeSymbol given = method.ReturnType is INamedTypeSymbol { TypeArguments: [var held] } task && Awaitables.HoldsOne(task) ? held : method.ReturnType;
            IPropertySymbol[] path = SymbolEqualityComparer.Default.Equals(given, message) ? Array.Empty<IPropertySymbol>() : given is INamedTypeSymbol response ? PathTo(message, response) : Array.Empty<IPropertySymbol>();
            if (path.Length == 0 && !SymbolEqualityComparer.Default.Equals(given, message))
            {
                continue;
            }

            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (SendSearch.IsHistory(parameter, message))
                {
                    rows.Add(Role.Sends, method, new[] { (ParameterRole.History, parameter.Name) });
                }
                else if (parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } request && PropertyOf(request, "messages") is { } messages
                    && Sequences.ElementOf(messages.Type) is { } element && SymbolEqualityComparer.Default.Equals(element, message))
                {
                    takesRequests = true;
                    rows.Add(Role.OptionsType, request);
                    rows.Add(Role.InputOfOptions, messages);
                    rows.Add(Role.ToolsOfOptions, PropertyOf(request, "tools"));
                    rows.Add(Role.ToolChoiceOption, PropertyOf(request, "toolchoice"));
                    rows.Add(Role.ParallelCallsOption, PropertyOf(request, "paralleltoolcalls"));
                    rows.Add(Role.CreatesOptions, request, request.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                        .Select(given => (SendSearch.IsHistory(given, message) ? ParameterRole.History : (ParameterRole?)null, given.Name)));
                    rows.Add(Role.Sends, method, new[] { (ParameterRole.Options, parameter.Name) });
                }
                else
                {
                    continue;
                }

                if (path.Length > 0)
                {
                    AddReply(rows, (INamedTypeSymbol)given, path);
                }

                break;
            }
        }

        return takesRequests;
    }

    /// <summary>Adds what a send gives, and what leads from it to its message.</summary>
    private static void AddReply(RowBuilder rows, INamedTypeSymbol response, IPropertySymbol[] path)
    {
        rows.Add(Role.ReplyType, response);
        rows.Add(Role.IdOfReply, PropertyOf(response, "id"));
        foreach (IPropertySymbol step in path)
        {
            rows.Add(Role.MessageOfReply, step);
            AddReason(rows, PropertyOf(step.ContainingType, "finishreason"));
        }
    }

    /// <summary>Adds what tells why the model stopped: a text, or the members of an enum.</summary>
    private static void AddReason(RowBuilder rows, IPropertySymbol? reason)
    {
        rows.Add(Role.FinishReason, reason);
        foreach (IFieldSymbol member in MembersOf(reason?.Type))
        {
            if (ConventionNames.Plain(member.Name) is "toolcalls" or "toolcall")
            {
                rows.Add(Role.FinishedWithCalls, member);
            }
            else if (ConventionNames.Plain(member.Name) is "stop" or "length" or "contentfilter")
            {
                rows.Add(Role.FinishedWithoutCalls, member);
            }
        }
    }

    /// <summary>The members of an enum, also of one that may be null; none of any other type.</summary>
    private static IEnumerable<IFieldSymbol> MembersOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var held] } ? MembersOf(held)
        : type is { TypeKind: TypeKind.Enum } ? type.GetMembers().OfType<IFieldSymbol>().Where(member => member.IsConst)
        : Enumerable.Empty<IFieldSymbol>();

    /// <summary>The properties that lead from a response to its message: the message itself, or choices with one each.</summary>
    private static IPropertySymbol[] PathTo(INamedTypeSymbol message, INamedTypeSymbol response)
    {
        IPropertySymbol[] properties = response.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, IsIndexer: false }).ToArray();
        if (properties.FirstOrDefault(property => SymbolEqualityComparer.Default.Equals(property.Type, message)) is { } direct)
        {
            return new[] { direct };
        }

        foreach (IPropertySymbol choices in properties)
        {
            if (Sequences.ElementOf(choices.Type) is INamedTypeSymbol { SpecialType: SpecialType.None } choice
                && choice.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => SymbolEqualityComparer.Default.Equals(property.Type, message)) is { } inner)
            {
                return new[] { choices, inner };
            }
        }

        return Array.Empty<IPropertySymbol>();
    }
}
