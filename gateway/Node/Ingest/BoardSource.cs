namespace EdgeLedger.Node.Ingest;

/// <summary>
/// Where statements come from, as the link vouches for it: one topic that one board may write to.
/// </summary>
/// <remarks>
/// To refuse a statement costs a signature, and one board can send more bad ones than all cores can check. So a
/// source whose statements are refused again and again is not heard for a while: after 256 at once, then at 32 a
/// second. The signer that a statement names is no such source, or anybody could silence it. Thread-safe.
/// </remarks>
public sealed class BoardSource(TimeProvider time)
{
    private const int Burst = 256;
    private const int PerSecond = 32;

    private readonly long _step = time.TimestampFrequency / PerSecond;

    // The time up to which its refusals so far are spread out, one a step.
    private long _spentUntil;

    public bool IsMuted => Volatile.Read(ref _spentUntil) - time.GetTimestamp() > Burst * _step;

    public void CountRefusal()
    {
        long before, after;
        do
        {
            before = Volatile.Read(ref _spentUntil);
            after = Math.Max(before, time.GetTimestamp()) + _step;
        }
        while (Interlocked.CompareExchange(ref _spentUntil, after, before) != before);
    }
}
