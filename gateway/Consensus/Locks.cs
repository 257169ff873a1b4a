using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>lockedValue, lockedRound, validValue and validRound of lines 6 to 9; -1 means none.</summary>
/// <remarks>The lock keeps only a hash, because lines 23 and 29 compare and never hand the block out.</remarks>
internal sealed class Locks
{
    public int LockedRound { get; private set; } = -1;

    public Hash256? LockedHash { get; private set; }

    public int ValidRound { get; private set; } = -1;

    public Block? ValidBlock { get; private set; }

    public bool IsLocked => LockedRound >= 0;

    /// <summary>Lines 38 and 39.</summary>
    public void Lock(Hash256 block, int round)
    {
        LockedHash = block;
        LockedRound = round;
    }

    /// <summary>Lines 42 and 43.</summary>
    public void RememberValid(Block block, int round)
    {
        ValidBlock = block;
        ValidRound = round;
    }
}
