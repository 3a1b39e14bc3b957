using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// Looks through the characters of a source file for a name of the vocabularies, so that a file without one is never
/// bound. It may say yes where the name stands in a comment; it never says no where the name stands in code (but for names
/// written with unicode escapes).
/// </summary>
internal sealed class VocabularyScan
{
    private const int BufferSize = 8 * 1024;

    private readonly ILookup<(char First, int Length), string> names;
    private readonly int longest;

    public VocabularyScan(IEnumerable<string> names)
    {
        string[] distinct = names.Distinct(StringComparer.Ordinal).ToArray();
        this.names = distinct.ToLookup(name => (name[0], name.Length));
        this.longest = distinct.Length == 0 ? 0 : distinct.Max(name => name.Length);
    }

    /// <summary>Where names stand in a text, in ascending order.</summary>
    public IReadOnlyList<int> PositionsIn(SourceText text)
    {
        List<int>? found = null;

        // Each buffer begins with the identifier that the one before it ended in.
        char[] buffer = new char[Math.Min(BufferSize, text.Length)];
        int position = 0;
        bool isInside = false;
        while (position < text.Length)
        {
            int count = Math.Min(buffer.Length, text.Length - position);
            text.CopyTo(position, buffer, 0, count);
            bool isLast = position + count == text.Length;
            int index = 0;
            while (isInside && index < count && IsIdentifierPart(buffer[index]))
            {
                index++;
            }

            isInside &= index == count;
            while (index < count)
            {
                if (!IsIdentifierPart(buffer[index]))
                {
                    index++;
                    continue;
                }

                int start = index;
                while (index < count && IsIdentifierPart(buffer[index]))
                {
                    index++;
                }

                if (index == count && !isLast)
                {
                    // The next buffer begins with this identifier, or goes on with it where it fills a whole buffer.
                    isInside = start == 0;
                    index = isInside ? count : start;
                    break;
                }

                if (index - start <= this.longest && this.IsName(buffer, start, index - start))
                {
                    (found ??= new()).Add(position + start);
                }
            }

            position += Math.Max(index, 1);
        }

        return found ?? (IReadOnlyList<int>)Array.Empty<int>();
    }

    private static bool IsIdentifierPart(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || (character > 127 && char.IsLetterOrDigit(character));

    private bool IsName(char[] buffer, int start, int length)
    {
        foreach (string name in this.names[(buffer[start], length)])
        {
            int matched = 0;
            while (matched < length && buffer[start + matched] == name[matched])
            {
                matched++;
            }

            if (matched == length)
            {
                return true;
            }
        }

        return false;
    }
}
