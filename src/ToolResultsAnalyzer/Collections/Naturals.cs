namespace ToolResultsAnalyzer.Collections;

/// <summary>
/// A set of natural numbers that tells 0 to 6 apart and takes everything from 7 on as one: enough for the counts and
/// positions that people write into programs.
/// </summary>
internal readonly record struct Naturals(byte Mask)
{
    private const int Last = 7;

    public static Naturals All => new(0xFF);

    public static Naturals None => new(0);

    public static Naturals Zero => new(1);

    public static Naturals Positive => new(0xFE);

    public bool IsEmpty => this.Mask == 0;

    /// <summary>The smallest member; meaningless for the empty set.</summary>
    public int Min
    {
        get
        {
            int number = 0;
            while (number < Last && (this.Mask & (1 << number)) == 0)
            {
                number++;
            }

            return number;
        }
    }

    /// <summary>The largest member, or null where there is no bound.</summary>
    public int? Max
    {
        get
        {
            if ((this.Mask & (1 << Last)) != 0)
            {
                return null;
            }

            int number = Last - 1;
            while (number > 0 && (this.Mask & (1 << number)) == 0)
            {
                number--;
            }

            return number;
        }
    }

    public static Naturals Exactly(int number) =>
        number < 0 ? None : new((byte)(1 << Math.Min(number, Last)));

    public static Naturals AtLeast(int number) =>
        number <= 0 ? All : new(unchecked((byte)(0xFF << Math.Min(number, Last))));

    /// <summary>The numbers below <paramref name="number"/>; where the set cannot tell, the larger set.</summary>
    public static Naturals Below(int number) =>
        number <= 0 ? None : number > Last ? All : new((byte)((1 << number) - 1));

    /// <summary>What is left without <paramref name="other"/>; "7 and more" stays unless all of it goes.</summary>
    public Naturals Except(Naturals other, bool wholeTail) =>
        new((byte)(this.Mask & ~(wholeTail ? other.Mask : other.Mask & ~(1 << Last))));

    public Naturals Intersect(Naturals other) => new((byte)(this.Mask & other.Mask));

    public bool Overlaps(Naturals other) => (this.Mask & other.Mask) != 0;

    /// <summary>The numbers one more, or one less, than those of the set.</summary>
    public Naturals Shifted(int by) => by > 0
        ? new(unchecked((byte)((this.Mask << 1) | (this.Mask & (1 << Last)))))
        : new((byte)((this.Mask >> 1) | (this.Mask & (1 << Last))));

    /// <summary>The set that takes everything from <paramref name="number"/> on as one.</summary>
    public Naturals CoarsenedFrom(int number)
    {
        Naturals tail = AtLeast(number);
        return this.Overlaps(tail) ? new((byte)(this.Mask | tail.Mask)) : this;
    }

    public override string ToString()
    {
        byte mask = this.Mask;
        return string.Join("|", Enumerable.Range(0, Last + 1).Where(n => (mask & (1 << n)) != 0).Select(n => n == Last ? "7+" : $"{n}"));
    }
}
