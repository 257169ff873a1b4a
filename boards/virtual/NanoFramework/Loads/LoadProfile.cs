namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>True power second by second, worked out one block of seconds at a time.</summary>
/// <remarks>One block is kept, so that reading on in time costs an array access and allocates nothing.</remarks>
public abstract class LoadProfile(int blockSeconds)
{
    private readonly int[] _powerMilliwatts = new int[blockSeconds];
    private long _blockStart = long.MinValue;

    /// <summary>Seconds of one block: a row of a replay, a day of the household.</summary>
    public int BlockSeconds { get; } = blockSeconds;

    /// <summary>Seconds after which nothing more is known; <see cref="long.MaxValue"/> when it goes on for
    /// ever.</summary>
    public abstract long LengthSeconds { get; }

    /// <summary>Tells two loads apart, so that a saved position is never applied to another load.</summary>
    public abstract ulong Fingerprint { get; }

    /// <summary>Mean power (mW) in the second that begins at <paramref name="second"/>.</summary>
    public int PowerMilliwatts(long second)
    {
        long offset = second - _blockStart;
        if ((ulong)offset >= (ulong)_powerMilliwatts.Length) offset = Load(second);
        return _powerMilliwatts[offset];
    }

    /// <summary>Writes every second of a block; a function of the block's number alone.</summary>
    protected abstract void Fill(long block, Span<int> powerMilliwatts);

    private long Load(long second)
    {
        long block = Math.DivRem(second, BlockSeconds, out long offset);
        Fill(block, _powerMilliwatts);
        _blockStart = block * BlockSeconds;
        return offset;
    }
}
