using EdgeLedger.Contracts;

namespace EdgeLedger.Ledger.Execution;

/// <summary>The answer to "is this block valid?", with the place of the first fault.</summary>
/// <param name="EntryIndex">The entry at fault, or -1 where the fault is the block's own.</param>
public readonly record struct BlockCheck(
    BlockRefusal Refusal, int EntryIndex = -1, EntryRefusal EntryRefusal = EntryRefusal.None)
{
    public bool IsValid => Refusal == BlockRefusal.None;

    public override string ToString() => EntryIndex < 0
        ? Refusal.ToString()
        : $"{Refusal}: entry {EntryIndex}, {EntryRefusal}";
}
