using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>One block after the other, from whoever has it, carried out on the one before.</summary>
internal sealed class RepairedBlocks(
    Genesis genesis, ISignatureScheme scheme, SalvagedStore own, IReadOnlyList<IBlockPeer> peers,
    LedgerHead? begin = null)
{
    private const int BlocksInTransaction = 64;
    private const int StatementsInTransaction = 8192;

    private readonly BlockExecutor _executor = new(genesis, scheme);
    private readonly Dictionary<string, long> _blocksFrom = peers.ToDictionary(peer => peer.Name, _ => 0L);
    private readonly List<string> _refused = [];
    private readonly List<IBlockPeer> _believable = [.. peers];
    private LedgerHead _head = begin ?? LedgerHead.Of(genesis);

    public long OwnBlocks { get; private set; }

    public IReadOnlyDictionary<string, long> BlocksFrom => _blocksFrom;

    public IReadOnlyList<string> Refused => _refused;

    /// <exception cref="StoreException">A block is missing though a later one is known.</exception>
    public void WriteTo(LedgerStore store, Action<long>? tell)
    {
        var waiting = new List<StoredBlock>();
        while (Next() is { } stored)
        {
            waiting.Add(stored);
            if (waiting.Count >= BlocksInTransaction
                || waiting.Sum(one => one.Block.Entries.Count) >= StatementsInTransaction)
            {
                store.AppendAll(waiting);
                waiting.Clear();
                tell?.Invoke(_head.Height);
            }
        }

        store.AppendAll(waiting);
        CheckNoneIsMissing();
    }

    private StoredBlock? Next()
    {
        var height = _head.Height + 1;
        if (own.TryGetBlock(height) is { } kept && FindFault(kept) is null)
        {
            OwnBlocks++;
            return kept;
        }

        foreach (var peer in _believable.ToList())
        {
            if (peer.TryGetBlock(height) is not { } offered)
            {
                continue;
            }

            if (FindFault(offered) is not { } fault)
            {
                _blocksFrom[peer.Name]++;
                return offered;
            }

            _refused.Add($"{peer.Name}: block {height} is not taken, {fault}");
            _believable.Remove(peer);
        }

        return null;
    }

    // Null if the block follows, with every signature in it; then the ledger has moved on to it.
    private string? FindFault(StoredBlock stored)
    {
        var (block, certificate) = stored;
        if (certificate.Height != block.Header.Height || certificate.BlockHash != block.Hash)
        {
            return "its certificate is another block's";
        }

        if (!certificate.Verify(_head.Validators, genesis.Chain, scheme, out var error))
        {
            return $"its certificate is bad: {error}";
        }

        var check = _executor.Validate(block, _head, out var execution);
        if (execution is null)
        {
            return $"it is not valid: {check}";
        }

        _head = _head.Advance(block, execution);
        return null;
    }

    private IEnumerable<string> Pruned() => peers.Where(peer => peer.FirstHeld > _head.Height + 1).Select(peer =>
        $"{peer.Name} holds only the blocks from {peer.FirstHeld} on.");

    // A peer may claim a height that it does not have; a block that is there proves one.
    private void CheckNoneIsMissing()
    {
        var missing = _head.Height + 1;
        var claimed = peers.Select(peer => peer.Height).Append(0).Max();
        var isKnown = peers.Any(peer => peer.FirstHeld > missing) || own.TryGetBlock(missing + 1) is not null
            || (claimed > missing && peers.Any(peer => peer.TryGetBlock(missing + 1) is not null));
        if (isKnown)
        {
            throw new StoreException(
                $"Block {missing} can be had neither from the damaged ledger nor from "
                + $"{string.Join(", ", peers.Select(peer => peer.Name))}: name another gateway with --from. "
                + string.Join(" ", Pruned().Concat(_refused)));
        }
    }
}
