using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>What a start checks of a ledger that it believes otherwise: its newest blocks, votes and all.</summary>
/// <remarks>
/// Bits rot where nobody reads. The blocks that others are going to ask for first are checked before this gateway
/// says that it has them; older ones are checked by their hashes whenever they are read.
/// </remarks>
internal static class NewestBlocks
{
    private const int Checked = 64;

    /// <exception cref="StoreCorruptException">Names the newest block at fault.</exception>
    public static void Check(
        Func<long, StoredBlock?> blocks, LedgerHead head, Genesis genesis, ISignatureScheme scheme,
        Func<BlockHeader, ValidatorSet?> votersOf)
    {
        var newest = new List<(StoredBlock Stored, ValidatorSet Voters)>();
        var hash = head.Hash;
        for (var height = head.Height; height > Math.Max(0, head.Height - Checked); height--)
        {
            if (blocks(height) is not { } stored)
            {
                break;
            }

            if (stored.Block.Hash != hash)
            {
                throw Fault(height, "the block after it names another");
            }

            var voters = votersOf(stored.Block.Header) ?? throw Fault(height, "it names gateways that never voted");
            newest.Add((stored, voters));
            hash = stored.Block.Header.Previous;
        }

        AllCores.Run(newest.Count, index =>
        {
            var ((block, certificate), voters) = newest[index];
            if (!certificate.Verify(voters, genesis.Chain, scheme, out var error))
            {
                throw Fault(block.Header.Height, $"its certificate is bad: {error}");
            }
        });
    }

    private static StoreCorruptException Fault(long height, string what) =>
        StoreCorruptException.InBlock(height, null, what);
}
