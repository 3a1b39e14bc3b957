using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// What is true of the methods, types and properties of a compilation, in whatever body they are used: found at the first question,
/// and shared by the bodies, which are analyzed at the same time.
/// </summary>
internal sealed class CompilationContext
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodFacts> methods = new(ByReference<IMethodSymbol>.Instance);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> plainTypes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, ISymbol?> storages = new(ByReference<IPropertySymbol>.Instance);

    private readonly VocabularyGate gate;

    private CompilationContext(Compilation compilation, VocabularySymbols symbols, VocabularyGate gate)
    {
        this.Compilation = compilation;
        this.Symbols = symbols;
        this.gate = gate;
        this.Helpers = new(this);
    }

    public Compilation Compilation { get; }

    public VocabularySymbols Symbols { get; }

    /// <summary>The methods that are run where they are called.</summary>
    public HelperMethods Helpers { get; }

    /// <inheritdoc cref="Create(Compilation, ImmutableArray{AdditionalText})"/>
    public static CompilationContext? Create(Compilation compilation) => Create(compilation, ImmutableArray<AdditionalText>.Empty);

    /// <summary>Null where the compilation has none of the message types that there are vocabularies for.</summary>
    /// <param name="files">The configuration files.</param>
    public static CompilationContext? Create(Compilation compilation, ImmutableArray<AdditionalText> files) => Create(compilation, new VocabularyGate(KnownVocabularies.In(compilation, files)));

    /// <inheritdoc cref="Create(Compilation)"/>
    /// <param name="gate">The gate of the vocabularies that mean something in the compilation.</param>
    public static CompilationContext? Create(Compilation compilation, VocabularyGate gate) =>
        VocabularySymbols.Create(compilation, gate.Sdks) is { } symbols ? new(compilation, symbols, gate) : null;

    /// <inheritdoc cref="VocabularyGate.Admits(SyntaxTree, CancellationToken)"/>
    public bool Admits(SyntaxTree tree) => this.gate.Admits(tree, CancellationToken.None);

    /// <inheritdoc cref="VocabularyGate.Admits(SyntaxNode, CancellationToken)"/>
    public bool Admits(SyntaxNode node) => this.gate.Admits(node, CancellationToken.None);

    /// <summary>What is true of each call of a method.</summary>
    public MethodFacts FactsOf(IMethodSymbol method) =>
        this.methods.TryGetValue(method, out MethodFacts facts) ? facts : this.methods.GetOrAdd(method, new MethodFacts(method, this.Symbols));

    /// <summary>The symbol that stands for what a property stores, or null where it may give back anything.</summary>
    public ISymbol? StorageOf(IPropertySymbol property) =>
        this.storages.TryGetValue(property, out ISymbol? storage) ? storage : this.storages.GetOrAdd(property, PropertyStorage.Of(property, this.Compilation));

    /// <summary>Whether objects of the type hold no history, call or reply, and are no collections.</summary>
    public bool IsPlain(ITypeSymbol? type) =>
        IsSimple(type) || (type is not null && (this.plainTypes.TryGetValue(type, out bool isPlain) ? isPlain : this.plainTypes.GetOrAdd(type, this.IsPlainObject(type))));

    /// <summary>Whether values of the type are numbers, texts and the like.</summary>
    public static bool IsSimple(ITypeSymbol? type) =>
        type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or { SpecialType: SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum };

    private bool IsPlainObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None, ContainingAssembly: { } assembly, DeclaringSyntaxReferences.IsEmpty: true } named
        && !named.IsGenericType
        && this.Symbols.IsUnaware(assembly)
        && !named.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);
}
