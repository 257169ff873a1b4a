using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>A final block as the API shows it; hashes and addresses in hex.</summary>
internal sealed record BlockView(
    long Height, string Hash, string Previous, long UnixMs, string Proposer, int Round, string MerkleRoot,
    string StateRoot, IReadOnlyList<string> Signers, int EntryCount, IReadOnlyList<EntryView>? Entries)
{
    public static BlockView Of(StoredBlock stored, ValidatorSet? voters, bool withEntries)
    {
        var (block, certificate) = stored;
        var header = block.Header;
        var signers = Enumerable.Range(0, voters?.Count ?? 0).Where(certificate.HasVoteOf)
            .Select(index => voters![index].Address.ToString());
        return new BlockView(
            header.Height, block.Hash.ToString(), header.Previous.ToString(), header.UnixMs,
            header.Proposer.ToString(), certificate.Round, header.MerkleRoot.ToString(),
            header.StateRoot.ToString(), [.. signers], block.Entries.Count,
            withEntries ? [.. block.Entries.Select(EntryView.Of)] : null);
    }
}
