using System.Diagnostics;
using EdgeLedger.Fuzz.Mutation;

namespace EdgeLedger.Fuzz;

/// <summary>Tries to break one decoder with messages that are nearly right.</summary>
/// <remarks>
/// Inputs that make the decoder do something new are kept and changed further. New is judged by the answer and by
/// how many bytes were allocated on the way to it: a decoder that gets one field further builds one object more,
/// so that this tells nearly as much as counting branches would, without instrumenting the code under test.
/// </remarks>
internal sealed class Fuzzer
{
    private const int MaxInputBytes = 64 * 1024;
    private const int MaxPool = 4_096;
    private const int MaxStacked = 4;
    private const int RepeatsOfASlowInput = 3;

    private readonly FuzzTarget _target;
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _pool;
    private readonly HashSet<(bool Accepted, long Allocated)> _seen = [];
    private long _inputs;
    private readonly int _longest;
    private long _accepted;

    public Fuzzer(FuzzTarget target, IEnumerable<byte[]> corpus, int seed)
    {
        _target = target;
        _random = new Random(seed);
        _pool = [.. target.Seeds, .. corpus];
        _longest = Math.Max(MaxInputBytes, 2 * target.Seeds.Max(seed => seed.Length));
        _mutator = new Mutator(_random);
    }

    /// <summary>Inputs that did something new, in the order found; those given at the start first.</summary>
    public IReadOnlyList<byte[]> Pool => _pool;

    /// <summary>Runs until the time is up or a fault is found.</summary>
    /// <param name="isOver">Asked before each input.</param>
    public FuzzReport Run(Func<bool> isOver)
    {
        FuzzFault? fault = null;
        // Three times: the first pays for loading code, whose memory would look like the decoder's fault; the
        // second may still, and would look like a behaviour of its own.
        foreach (byte[] input in _pool.ToArray()) Try(input, isKept: false);
        foreach (byte[] input in _pool.ToArray()) fault ??= Try(input, isKept: false);
        _seen.Clear();
        foreach (byte[] input in _pool.ToArray()) fault ??= Try(input, isKept: false);
        while (fault is null && !isOver()) fault = Try(_target.Seal(Next()), isKept: true);
        return new FuzzReport(_target.Name, _inputs, _accepted, _seen.Count, fault);
    }

    // Half of the time one of the newest: what was reached last leads furthest.
    private byte[] Next()
    {
        int newest = Math.Min(_pool.Count, 64);
        int chosen = _random.Next(2) == 0 ? _pool.Count - 1 - _random.Next(newest) : _random.Next(_pool.Count);
        byte[] input = _pool[chosen];
        for (int times = 1 + _random.Next(MaxStacked); times > 0; times--)
        {
            input = _mutator.Mutate(input, _pool[_random.Next(_pool.Count)]);
        }

        return input.Length > _longest ? input[.._longest] : input;
    }

    private FuzzFault? Try(byte[] input, bool isKept)
    {
        _inputs++;
        byte[] kept = [.. input];
        long startedTicks = Stopwatch.GetTimestamp();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        byte[]? again;
        try
        {
            again = _target.Read(input);
        }
        catch (Exception thrown)
        {
            return Fault(kept, $"throws {thrown.GetType().Name}: {thrown.Message} at {FirstFrame(thrown)}");
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var taken = Stopwatch.GetElapsedTime(startedTicks);
        if (again is not null) _accepted++;
        if (again is not null && !again.AsSpan().SequenceEqual(kept))
        {
            return Fault(kept, $"reads as something that encodes to {Convert.ToHexStringLower(again)}");
        }

        if (!input.AsSpan().SequenceEqual(kept)) return Fault(kept, "is changed by reading it");
        if (allocated > _target.Allocation.Fixed + (_target.Allocation.PerByte * kept.Length))
        {
            return Fault(kept, $"costs {allocated} bytes of memory");
        }

        if (taken > _target.Patience && IsSlow(kept)) return Fault(kept, $"takes {taken.TotalMilliseconds:0} ms");
        if (_seen.Add((again is not null, allocated)) && isKept && _pool.Count < MaxPool) _pool.Add(kept);
        return null;
    }

    // Another process or a collection may have been in the way once, not each time.
    private bool IsSlow(byte[] input)
    {
        for (int times = 0; times < RepeatsOfASlowInput; times++)
        {
            long startedTicks = Stopwatch.GetTimestamp();
            _target.Read(input);
            if (Stopwatch.GetElapsedTime(startedTicks) <= _target.Patience) return false;
        }

        return true;
    }

    private FuzzFault Fault(byte[] input, string what) => new(_target.Name, what, input);

    private static string FirstFrame(Exception thrown) =>
        thrown.StackTrace?.Split('\n')[0].Trim() ?? "an unknown place";
}
