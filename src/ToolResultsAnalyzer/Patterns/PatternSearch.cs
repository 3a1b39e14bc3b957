using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>
/// Finds in the operations of a body what is wrong on whatever path it is reached. One look at the operations tells which patterns
/// the body can hold at all; most bodies hold none of what any of them is made of.
/// </summary>
internal sealed class PatternSearch(CompilationContext compilation)
{
    private readonly CallGraph calls = new(compilation);
    private readonly ResultKeepers keepers = new();

    /// <summary>The patterns in a body, those of its lambdas and local functions included.</summary>
    public IReadOnlyList<Pattern> In(OperationTree tree, ISymbol owner, CancellationToken cancellationToken)
    {
        Contents contents = this.ContentsOf(tree);
        if (contents == Contents.Nothing)
        {
            return Array.Empty<Pattern>();
        }

        PatternBody body = new(tree, owner, this.calls);
        List<Pattern> patterns = new();
        if (Has(Contents.TextAssistants | Contents.Results))
        {
            patterns.AddRange(RoleMapping.In(body));
        }

        if (Has(Contents.Removals))
        {
            patterns.AddRange(Trimming.In(body, this.keepers, cancellationToken));
        }

        if (Has(Contents.Results | Contents.Runs))
        {
            patterns.AddRange(ConcurrentAppend.In(body));
        }

        return patterns;

        bool Has(Contents needed) => (contents & needed) == needed;
    }

    /// <summary>What patterns are made of, as far as a body has it; nothing where it does not compile.</summary>
    private Contents ContentsOf(OperationTree tree)
    {
        Contents contents = Contents.Nothing;
        for (int i = 0; i < tree.Count; i++)
        {
            IOperation operation = tree[i];
            switch (operation.Kind)
            {
                case OperationKind.Invalid:
                    return Contents.Nothing;
                case OperationKind.Invocation:
                    IMethodSymbol method = ((IInvocationOperation)operation).TargetMethod;
                    contents |= this.ContentsOf(method) | (SequenceMembers.IsByPosition(method.Name) ? Contents.Removals : Contents.Nothing)
                        | (Concurrency.Runs(method) ? Contents.Runs : Contents.Nothing);
                    break;
                case OperationKind.MethodReference:
                    contents |= this.ContentsOf(((IMethodReferenceOperation)operation).Method);
                    break;
                case OperationKind.ObjectCreation:
                    IMethodSymbol? constructor = ((IObjectCreationOperation)operation).Constructor;
                    contents |= this.ContentsOf(constructor) | (Concurrency.IsThread(constructor?.ContainingType) ? Contents.Runs : Contents.Nothing);
                    break;
                case OperationKind.Range:
                    contents |= Contents.Removals;
                    break;
            }
        }

        return contents;
    }

    /// <summary>What a constructor or method makes; one of the compilation may make any message of its type.</summary>
    private Contents ContentsOf(IMethodSymbol? method)
    {
        if (method is null)
        {
            return Contents.Nothing;
        }

        if (compilation.Symbols.RowOf(method) is { } row)
        {
            return row.Role switch
            {
                Role.CreatesAssistant when method.Parameters.Any(parameter => row.RoleOf(parameter) == ParameterRole.Content) => Contents.TextAssistants,
                Role.CreatesMessage => Contents.TextAssistants | Contents.Results,
                Role.AppendsMessage => Contents.TextAssistants,
                Role.CreatesResult or Role.AnswersCall => Contents.Results,
                _ => Contents.Nothing,
            };
        }

        return method.DeclaringSyntaxReferences.IsEmpty ? Contents.Nothing : compilation.Symbols.RoleOfType(compilation.Symbols.Unwrap(method.ReturnType)) switch
        {
            Role.ResultType => Contents.Results,
            Role.AssistantType => Contents.TextAssistants,
            Role.MessageType => Contents.TextAssistants | Contents.Results,
            _ => Contents.Nothing,
        };
    }

    [Flags]
    private enum Contents
    {
        Nothing = 0,
        TextAssistants = 1,
        Results = 2,
        Removals = 4,
        Runs = 8,
    }
}
