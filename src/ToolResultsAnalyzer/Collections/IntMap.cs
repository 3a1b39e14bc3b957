using System.Collections;

namespace ToolResultsAnalyzer.Collections;

/// <summary>
/// A small immutable map from numbers to values, compared by value. States hold a handful of entries, so sorted arrays
/// beat trees: equality is one walk and the hash code is computed once.
/// </summary>
internal sealed class IntMap<TValue> : IEquatable<IntMap<TValue>>, IEnumerable<KeyValuePair<int, TValue>>
    where TValue : class
{
    public static readonly IntMap<TValue> Empty = new([], []);

    private readonly int[] keys;
    private readonly TValue[] values;
    private int hash;

    private IntMap(int[] keys, TValue[] values)
    {
        this.keys = keys;
        this.values = values;
    }

    public int Count => this.keys.Length;

    public TValue? this[int key]
    {
        get
        {
            int index = Array.BinarySearch(this.keys, key);
            return index >= 0 ? this.values[index] : null;
        }
    }

    /// <summary>The map with <paramref name="value"/> under <paramref name="key"/>; null removes the key.</summary>
    public IntMap<TValue> With(int key, TValue? value)
    {
        int index = Array.BinarySearch(this.keys, key);
        if (value is null)
        {
            return index < 0 ? this : this.RemoveAt(index);
        }

        if (index >= 0)
        {
            if (ReferenceEquals(this.values[index], value))
            {
                return this;
            }

            TValue[] replaced = Copy(this.values);
            replaced[index] = value;
            return new(this.keys, replaced);
        }

        index = ~index;
        int[] newKeys = new int[this.keys.Length + 1];
        TValue[] newValues = new TValue[this.keys.Length + 1];
        Array.Copy(this.keys, newKeys, index);
        Array.Copy(this.values, newValues, index);
        newKeys[index] = key;
        newValues[index] = value;
        Array.Copy(this.keys, index, newKeys, index + 1, this.keys.Length - index);
        Array.Copy(this.values, index, newValues, index + 1, this.values.Length - index);
        return new(newKeys, newValues);
    }

    /// <summary>The map in which each value went through <paramref name="change"/>; null removes the entry.</summary>
    public IntMap<TValue> Select(Func<int, TValue, TValue?> change) => this.Select(change, static (key, value, change) => change(key, value));

    /// <summary>As <see cref="Select(Func{int, TValue, TValue})"/>, for a static function: on hot paths a closure costs more than the work.</summary>
    public IntMap<TValue> Select<TArgument>(TArgument argument, Func<int, TValue, TArgument, TValue?> change)
    {
        TValue?[]? changes = null;
        int left = this.keys.Length;
        for (int i = 0; i < this.keys.Length; i++)
        {
            TValue? changed = change(this.keys[i], this.values[i], argument);
            if (!ReferenceEquals(changed, this.values[i]))
            {
                changes ??= Copy(this.values);
                changes[i] = changed;
                left -= changed is null ? 1 : 0;
            }
        }

        return changes is null ? this : left == 0 ? Empty : left == this.keys.Length ? new(this.keys, changes!) : this.Compact(changes, left);
    }

    public bool Equals(IntMap<TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.keys.Length != this.keys.Length || other.GetHashCode() != this.GetHashCode())
        {
            return false;
        }

        for (int i = 0; i < this.keys.Length; i++)
        {
            if (this.keys[i] != other.keys[i] || !this.values[i].Equals(other.values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => this.Equals(obj as IntMap<TValue>);

    public override int GetHashCode()
    {
        if (this.hash == 0)
        {
            int computed = 17;
            for (int i = 0; i < this.keys.Length; i++)
            {
                computed = unchecked((((computed * 31) + this.keys[i]) * 31) + this.values[i].GetHashCode());
            }

            this.hash = computed == 0 ? 1 : computed;
        }

        return this.hash;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<int, TValue>> IEnumerable<KeyValuePair<int, TValue>>.GetEnumerator() => this.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

    /// <summary>As <see cref="Array.Clone"/>, which is many times slower for a handful of elements.</summary>
    private static TValue[] Copy(TValue[] original)
    {
        TValue[] copy = new TValue[original.Length];
        Array.Copy(original, copy, copy.Length);
        return copy;
    }

    private IntMap<TValue> Compact(TValue?[] sparse, int left)
    {
        int[] newKeys = new int[left];
        TValue[] newValues = new TValue[left];
        for (int i = 0, next = 0; i < sparse.Length; i++)
        {
            if (sparse[i] is { } value)
            {
                newKeys[next] = this.keys[i];
                newValues[next++] = value;
            }
        }

        return new(newKeys, newValues);
    }

    private IntMap<TValue> RemoveAt(int index)
    {
        if (this.keys.Length == 1)
        {
            return Empty;
        }

        int[] newKeys = new int[this.keys.Length - 1];
        TValue[] newValues = new TValue[this.keys.Length - 1];
        Array.Copy(this.keys, newKeys, index);
        Array.Copy(this.values, newValues, index);
        Array.Copy(this.keys, index + 1, newKeys, index, newKeys.Length - index);
        Array.Copy(this.values, index + 1, newValues, index, newValues.Length - index);
        return new(newKeys, newValues);
    }

    /// <summary>Walks the entries by ascending key, without an allocation in <c>foreach</c>.</summary>
    public struct Enumerator(IntMap<TValue> map) : IEnumerator<KeyValuePair<int, TValue>>
    {
        private int index = -1;

        public readonly KeyValuePair<int, TValue> Current => new(map.keys[this.index], map.values[this.index]);

        readonly object IEnumerator.Current => this.Current;

        public bool MoveNext() => ++this.index < map.keys.Length;

        public void Reset() => this.index = -1;

        public readonly void Dispose()
        {
        }
    }
}
