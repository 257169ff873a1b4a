using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>
/// Checks what is left of the blocks before a certified state: each header follows the one before, from genesis on,
/// has its quorum, and commits to every leaf that is kept.
/// </summary>
internal sealed class AuditedHeaders
{
    private readonly Genesis _genesis;
    private readonly List<(long From, ValidatorSet Set)> _sets = [];
    private BlockHeader? _last;
    private Hash256 _lastHash;

    /// <param name="checkpoint">Verified, its history too.</param>
    public AuditedHeaders(Genesis genesis, Checkpoint checkpoint)
    {
        _genesis = genesis;
        Checkpoint = checkpoint;
        From = checkpoint.Height;
        _lastHash = genesis.Hash;
        _sets.Add((1, genesis.Validators));
        foreach (var proof in checkpoint.History.Changes)
        {
            if (BlockHeader.TryParse(proof.HeaderBytes.Span, out var header)
                && ValidatorHistory.TryReadChange(proof.Entry, out var id, out var change))
            {
                _sets.Add((header.Height + ValidatorChange.Delay, _sets[^1].Set.Next(change, id)));
            }
        }
    }

    public Checkpoint Checkpoint { get; }

    /// <summary>First header that is there; the checkpoint itself where no other is.</summary>
    public long From { get; private set; }

    /// <param name="certificates">Grows by the header's, for whoever verifies them.</param>
    public AuditFault? Add(
        long height, ReadOnlyMemory<byte>[] values, List<(Certificate Certificate, ValidatorSet Validators)> certificates)
    {
        var expected = (_last?.Height ?? 0) + 1;
        if (height != expected)
        {
            return new AuditFault(expected, $"it is missing (the next in the file is {height})");
        }

        if (!PrunedBlock.TryParse(height, values, out var pruned))
        {
            return new AuditFault(height, "header, kept entries or leaf hashes do not match its hash");
        }

        var header = pruned.Header;
        var voters = _sets.Last(one => one.From <= height).Set;
        if (header.Chain != _genesis.Chain || header.Previous != _lastHash
            || header.UnixMs <= (_last?.UnixMs ?? _genesis.CreatedUnixMs) || header.ValidatorsHash != voters.Hash)
        {
            return new AuditFault(height, "its header does not follow the one before");
        }

        certificates.Add((pruned.Certificate, voters));
        (_last, _lastHash) = (header, pruned.Hash);
        From = 1;
        return null;
    }

    /// <summary>All headers up to the certified block must be there, and lead to it, or none.</summary>
    public AuditFault? FindGap() =>
        _last is null || (_last.Height == Checkpoint.Height && _lastHash == Checkpoint.Hash)
            ? null
            : new AuditFault(_last.Height + 1, "the headers do not lead to the certified state");
}
