using EdgeLedger.Contracts;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Takes entries into a new block one by one, as long as they apply and fit.</summary>
internal sealed class BlockBuilder(
    Genesis genesis, EntryRules rules, ISignatureScheme scheme, IVerifiedStatements? verified)
{
    public (IReadOnlyList<BlockEntry> Taken, BlockExecution Execution) Take(
        IEnumerable<BlockEntry> entries, LedgerHead parent, long unixMs, out IReadOnlyList<SkippedEntry> skipped)
    {
        var state = new StateOverlay(parent.State);
        var signers = new SignerTable(parent.Signers);
        var context = new BlockContext(parent.Height + 1, unixMs);
        var taken = new List<BlockEntry>();
        var applied = new List<AppliedEntry>();
        var left = new List<SkippedEntry>();
        long bytes = BlockExecutor.EmptyBlockBytes;
        foreach (var entry in entries)
        {
            var size = BlockExecutor.SizeOf(entry);
            if (taken.Count >= genesis.MaxBlockEntries || bytes + size > genesis.MaxBlockBytes)
            {
                left.Add(new SkippedEntry(entry, EntryRefusal.None));
                continue;
            }

            var refusal = Apply(entry, new EntryScope(context, taken.Count, signers, state, []), out var one);
            if (refusal == EntryRefusal.None)
            {
                taken.Add(entry);
                applied.Add(one!);
                bytes += size;
            }
            else
            {
                left.Add(new SkippedEntry(entry, refusal));
            }
        }

        signers.Flush(state);
        skipped = left;
        return (taken, new BlockExecution(state, signers, applied));
    }

    // A signature is verified before the entry is applied, since applying cannot be undone: on trial first.
    private EntryRefusal Apply(BlockEntry entry, EntryScope scope, out AppliedEntry? applied)
    {
        var known = entry.Kind == EntryKind.Statement ? verified?.Find(entry.Bytes.Span) : null;
        if (known is not null)
        {
            return rules.Apply(entry, known, scope with { Signatures = SignaturesNotNeeded.Instance }, out applied);
        }

        var checks = new List<SignatureCheck>();
        var state = new TrialState(scope.State);
        var trial = scope with { Signers = new SignerTable(scope.Signers), State = state, Signatures = checks };
        var refusal = rules.Apply(entry, known: null, trial, out applied);
        if (refusal != EntryRefusal.None)
        {
            return refusal;
        }

        if (SignatureBatch.FindBad(checks, scheme) >= 0)
        {
            return EntryRefusal.BadSignature;
        }

        state.Flush();
        foreach (var (address, signer) in trial.Signers.Changed)
        {
            scope.Signers.Put(address, signer);
        }

        return EntryRefusal.None;
    }
}
