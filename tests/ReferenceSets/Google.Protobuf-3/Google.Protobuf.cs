// Signatures alone, of what messages of Google.Cloud.AIPlatform.V1 are made of in Google.Protobuf 3.
using System;
using System.Collections;
using System.Collections.Generic;

namespace Google.Protobuf.Collections
{
    public sealed class RepeatedField<T> : IList<T>, IReadOnlyList<T>
    {
        public RepeatedField() { }
        public T this[int index] { get => throw null; set => throw null; }
        public int Count => throw null;
        public bool IsReadOnly => throw null;
        public int Capacity { get; set; }
        public void Add(T item) => throw null;
        public void Add(IEnumerable<T> values) => throw null;
        public void AddRange(IEnumerable<T> values) => throw null;
        public void Clear() => throw null;
        public bool Contains(T item) => throw null;
        public void CopyTo(T[] array, int arrayIndex) => throw null;
        public IEnumerator<T> GetEnumerator() => throw null;
        IEnumerator IEnumerable.GetEnumerator() => throw null;
        public int IndexOf(T item) => throw null;
        public void Insert(int index, T item) => throw null;
        public bool Remove(T item) => throw null;
        public void RemoveAt(int index) => throw null;
        public RepeatedField<T> Clone() => throw null;
    }

    public sealed class MapField<TKey, TValue>
    {
        public TValue this[TKey key] { get => throw null; set => throw null; }
        public void Add(TKey key, TValue value) => throw null;
    }
}

namespace Google.Protobuf.WellKnownTypes
{
    using Collections;

    public sealed class Struct
    {
        public MapField<string, Value> Fields { get; }
    }

    public sealed class Value
    {
        public static Value ForString(string value) => throw null;
    }
}
