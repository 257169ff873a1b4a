using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Verifies on all cores what can be verified of blocks whose parent is not known yet.</summary>
/// <remarks>
/// An address is the hash of a key: whoever has that address, now or at any height, has that key. So a statement's
/// signature can be judged before the block's turn, as far as its signer is enrolled by now; whether the statement
/// is in place is judged in turn.
/// </remarks>
internal static class AheadVerifier
{
    /// <returns>Null if no certificate is bad; else what is wrong and with which block.</returns>
    public static string? FindBadCertificate(
        IReadOnlyList<FetchedBlock> blocks, ValidatorSet validators, ChainId chain, ISignatureScheme scheme)
    {
        string? fault = null;
        AllCores.Run(blocks.Count, index =>
        {
            var one = blocks[index];
            var (block, certificate) = (one.Block, one.Certificate);
            if (certificate.Height != one.Height || certificate.BlockHash != block.Hash)
            {
                fault = $"block {one.Height}: the certificate is another block's";
            }
            else if (block.Header.ValidatorsHash != validators.Hash)
            {
                // Others vote there: who, is known when its turn comes.
            }
            else if (certificate.Verify(validators, chain, scheme, out var error))
            {
                one.VerifiedFor = validators;
            }
            else
            {
                fault = $"block {one.Height}: {error}";
            }
        });
        return fault;
    }

    public static void VerifyStatements(
        IReadOnlyList<FetchedBlock> blocks, IRegistry registry, ISignatureScheme scheme)
    {
        var places = new List<(FetchedBlock Block, int Place)>();
        foreach (var block in blocks.Where(one => one.VerifiedFor is not null && one.Verified is null))
        {
            block.Verified = new Statement?[block.Block.Entries.Count];
            places.AddRange(Enumerable.Range(0, block.Verified.Length).Select(place => (block, place)));
        }

        AllCores.Run(places.Count, index =>
        {
            var (block, place) = places[index];
            var entry = block.Block.Entries[place];
            if (entry.Kind == EntryKind.Statement && Statement.TryParse(entry.Bytes, out var statement)
                && registry.TryGetSigner(statement.Signer, out var signer)
                && scheme.Verify(signer.Key, statement.Id, statement.Signature.Span))
            {
                block.Verified![place] = statement;
            }
        });
    }
}
