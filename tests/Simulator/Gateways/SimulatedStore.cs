using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>The ledger store of one process on a simulated disk.</summary>
internal sealed class SimulatedStore : ILedgerStore
{
    private readonly GatewayProcess _process;
    private readonly SimulatedDisk _disk;
    private readonly Region _region;

    public SimulatedStore(GatewayProcess process, SimulatedDisk disk, Region region)
    {
        (_process, _disk, _region) = (process, disk, region);
        disk.Recover();
    }

    public long Height => _disk.Height;

    public bool IsVotingAllowed => _disk.IsVotingAllowed;

    public void Begin(StateSnapshot snapshot) =>
        throw new NotSupportedException("Every gateway of a simulated region holds all blocks: nobody needs a snapshot.");

    public void Append(Block block, Certificate certificate) => AppendAll([new StoredBlock(block, certificate)]);

    public void AppendAll(IReadOnlyList<StoredBlock> blocks)
    {
        long next = Height + 1;
        foreach (var (block, _) in blocks)
        {
            if (block.Header.Height != next++)
            {
                throw new InvalidOperationException($"Block {block.Header.Height} follows no other one.");
            }
        }

        BlockRecord[] records = [.. blocks.Select(one => new BlockRecord(one.Block, one.Certificate))];
        _process.Effect(() => _disk.AddUnsynced(records));
        _disk.Add(records);
        foreach (var (block, certificate) in blocks) _region.OnCommitted(_process, block, certificate);
        _process.Effect();
    }

    public StoredBlock? GetBlock(long height) => height > 0 && height <= Height ? _disk[height].Read() : null;

    public void SaveConsensus(ReadOnlySpan<byte> state)
    {
        byte[] copy = state.ToArray();
        _process.Effect(() => _disk.SaveUnsynced(copy));
        _disk.Save(copy);
        _process.Effect();
    }

    public byte[]? LoadConsensus() => _disk.LoadConsensus();

    public void AllowVoting()
    {
        _process.Effect();
        _disk.AllowVoting();
        _process.Effect();
    }

    public void Dispose()
    {
    }
}
