using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace Shape;

public sealed record Job(string Name, Func<CancellationToken, Task> Work, int Priority = 0);

public sealed record JobReport(string Name, TimeSpan Elapsed, Exception? Error)
{
    public bool Succeeded => Error is null;
}

public sealed class JobOptions
{
    public int Workers { get; set; } = Environment.ProcessorCount;

    public int Attempts { get; set; } = 3;

    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan? Timeout { get; set; }

    public void Validate()
    {
        if (Workers < 1)
            throw new ArgumentOutOfRangeException(nameof(Workers), Workers, "At least one worker is needed.");
        if (Attempts is < 1 or > 100)
            throw new ArgumentOutOfRangeException(nameof(Attempts));
    }
}

public sealed class JobRunner : IAsyncDisposable
{
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleWriter = false });
    private readonly ConcurrentQueue<JobReport> _reports = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly JobOptions _options;
    private readonly Task[] _workers;
    private long _pending;

    public JobRunner(JobOptions options)
    {
        options.Validate();
        _options = options;
        _workers = Enumerable.Range(0, options.Workers).Select(number => Task.Run(() => WorkAsync(number))).ToArray();
    }

    public event Action<JobReport>? Finished;

    public long Pending => Interlocked.Read(ref _pending);

    public IReadOnlyCollection<JobReport> Reports => _reports;

    public bool Enqueue(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (_stop.IsCancellationRequested || !_jobs.Writer.TryWrite(job))
            return false;

        Interlocked.Increment(ref _pending);
        return true;
    }

    public async Task<IReadOnlyList<JobReport>> RunAllAsync(IEnumerable<Job> jobs, CancellationToken token)
    {
        var sorted = jobs.OrderByDescending(job => job.Priority).ThenBy(job => job.Name, StringComparer.Ordinal).ToList();
        var finished = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = sorted.Count;
        void Count(JobReport report)
        {
            if (Interlocked.Decrement(ref left) == 0)
                finished.TrySetResult(true);
        }

        Finished += Count;
        using var registration = token.Register(() => finished.TrySetCanceled(token));
        try
        {
            foreach (var job in sorted)
                Enqueue(job);
            if (sorted.Count > 0)
                await finished.Task;
            return _reports.Where(report => sorted.Any(job => job.Name == report.Name)).ToList();
        }
        finally
        {
            Finished -= Count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        _stop.CancelAfter(TimeSpan.FromSeconds(5));
        await Task.WhenAll(_workers);
        _stop.Dispose();
    }

    private async Task WorkAsync(int number)
    {
        await foreach (var job in _jobs.Reader.ReadAllAsync())
        {
            var watch = Stopwatch.StartNew();
            Exception? error = null;
            for (var attempt = 1; attempt <= _options.Attempts; attempt++)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                if (_options.Timeout is { } timeout)
                    limit.CancelAfter(timeout);
                try
                {
                    await job.Work(limit.Token);
                    error = null;
                    break;
                }
                catch (OperationCanceledException exception) when (_stop.IsCancellationRequested)
                {
                    error = exception;
                    break;
                }
                catch (Exception exception)
                {
                    error = exception;
/*3*/                    Debug.WriteLine($"Worker {number}: {job.Name} failed {attempt} times: {exception.Message}");
                    await Task.Delay(_options.Pause * attempt);
                }
            }

            Interlocked.Decrement(ref _pending);
            var report = new JobReport(job.Name, watch.Elapsed, error);
            _reports.Enqueue(report);
            Finished?.Invoke(report);
        }
    }
}
