using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>Which messages some code makes, as far as it shows.</summary>
internal sealed class MadeMessages(PatternBody body, IOperation? scope, int depth = 2)
{
    private readonly List<IOperation> textAssistants = new();
    private readonly List<IOperation> results = new();

    /// <summary>The operations that make an assistant message from its text or content alone.</summary>
    public IReadOnlyList<IOperation> TextAssistants => this.textAssistants;

    public IReadOnlyList<IOperation> Results => this.results;

    /// <summary>Whether an assistant message with calls is made, or may be: something is not seen.</summary>
    public bool MayCarryCalls { get; private set; }

    /// <param name="handsOverHistories">Whether what gets a history may add such a message to it.</param>
    public void Note(IOperation code, bool handsOverHistories)
    {
        foreach (IOperation operation in code.DescendantsAndSelf())
        {
            this.NoteOne(operation, handsOverHistories);
        }
    }

    private void NoteOne(IOperation operation, bool handsOverHistories)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation:
                if (!this.NoteMember(creation.Constructor, creation.Arguments, creation) && this.MayBeAssistant(creation.Type))
                {
                    this.MayCarryCalls = true;
                }

                break;
            case IInvocationOperation invocation when !this.NoteMember(invocation.TargetMethod, invocation.Arguments, invocation):
                this.NoteCall(invocation, handsOverHistories);
                break;
            case IMethodReferenceOperation { Method: var method } reference when body.Symbols.RoleOfType(body.Symbols.Unwrap(method.ReturnType)) == Role.ResultType:
                this.results.Add(reference);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: not MethodKind.AnonymousFunction } method } reference when this.MayBeAssistant(method.ReturnType):
                this.NoteCallee(body.FunctionOf(reference), reference);
                break;
            case IPropertyReferenceOperation { Property: var property, Instance: var message } when body.Symbols.Is(property, Role.PartsOfMessage):
                this.MayCarryCalls |= !IsFilledIn(operation) && !this.IsGivenToTool(operation) && body.Symbols.RoleOfType(property.ContainingType) != Role.ReplyType && !body.IsReply(message);
                break;
            case IPropertyReferenceOperation { Property: var property } when body.Symbols.Is(property, Role.CallsOf) && operation.Use().User is IAssignmentOperation assignment && assignment.Target == operation:
                this.MayCarryCalls = true;
                break;
            case IPropertyReferenceOperation { Property: var property, Instance: var message } when body.Symbols.Is(property, Role.CallsOf) && body.Symbols.RoleOfType(property.ContainingType) is Role.AssistantType or Role.MessageType
                && !IsFilledIn(operation) && !body.IsReply(message):
                this.MayCarryCalls = true;
                break;
            case IParameterReferenceOperation or IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } or IArrayElementReferenceOperation or ILocalReferenceOperation
                when this.MayBeAssistant(operation.Type) && IsTaken(operation) && !this.IsMadeHere(operation):
                this.MayCarryCalls = true;
                break;
        }
    }

    /// <summary>Whether an initializer gives a member its value: what that is, is seen where the object is made.</summary>
    private static bool IsFilledIn(IOperation member) =>
        member.Parent is IMemberInitializerOperation || (member.Parent is ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } assignment && assignment.Target == member);

    /// <summary>Whether the parts of a message are all that a message of a tool is made of: among them are results, and no calls.</summary>
    private bool IsGivenToTool(IOperation parts) => parts.Use().User is IArgumentOperation { Parent: IObjectCreationOperation creation }
        && body.Symbols.RowOf(creation.Constructor) is { Role: Role.CreatesMessage } row && body.Symbols.RoleMadeBy(row, creation) == MessageRole.Tool;

    /// <summary>Whether what a message is made of is a text, or a list of parts that are written down and hold one each.</summary>
    private bool IsOfText(IOperation content)
    {
        if (body.Symbols.IsText(content))
        {
            return true;
        }

        IObjectCreationOperation[] parts = content.DescendantsAndSelf().OfType<IObjectCreationOperation>().Where(part => body.Symbols.Is(part.Constructor, Role.CreatesPart)).ToArray();
        return parts.Length > 0
            && parts.All(part => body.Symbols.FilledIn(part, Role.OtherOfPart) is not null && body.Symbols.FilledIn(part, Role.CallOfPart) is null)
            && !content.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInvocationOperation { IsImplicit: false } && ResultValues.IsMessages(body.Symbols, part.Type) && part.Parent is not ISimpleAssignmentOperation);
    }

    /// <summary>Notes what a constructor or method of the vocabularies makes; false for any other.</summary>
    private bool NoteMember(IMethodSymbol? member, IEnumerable<IArgumentOperation> arguments, IOperation operation)
    {
        if (body.Symbols.RowOf(member) is not { } row)
        {
            return false;
        }

        if (body.Symbols.MakesResult(operation))
        {
            this.results.Add(operation);
        }
        else if (row.Role is Role.CreatesMessage or Role.AppendsMessage)
        {
            IObjectCreationOperation? filled = operation as IObjectCreationOperation;
            MessageRole? messageRole = filled is null ? body.Symbols.RoleMadeWith(row, arguments) : body.Symbols.RoleMadeBy(row, filled);
            if (messageRole is null or MessageRole.Assistant && body.Symbols.GivenTo(row, operation, ParameterRole.Calls) is { } calls && calls.Bare().ConstantValue is not { HasValue: true, Value: null })
            {
                this.MayCarryCalls = true;
            }
            else if (messageRole == MessageRole.Assistant && (arguments.Any(argument => IsTextFor(row.RoleOf(argument.Parameter), argument.Value))
                || (filled is not null && (body.Symbols.FilledIn(filled, Role.TextOfReply) is not null || (body.Symbols.FilledIn(filled, Role.PartsOfMessage) is { } content && this.IsOfText(content))))))
            {
                this.textAssistants.Add(operation);
            }
            else if (messageRole == MessageRole.Tool && arguments.Any(argument => body.Symbols.Is((argument.Value.Bare() as IPropertyReferenceOperation)?.Property, Role.PartsOfMessage)))
            {
                this.results.Add(operation);
            }
            else if (messageRole is null or MessageRole.Assistant)
            {
                this.MayCarryCalls = true;
            }

            bool IsTextFor(ParameterRole? role, IOperation given) => role == ParameterRole.Content || (role == ParameterRole.Parts && body.Symbols.IsText(given));
        }
        else if (row.Role == Role.CreatesAssistant)
        {
            ParameterRole?[] given = arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
                .Select(argument => row.RoleOf(argument.Parameter))
                .ToArray();
            if (given.Length > 0 && given.All(role => role == ParameterRole.Content))
            {
                this.textAssistants.Add(operation);
            }
            else
            {
                this.MayCarryCalls = true;
            }
        }

        return true;
    }

    private void NoteCall(IInvocationOperation invocation, bool handsOverHistories)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (body.Symbols.RoleOfType(body.Symbols.Unwrap(method.ReturnType)) == Role.ResultType)
        {
            this.results.Add(invocation);
            return;
        }

        bool gives = this.MayBeAssistant(method.ReturnType) || (handsOverHistories && body.Symbols.IsHistory(body.Symbols.Unwrap(method.ReturnType)));
        bool gets = invocation.Arguments.Any(argument => Gets(argument.Value.Bare().Type)) || (invocation.Instance is { } instance && Gets(instance.Bare().Type));
        if (!gives && (!gets || body.Symbols.IsListMember(method)))
        {
            return;
        }

        if (body.Symbols.IsListMember(method) && !this.MayBeAssistant(method.ReturnType))
        {
            return;
        }

        this.NoteCallee(body.CalleeOf(invocation), invocation);

        bool Gets(ITypeSymbol? type) => this.MayBeAssistant(type) || (handsOverHistories && body.Symbols.IsHistory(type));
    }

    /// <summary>Notes what a function of the compilation makes, at the operation that runs it.</summary>
    private void NoteCallee(OperationTree? callee, IOperation operation)
    {
        if (callee is null || depth == 0)
        {
            this.MayCarryCalls = true;
            return;
        }

        bool isNested = body.Tree.Functions.Contains(callee);
        MadeMessages made = new(isNested ? body : new(callee, body.Owner, body.Calls), callee.Root, depth - 1) { IsCallee = true };
        made.Note(callee.Root, handsOverHistories: true);
        this.MayCarryCalls |= made.MayCarryCalls;
        if (made.TextAssistants.Count > 0 && made.Results.Count == 0)
        {
            this.textAssistants.Add(operation);
        }
        else if (made.Results.Count > 0 && made.TextAssistants.Count == 0)
        {
            this.results.Add(operation);
        }
    }

    /// <summary>Whether the code is that of a function which whoever calls it gives its arguments: what these are is noted there.</summary>
    private bool IsCallee { get; init; }

    private bool MayBeAssistant(ITypeSymbol? type) => body.Symbols.RoleOfType(body.Symbols.Unwrap(type)) is Role.MessageType or Role.AssistantType;

    /// <summary>Whether a message is taken as it is: not where one of its members is read, it is tested, or it is given a value.</summary>
    private static bool IsTaken(IOperation reference)
    {
        (IOperation? user, IOperation operand) = reference.Use();
        return user switch
        {
            IMemberReferenceOperation member => member.Instance != operand,
            IInvocationOperation invocation => invocation.Instance != operand,
            IAssignmentOperation assignment => assignment.Target != operand,
            IIsPatternOperation or IIsTypeOperation or ISwitchOperation or ISwitchExpressionOperation or INameOfOperation or IConditionalAccessOperation => false,
            IBinaryOperation => false,
            _ => true,
        };
    }

    /// <summary>Whether all that a reference can be is seen to be made in this body, or by whoever calls it.</summary>
    private bool IsMadeHere(IOperation reference)
    {
        switch (reference)
        {
            case ILocalReferenceOperation { Local: var local }:
                return body.ValuesOf(local) is { Count: > 0 } values && values.All(value => body.Symbols.OfUnion(value) is IObjectCreationOperation or IInvocationOperation or ISwitchExpressionOperation or IConditionalOperation or ILiteralOperation or IDefaultValueOperation);
            case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method }:
                return (this.IsCallee && reference.FunctionAround() == scope) || (this.IsCallee && scope is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
                    || this.IsNamedFunction(method);
            default:
                return false;
        }
    }

    /// <summary>Whether a function beside the scope is called by its name or its variable: what it is given is noted where it is called.</summary>
    private bool IsNamedFunction(IMethodSymbol method) => body.Tree.Functions.Any(function => function.Root != scope && function.Root switch
    {
        ILocalFunctionOperation local => SymbolEqualityComparer.Default.Equals(local.Symbol, method),
        IAnonymousFunctionOperation lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, method) && lambda.Use().User is IVariableInitializerOperation,
        _ => false,
    });
}
