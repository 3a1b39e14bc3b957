using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The ids that results are made under: what is visibly none.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A result under a text that has the name of the function and the id of the call in it: the name alone is no id.</summary>
    private ResultValue ResultUnderPacked((IOperation Expression, Value? Value) packed, int origin)
    {
        if (packed.Value is CallNameValue || this.IsNameOfCall(packed.Expression) || packed.Value is ConstantValue { Constant: string text } && !text.Contains(':'))
        {
            return this.ResultWithoutId(origin);
        }

        CallIdValue[] ids = this.CapturedFrom(packed.Expression).DescendantsAndSelf().Select(this.PureValue).OfType<CallIdValue>().Distinct().ToArray();
        return new(ids is [var only] ? only : null, this.Origin(Unwrap(packed.Expression)), origin);
    }

    /// <summary>What makes the id of a result wrong whatever the calls are; null where it may be the id of a call.</summary>
    private IdDefect? DefectOf((IOperation Expression, Value? Value) id, IOperation? contentArgument)
    {
        IOperation? content = contentArgument is null ? null : this.TextOf(contentArgument);
        if (this.IsNoText(id.Expression, id.Value))
        {
            return IdDefect.Missing;
        }

        if (this.IsIdOfCall(id.Expression, id.Value))
        {
            return null;
        }

        if (content is not null && this.IsIdOfCall(content, this.PureValue(content)) && !this.MayBeId(id.Expression))
        {
            return IdDefect.Swapped;
        }

        if (id.Value is null && content is not null && Operands.IsSame(id.Expression, content, this.CapturedFrom) && !this.MayBeId(id.Expression))
        {
            return IdDefect.Content;
        }

        return id.Value is null && this.CapturedFrom(id.Expression) is IPropertyReferenceOperation property
            && (this.Symbols.Is(property.Property, Role.IdOfReply) || (this.Symbols.Is(property.Property, Role.NameOfCall) && !this.body.Scan.MakesCallsUnderNames))
                ? IdDefect.OtherProperty
                : null;
    }

    /// <summary>The text that a content is made of, where it is made of one.</summary>
    private IOperation TextOf(IOperation content)
    {
        while (true)
        {
            content = this.CapturedFrom(content);
            IOperation? text = content switch
            {
                IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: [var only] } => only,
                IConversionOperation { OperatorMethod: { } conversion } converted when this.Symbols.Is(conversion, Role.CreatesText) => converted.Operand,
                IObjectCreationOperation { Arguments: [var argument, ..] } creation when this.Symbols.Is(creation.Constructor, Role.CreatesText) => argument.Value,
                { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax } when content.ChildOperations.ToArray() is [var only] => only,
                IInvocationOperation { Arguments: [var argument, ..] } invocation when this.Symbols.Is(invocation.TargetMethod, Role.CreatesText) => argument.Value,
                _ => null,
            };
            if (text is null)
            {
                return content;
            }

            content = text;
        }
    }

    /// <summary>
    /// Whether an id is certainly null or empty: written so, or in a variable that is never anything else. What is empty on some path
    /// only (<c>call.Id ?? ""</c>) is a fallback.
    /// </summary>
    private bool IsNoText(IOperation expression, Value? value) => Texts.IsNone(this.CapturedFrom(expression))
        || (value is ConstantValue { Constant: "" } && this.CapturedFrom(expression) switch
        {
            ILocalReferenceOperation { Local: var local } => !this.body.Scan.Assigns(local),
            IParameterReferenceOperation { Parameter: var parameter } => !this.body.Scan.Assigns(parameter),
            _ => false,
        });

    private bool IsIdOfCall(IOperation expression, Value? value) =>
        value is CallIdValue || (this.CapturedFrom(expression) is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.IdOfCall));

    private bool IsNameOfCall(IOperation expression) => this.CapturedFrom(expression) is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.NameOfCall);

    /// <summary>Whether the name of a variable or member says that it holds an id: whose, we do not know.</summary>
    private bool MayBeId(IOperation expression) => this.CapturedFrom(expression) switch
    {
        ILocalReferenceOperation { Local.Name: var name } => IsNameOfId(name),
        IParameterReferenceOperation { Parameter.Name: var name } => IsNameOfId(name),
        IPropertyReferenceOperation { Property.Name: var name } => IsNameOfId(name),
        IFieldReferenceOperation { Field.Name: var name } => IsNameOfId(name),
        _ => false,
    };

    /// <summary>Whether the last word of a name is "id": not where it merely ends in these letters (<c>said</c>, <c>valid</c>).</summary>
    private static bool IsNameOfId(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal) || name.EndsWith("callid", StringComparison.OrdinalIgnoreCase)
        || name.TrimStart('_') is "id" || name.EndsWith("_id", StringComparison.Ordinal);
}
