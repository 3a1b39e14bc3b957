using System.Globalization;

namespace Shape;

public enum TokenKind
{
    End,
    Number,
    Name,
    Operator,
    Open,
    Close,
    Comma,
}

public readonly record struct Token(TokenKind Kind, string Text, int Position);

public abstract record Expression
{
    public sealed record Number(double Value) : Expression;

    public sealed record Variable(string Name) : Expression;

    public sealed record Unary(char Operator, Expression Operand) : Expression;

    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;

    public sealed record Invocation(string Function, IReadOnlyList<Expression> Arguments) : Expression;
}

public sealed class Parser
{
    private static readonly Dictionary<char, int> Precedences = new() { ['+'] = 1, ['-'] = 1, ['*'] = 2, ['/'] = 2, ['^'] = 3 };

    private readonly List<Token> _tokens;
    private int _next;

    private Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_next];

    public static Expression Parse(string text)
    {
        var parser = new Parser(Tokenize(text).ToList());
        var expression = parser.ParseBinary(0);
        return parser.Current.Kind == TokenKind.End ? expression : throw parser.Unexpected();
    }

    public static IEnumerable<Token> Tokenize(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            switch (text[i])
            {
                case ' ' or '\t' or '\n':
                    i++;
                    continue;
                case >= '0' and <= '9' or '.':
                    while (i < text.Length && (char.IsDigit(text[i]) || text[i] == '.'))
                        i++;
                    yield return new Token(TokenKind.Number, text[start..i], start);
                    break;
                case var letter when char.IsLetter(letter) || letter == '_':
                    do
                    {
                        i++;
                    }
                    while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'));
                    yield return new Token(TokenKind.Name, text[start..i], start);
                    break;
                case '(':
                    yield return new Token(TokenKind.Open, "(", i++);
                    break;
                case ')':
                    yield return new Token(TokenKind.Close, ")", i++);
                    break;
                case ',':
                    yield return new Token(TokenKind.Comma, ",", i++);
                    break;
                case var symbol when Precedences.ContainsKey(symbol):
                    yield return new Token(TokenKind.Operator, symbol.ToString(), i++);
                    break;
                default:
                    throw new FormatException($"Unexpected '{text[i]}' at {i}.");
            }
        }

        yield return new Token(TokenKind.End, "", text.Length);
    }

    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> variables) => expression switch
    {
        Expression.Number(var value) => value,
        Expression.Variable(var name) => variables.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException(name),
        Expression.Unary('-', var operand) => -Evaluate(operand, variables),
        Expression.Unary(_, var operand) => Evaluate(operand, variables),
        Expression.Binary(var op, var left, var right) => Apply(op, Evaluate(left, variables), Evaluate(right, variables)),
        Expression.Invocation("max", { Count: > 0 } arguments) => arguments.Max(argument => Evaluate(argument, variables)),
        Expression.Invocation("min", { Count: > 0 } arguments) => arguments.Min(argument => Evaluate(argument, variables)),
        Expression.Invocation("sqrt", [var argument]) => Math.Sqrt(Evaluate(argument, variables)),
        Expression.Invocation(var function, _) => throw new NotSupportedException(function),
        _ => throw new InvalidOperationException(),
    };

    private static double Apply(char op, double left, double right)
    {
        switch (op)
        {
            case '+': return left + right;
            case '-': return left - right;
            case '*': return left * right;
            case '/' when right == 0: throw new DivideByZeroException();
            case '/': return left / right;
            case '^': return Math.Pow(left, right);
            default: throw new ArgumentOutOfRangeException(nameof(op));
        }
    }

    private Expression ParseBinary(int lowest)
    {
        var left = ParseUnary();
        while (Current.Kind == TokenKind.Operator && Precedences[Current.Text[0]] is var precedence && precedence > lowest)
        {
            var op = Take().Text[0];
            left = new Expression.Binary(op, left, ParseBinary(op == '^' ? precedence - 1 : precedence));
        }

        return left;
    }

    private Expression ParseUnary()
    {
        if (Current is { Kind: TokenKind.Operator, Text: "-" or "+" })
            return new Expression.Unary(Take().Text[0], ParseUnary());

        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Expression.Number(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Name when Current.Kind == TokenKind.Open:
                Take();
                var arguments = new List<Expression>();
                while (Current.Kind != TokenKind.Close)
                {
                    arguments.Add(ParseBinary(0));
                    if (Current.Kind == TokenKind.Comma)
                        Take();
                    else if (Current.Kind != TokenKind.Close)
                        throw Unexpected();
                }

                Take();
                return new Expression.Invocation(token.Text, arguments);
            case TokenKind.Name:
                return new Expression.Variable(token.Text);
            case TokenKind.Open:
                var inner = ParseBinary(0);
                return Take().Kind == TokenKind.Close ? inner : throw Unexpected();
            default:
                throw Unexpected();
        }
    }

    private Token Take() => _tokens[_next++];

    private FormatException Unexpected() => new($"Unexpected '{Current.Text}' at {Current.Position}.");
}
