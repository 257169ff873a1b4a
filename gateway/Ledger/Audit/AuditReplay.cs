using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>
/// Carries out every block again, from genesis or from a certified state, and verifies all signatures in batches on all cores.
/// </summary>
internal sealed class AuditReplay
{
    // Large enough to keep all cores busy with small blocks, small enough that a fault is found soon.
    private const int BatchSize = 2048;

    private readonly Genesis _genesis;
    private readonly ISignatureScheme _scheme;
    private readonly BlockExecutor _executor;
    private readonly List<(long Height, SignatureCheck Check)> _signatures = [];
    private readonly List<(Certificate Certificate, ValidatorSet Validators)> _certificates = [];
    private readonly SortedDictionary<long, int> _statements = [];
    private readonly AuditedHeaders? _headers;
    private LedgerHead _head;

    /// <param name="snapshot">A checked state that stands for the first blocks; null where all are there.</param>
    public AuditReplay(Genesis genesis, ISignatureScheme scheme, StateSnapshot? snapshot = null)
    {
        _genesis = genesis;
        _scheme = scheme;
        _executor = new BlockExecutor(genesis, scheme);
        _head = snapshot is null ? LedgerHead.Of(genesis) : LedgerHead.Of(snapshot);
        _headers = snapshot is null ? null : new AuditedHeaders(genesis, snapshot.Checkpoint);
    }

    public long TrustedHeight => _headers?.Checkpoint.Height ?? 0;

    public Hash256? TrustedHash => _headers?.Checkpoint.Hash;

    public long HeadersFrom => _headers is null ? 1 : _headers.From;

    public long Height => _head.Height;

    public Hash256 TipHash => _head.Hash;

    public long StatementsUpTo(long height) =>
        _statements.TakeWhile(block => block.Key <= height).Sum(block => (long)block.Value);

    /// <returns>The first fault that is known now; signatures may turn out bad later.</returns>
    public AuditFault? Add(long height, ReadOnlyMemory<byte>[] values)
    {
        var fault = Apply(height, values);
        if (fault is not null)
        {
            return Finish() ?? fault;
        }

        var waiting = _signatures.Count + (_certificates.Count * _head.Validators.Quorum);
        return waiting >= BatchSize ? Finish() : null;
    }

    /// <summary>Whether headers are missing before the certified state.</summary>
    public AuditFault? FindGap() => _headers?.FindGap();

    /// <summary>Verifies what is still waiting.</summary>
    /// <returns>The lowest block with a bad signature; null if all are good.</returns>
    public AuditFault? Finish()
    {
        var faults = new AuditFault?[_signatures.Count + _certificates.Count];
        AllCores.Run(faults.Length, index => faults[index] = index < _signatures.Count
            ? Verify(_signatures[index].Height, _signatures[index].Check)
            : Verify(_certificates[index - _signatures.Count]));
        _signatures.Clear();
        _certificates.Clear();
        return faults.Where(fault => fault is not null).MinBy(fault => fault!.Height);
    }

    private AuditFault? Apply(long height, ReadOnlyMemory<byte>[] values)
    {
        if (_headers is not null && height <= _headers.Checkpoint.Height)
        {
            return _headers.Add(height, values, _certificates);
        }

        if (_headers?.FindGap() is { } gap)
        {
            return gap;
        }

        if (height != _head.Height + 1)
        {
            return new AuditFault(_head.Height + 1, $"it is missing (the next in the file is {height})");
        }

        if (!BlockBody.TryJoin(values[0].Span, values[1].Span, out var block))
        {
            return new AuditFault(
                height, "header or body is malformed, or the body does not have the Merkle root of the header");
        }

        if (!SealedValue.TryOpen(values[2], out var votes) || !Certificate.TryParse(votes, out var certificate)
            || certificate.Height != height
            || certificate.BlockHash != block.Hash)
        {
            return new AuditFault(height, "the certificate is not that of this block");
        }

        var checks = new List<SignatureCheck>();
        var check = _executor.Replay(block, _head, checks, out var execution);
        if (execution is null)
        {
            return new AuditFault(height, $"not valid ({check})");
        }

        _certificates.Add((certificate, _head.Validators));
        _head = _head.Advance(block, execution);
        _statements[height] = block.Entries.Count(entry => entry.Kind == EntryKind.Statement);
        _signatures.AddRange(checks.Select(one => (height, one)));
        return null;
    }

    private AuditFault? Verify(long height, SignatureCheck check) =>
        _scheme.Verify(check.Key, check.Digest, check.Signature.Span)
            ? null
            : new AuditFault(height, $"the signature of {check.Key.Address} in entry {check.EntryIndex} is bad");

    private AuditFault? Verify((Certificate Certificate, ValidatorSet Validators) one) =>
        one.Certificate.Verify(one.Validators, _genesis.Chain, _scheme, out var error)
            ? null
            : new AuditFault(one.Certificate.Height, $"the certificate is bad: {error}");
}
