using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Shape;

public interface IEntity<out TKey>
    where TKey : notnull
{
    TKey Key { get; }

    long Version { get; }
}

public interface IRepository<TEntity, TKey>
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    ValueTask<TEntity?> FindAsync(TKey key, CancellationToken token = default);

    IAsyncEnumerable<TEntity> QueryAsync(Expression<Func<TEntity, bool>> filter, CancellationToken token = default);

    Task<TEntity> SaveAsync(TEntity entity, CancellationToken token = default);
}

public sealed class ConflictException(object key, long expected, long actual) : Exception($"{key} has version {actual} and not {expected}.")
{
    public object Key { get; } = key;
}

public sealed class MemoryRepository<TEntity, TKey>(TimeProvider clock) : IRepository<TEntity, TKey>, IDisposable
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TEntity Entity, DateTimeOffset At)> _entities = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _reads;

    public int Reads => _reads;

    public ValueTask<TEntity?> FindAsync(TKey key, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _reads);
        return ValueTask.FromResult(_entities.TryGetValue(key, out var found) ? found.Entity : null);
    }

    public async IAsyncEnumerable<TEntity> QueryAsync(Expression<Func<TEntity, bool>> filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
    {
        var matches = filter.Compile();
        foreach (var (_, (entity, _)) in _entities)
        {
            token.ThrowIfCancellationRequested();
            if (!matches(entity))
                continue;

            yield return entity;
            await Task.Yield();
        }
    }

    public async Task<TEntity> SaveAsync(TEntity entity, CancellationToken token = default)
    {
        await _gate.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (_entities.TryGetValue(entity.Key, out var existing) && existing.Entity.Version >= entity.Version)
                throw new ConflictException(entity.Key, entity.Version, existing.Entity.Version);

            _entities[entity.Key] = (entity, clock.GetUtcNow());
            return entity;
        }
        finally
        {
            _gate.Release();
        }
    }

    public bool TryRemove(TKey key, [NotNullWhen(true)] out TEntity? removed)
    {
        removed = _entities.TryRemove(key, out var found) ? found.Entity : null;
        return removed is not null;
    }

    public int RemoveOlderThan(TimeSpan age)
    {
        var limit = clock.GetUtcNow() - age;
        var count = 0;
        foreach (var pair in _entities.Where(pair => pair.Value.At < limit).ToList())
        {
            if (_entities.TryRemove(pair))
                count++;
        }

        return count;
    }

    public void Dispose()
    {
        _gate.Dispose();
        _entities.Clear();
    }
}

public static class RepositoryExtensions
{
    public static async Task<IReadOnlyList<TEntity>> ToListAsync<TEntity>(this IAsyncEnumerable<TEntity> entities, int limit = int.MaxValue)
    {
        var list = new List<TEntity>();
        await foreach (var entity in entities)
        {
            if (list.Count == limit)
                break;
            list.Add(entity);
        }

        return list;
    }

    public static async Task<TEntity> GetAsync<TEntity, TKey>(this IRepository<TEntity, TKey> repository, TKey key, Func<TKey, TEntity> create, CancellationToken token = default)
        where TEntity : class, IEntity<TKey>
        where TKey : notnull
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await repository.FindAsync(key, token) is { } entity)
                return entity;

            try
            {
                return await repository.SaveAsync(create(key), token);
            }
            catch (ConflictException) when (attempt < 3)
            {
/*2*/                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt), token);
            }
        }
    }
}
