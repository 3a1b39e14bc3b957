using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Writes what the vocabularies name: the calls of a reply, the id and the name of a call.</summary>
internal sealed class SdkWords
{
    private readonly SemanticModel model;
    private readonly VocabularySymbols vocabulary;

    public SdkWords(SemanticModel model, VocabularySymbols vocabulary)
    {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /// <summary>The SDK that a type belongs to, by itself or by one of its base types.</summary>
    public SdkVocabulary? SdkOf(ITypeSymbol? type) => this.RowOf(type) is { } row ? this.vocabulary.Sdks.FirstOrDefault(sdk => sdk.Rows.Contains(row)) : null;

    /// <summary>The calls of a reply, of an envelope around one, or of an assistant message.</summary>
    /// <param name="position">Where it is written.</param>
    /// <returns>The expression and the type of one call, or null when the type has no calls.</returns>
    public (string Expression, ITypeSymbol Call)? CallsOf(string expression, ITypeSymbol? type, int position)
    {
        if (this.RowOf(type) is { Role: Role.ReplyWrapper, Member: { } unwrap } && type is INamedTypeSymbol { TypeArguments.Length: 1 } wrapper)
        {
            return this.CallsOf($"{expression}.{unwrap}", wrapper.TypeArguments[0], position);
        }

        if (this.StepToMessage(expression, type) is var (message, messageType))
        {
            return this.CallsOf(message, messageType, position);
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (this.vocabulary.Is(property, Role.CallsOf) && this.ElementOf(property.Type) is { } call)
                {
                    return ($"{expression}.{property.Name}", call);
                }
            }
        }

        if (MessageTemplates.Calls(this.SdkOf(type), this, position, expression) is { } calls && this.CallTypeOf(type) is { } made)
        {
            return (calls, made);
        }

        return this.OutputOf(expression, type) is { } output && this.CallTypeOf(type) is { } callType ? ($"{output}{this.IntoParts(type)}.OfType<{this.TypeName(callType, position)}>()", callType) : null;
    }

    /// <summary>What leads from the messages of a reply to their parts, where calls are parts.</summary>
    private string IntoParts(ITypeSymbol? type) =>
        this.SdkOf(type)?.Rows.FirstOrDefault(row => row.Role == Role.PartsOfMessage) is { Member: { } contents } ? $".SelectMany(message => message.{contents})" : string.Empty;

    /// <summary>The message of a reply, that of its first choice where there are several; the reply itself where nothing leads on.</summary>
    public string MessageOf(string expression, ITypeSymbol? type)
    {
        if (this.RowOf(type) is { Role: Role.ReplyWrapper, Member: { } unwrap } && type is INamedTypeSymbol { TypeArguments: [var wrapped] } && this.Property(wrapped, Role.MessageOfReply) is not null)
        {
            return this.MessageOf($"{expression}.{unwrap}", wrapped);
        }

        return this.StepToMessage(expression, type) is var (message, messageType) ? this.MessageOf(message, messageType) : expression;
    }

    private (string Expression, ITypeSymbol Type)? StepToMessage(string expression, ITypeSymbol? type) => this.Property(type, Role.MessageOfReply) switch
    {
        null => null,
        _ when this.IsConvertedToMessage(type) => null,
        { Type: INamedTypeSymbol { TypeArguments: [var choice] } } choices => ($"{expression}.{choices.Name}[0]", choice),
        var message => ($"{expression}.{message.Name}", message.Type),
    };

    /// <summary>Whether a reply is converted to its message where a message is wanted.</summary>
    public bool IsConvertedToMessage(ITypeSymbol? reply) => reply?.GetMembers(WellKnownMemberNames.ImplicitConversionName).Any(conversion => this.vocabulary.Is(conversion, Role.MessageOfReply)) == true;

    /// <summary>The messages that a reply gives itself, its calls among them; null where one is made of it.</summary>
    public string? OutputOf(string expression, ITypeSymbol? type) => this.Property(type, Role.OutputOfReply) is { } output ? $"{expression}.{output.Name}" : null;

    /// <summary>The type of the calls in a sequence of calls, or null for any other type.</summary>
    public ITypeSymbol? ElementOf(ITypeSymbol? sequence)
    {
        if (!this.vocabulary.IsCallSequence(sequence))
        {
            return null;
        }

        return sequence switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
            _ => sequence!.AllInterfaces.FirstOrDefault(type => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        };
    }

    /// <summary>The id of a call, or the name that it is matched by; one that has its id from the model is never without.</summary>
    public string? IdOf(string call, ITypeSymbol? type) => ((this.vocabulary.DialectOf(type).MatchesByName ? this.Property(type, Role.NameOfCall) : null) ?? this.Property(type, Role.IdOfCall)) is { } id ? $"{call}.{id.Name}{(id.Type.NullableAnnotation == NullableAnnotation.Annotated ? "!" : string.Empty)}" : null;

    /// <summary>The call that an expression of its id reads it from; null where the id comes from elsewhere.</summary>
    public static string? CallOf(SdkVocabulary sdk, string id)
    {
        string read = id.TrimEnd('!');
        return sdk.Rows
            .Where(row => (row.Role == Role.IdOfCall || (row.Role == Role.NameOfCall && sdk.Dialect.Matching == ResultMatching.ByCountAndName)) && read.EndsWith("." + row.Member, StringComparison.Ordinal))
            .Select(row => read.Substring(0, read.Length - row.Member!.Length - 1))
            .FirstOrDefault();
    }

    /// <summary>The property of a result in which its id is filled in, or null.</summary>
    public string? IdOfResult(ITypeSymbol? type) => (this.Property(type, Role.IdOfResult) ?? this.Property(type, Role.IdOfCall)) is { SetMethod: not null, Name: var name } ? name : null;

    /// <summary>The property of a message in which its calls are filled in, or null.</summary>
    public IPropertySymbol? CallsToFillIn(ITypeSymbol? message) => this.Property(message, Role.CallsOf) is { SetMethod.DeclaredAccessibility: Accessibility.Public } calls ? calls : null;

    /// <summary>The parts of a message, or null.</summary>
    public string? PartsOf(string message, ITypeSymbol? type) => this.Property(type, Role.PartsOfMessage) is { Name: var parts } ? $"{message}.{parts}" : null;

    /// <summary>The name of a call, its own or that of its function.</summary>
    public string? NameOf(string call, ITypeSymbol? type) => this.Property(type, Role.NameOfCall) is { } name ? $"{call}.{name.Name}"
        : this.Property(type, Role.FunctionOfCall) is { Type.NullableAnnotation: not NullableAnnotation.Annotated } function && this.Property(function.Type, Role.NameOfCall) is { } its ? $"{call}.{function.Name}.{its.Name}"
        : null;

    public bool IsCall(ITypeSymbol? type) => this.vocabulary.RoleOfType(type) == Role.CallType;

    /// <summary>Whether an expression reads the name of a call.</summary>
    public bool IsNameOfCall(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && this.vocabulary.Is(this.model.GetSymbolInfo(expression).Symbol, Role.NameOfCall);

    /// <summary>Whether what may be null is marked as such at a position.</summary>
    public bool MarksNull(int position) => this.model.GetNullableContext(position).AnnotationsEnabled();

    /// <summary>The shortest name of a type at a position, an alias if there is one.</summary>
    public string? TypeName(string metadataName, int position) => this.model.Compilation.GetTypeByMetadataName(metadataName) is { } type ? this.TypeName(type, position) : null;

    public string TypeName(ITypeSymbol type, int position)
    {
        ITypeSymbol plain = type.WithNullableAnnotation(NullableAnnotation.None);
        string shortest = plain.ToMinimalDisplayString(this.model, position);
        TypeInfo bound = this.model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(shortest), SpeculativeBindingOption.BindAsTypeOrNamespace);
        return SymbolEqualityComparer.Default.Equals(bound.Type, plain) ? shortest : plain.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    private INamedTypeSymbol? CallTypeOf(ITypeSymbol? type) =>
        this.SdkOf(type)?.Rows.FirstOrDefault(row => row.Role == Role.CallType) is { } call ? this.model.Compilation.GetTypeByMetadataName(call.Type) : null;

    private VocabularyRow? RowOf(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (this.vocabulary.RowOf(current) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private IPropertySymbol? Property(ITypeSymbol? type, Role role)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => this.vocabulary.Is(property, role)) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
