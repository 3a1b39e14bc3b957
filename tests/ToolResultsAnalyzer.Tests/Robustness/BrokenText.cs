using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>A token as it is written, with what stands around it.</summary>
internal sealed record WrittenToken(string Before, string Text, string After, bool IsName);

/// <summary>A source file as a list of tokens that can be damaged.</summary>
internal sealed class BrokenText
{
    /// <summary>A name in the namespace of a source that each copy has another one for, so that copies can be compiled together.</summary>
    public const string Place = "OfThisCopy";

    private readonly List<WrittenToken> tokens;

    private BrokenText(List<WrittenToken> tokens) => this.tokens = tokens;

    /// <summary>How many tokens there are.</summary>
    public int Count => tokens.Count;

    /// <summary>The first token that may be damaged: what a file uses and what its namespace is called stays.</summary>
    public int First { get; private init; }

    public static BrokenText Of(string code)
    {
        var tokens = Analysis.Parse(code).GetRoot().DescendantTokens()
            .Select(token => new WrittenToken(token.LeadingTrivia.ToFullString(), token.Text, token.TrailingTrivia.ToFullString(), token.IsKind(SyntaxKind.IdentifierToken)))
            .ToList();
        return new(tokens) { First = tokens.FindIndex(token => token.Text == Place) + 2 };
    }

    public BrokenText Copy(string place) => new([.. tokens.Select(token => token.Text == Place ? token with { Text = place } : token)]) { First = First };

    public void EndAfter(int index) => tokens.RemoveRange(index + 1, tokens.Count - index - 1);

    public void Remove(int index) => tokens.RemoveAt(index);

    public void Double(int index) => tokens.Insert(index, tokens[index] with { Before = tokens[index].Before + " ", After = " " });

    public void Swap(int index, int other) =>
        (tokens[index], tokens[other]) = (tokens[index] with { Text = tokens[other].Text }, tokens[other] with { Text = tokens[index].Text });

    /// <summary>Gives the next name a letter too many.</summary>
    public void Misspell(int index)
    {
        if (tokens.FindIndex(index, token => token.IsName) is >= 0 and var name)
            tokens[name] = tokens[name] with { Text = tokens[name].Text + "X" };
    }

    public override string ToString() => string.Concat(tokens.Select(token => token.Before + token.Text + token.After));
}
