using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Writes the declaration of a list, in the way of those around it.</summary>
internal static class NewList
{
    /// <summary>The declaration of a list of some elements.</summary>
    public static string Declaration(FixSite site, SyntaxNode place, string name, ITypeSymbol element) => Declaration(site, place, name, TypeOf(site, place, element));

    /// <summary>The declaration of a list of a type that is named.</summary>
    public static string Declaration(FixSite site, SyntaxNode place, string name, string type) =>
        site.Layout.PrefersVar(place, site.Model) ? $"var {name} = new {type}();"
            : site.Root.DescendantNodes().OfType<CollectionExpressionSyntax>().Any() ? $"{type} {name} = [];"
            : site.Root.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>().Any() ? $"{type} {name} = new();"
            : $"{type} {name} = new {type}();";

    public static string TypeOf(FixSite site, SyntaxNode place, ITypeSymbol element) =>
        site.Model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1") is { } list ? site.Words.TypeName(list.Construct(element), place.SpanStart) : $"List<{element.Name}>";

    /// <summary>A sequence where a list is wanted: as it is, or as a list of its own, which is written as lists are in this file.</summary>
    public static IEnumerable<string> Of(FixSite site, string sequence)
    {
        string[] copies = { (sequence.StartsWith("await ", StringComparison.Ordinal) ? $"({sequence})" : sequence) + ".ToList()", $"[.. {sequence}]" };
        return new[] { sequence }.Concat(site.Root.DescendantNodes().OfType<CollectionExpressionSyntax>().Any() ? copies.AsEnumerable().Reverse() : copies);
    }
}
