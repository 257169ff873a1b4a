using EdgeLedger.Contracts;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Decides whether a block is valid on its parent, and makes blocks that are.</summary>
/// <remarks>
/// A pure function of genesis, parent and block: no clock, no pool, nothing that two gateways could see
/// differently, or they could be made to vote against each other. What a gateway knows of its own (is the time
/// plausible by my clock?) is asked elsewhere. The cache of verified statements only saves work.
/// </remarks>
public sealed class BlockExecutor(Genesis genesis, ISignatureScheme scheme, IVerifiedStatements? verified = null)
{
    // Array head, header of at most some 260 bytes with its length, array head of the entries.
    private const int FrameBytes = 300;

    // Array head, kind, length of the byte string.
    private const int EntryFrameBytes = 7;

    private readonly EntryRules _rules = new(genesis, scheme);

    /// <param name="execution">The block carried out; null unless it is valid.</param>
    /// <param name="ahead">By place: statements of the block whose signatures are known to be good.</param>
    public BlockCheck Validate(
        Block block, LedgerHead parent, out BlockExecution? execution, Statement?[]? ahead = null)
    {
        execution = null;
        var refusal = CheckHeader(block, parent);
        return refusal == BlockRefusal.None
            ? Execute(block, parent, ahead, out execution)
            : new BlockCheck(refusal);
    }

    /// <summary>Carries a final block out again without verifying signatures, as a restart does.</summary>
    /// <returns>Refused all the same if it does not lead where its header says.</returns>
    public BlockCheck Replay(Block block, LedgerHead parent, out BlockExecution? execution) =>
        Replay(block, parent, [], out execution);

    /// <param name="unverified">Grows by every signature of the block, for whoever does verify them.</param>
    public BlockCheck Replay(
        Block block, LedgerHead parent, ICollection<SignatureCheck> unverified, out BlockExecution? execution)
    {
        execution = null;
        var refusal = CheckHeader(block, parent);
        if (refusal != BlockRefusal.None)
        {
            return new BlockCheck(refusal);
        }

        var check = ApplyEntries(block, parent, ahead: null, unverified, out var result);
        return Finish(check, block, result, ref execution);
    }

    /// <summary>
    /// Builds the next block from entries in the order given; what does not fit or apply is left out.
    /// </summary>
    /// <param name="unixMs">Header time; later than the parent's.</param>
    /// <param name="execution">What carrying it out came to: the maker of a block need not do it twice.</param>
    public Block Build(
        IEnumerable<BlockEntry> entries, long unixMs, Address proposer, LedgerHead parent,
        out IReadOnlyList<SkippedEntry> skipped, out BlockExecution execution)
    {
        if (unixMs <= parent.UnixMs)
        {
            throw new ArgumentOutOfRangeException(nameof(unixMs), "A block is later than its parent.");
        }

        var builder = new BlockBuilder(genesis, _rules, scheme, verified);
        (var taken, execution) = builder.Take(entries, parent, unixMs, out skipped);
        var header = new BlockHeader(
            genesis.Chain, parent.Height + 1, unixMs, parent.Hash, taken.Count, Hash256.Zero,
            execution.State.Root, parent.Validators.Hash, proposer);
        return Block.Create(header, taken);
    }

    internal static int SizeOf(BlockEntry entry) => entry.Bytes.Length + EntryFrameBytes;

    internal static int EmptyBlockBytes => FrameBytes;

    private BlockRefusal CheckHeader(Block block, LedgerHead parent)
    {
        var header = block.Header;
        return header switch
        {
            _ when !header.Chain.Equals(genesis.Chain) => BlockRefusal.WrongChain,
            _ when header.Height != parent.Height + 1 => BlockRefusal.WrongHeight,
            _ when header.Previous != parent.Hash => BlockRefusal.WrongParent,
            _ when header.UnixMs <= parent.UnixMs => BlockRefusal.TimeNotLater,
            _ when header.ValidatorsHash != parent.Validators.Hash => BlockRefusal.WrongValidators,
            _ when parent.Validators.IndexOf(header.Proposer) < 0 => BlockRefusal.UnknownProposer,
            _ when block.Entries.Count > genesis.MaxBlockEntries => BlockRefusal.TooManyEntries,
            _ when FrameBytes + block.Entries.Sum(SizeOf) > genesis.MaxBlockBytes => BlockRefusal.TooLarge,
            _ => BlockRefusal.None,
        };
    }

    private BlockCheck Execute(
        Block block, LedgerHead parent, Statement?[]? ahead, out BlockExecution? execution)
    {
        execution = null;
        var unverified = new List<SignatureCheck>();
        var check = ApplyEntries(block, parent, ahead, unverified, out var result);
        if (check.IsValid)
        {
            var bad = FindBad(block, unverified, result);
            check = bad < 0 ? check : new BlockCheck(BlockRefusal.BadSignature, bad, EntryRefusal.BadSignature);
        }

        return Finish(check, block, result, ref execution);
    }

    // A statement's own copy may come later, or be in a verifying thread's hands: it need not be verified again.
    private int FindBad(Block block, List<SignatureCheck> unverified, BlockExecution result)
    {
        if (verified is null) return SignatureBatch.FindBad(unverified, scheme);
        return SignatureBatch.FindBad(
            unverified, scheme,
            check => block.Entries[check.EntryIndex] is { Kind: EntryKind.Statement } entry
                && verified.Find(entry.Bytes.Span) is not null,
            check =>
            {
                if (result.Applied[check.EntryIndex].Statement is { } statement) verified.Add(statement);
            });
    }

    private static BlockCheck Finish(
        BlockCheck check, Block block, BlockExecution result, ref BlockExecution? execution)
    {
        if (!check.IsValid)
        {
            return check;
        }

        if (result.State.Root != block.Header.StateRoot)
        {
            return new BlockCheck(BlockRefusal.WrongStateRoot);
        }

        execution = result;
        return check;
    }

    private BlockCheck ApplyEntries(
        Block block, LedgerHead parent, Statement?[]? ahead, ICollection<SignatureCheck> unverified,
        out BlockExecution execution)
    {
        var state = new StateOverlay(parent.State);
        var signers = new SignerTable(parent.Signers);
        var applied = new List<AppliedEntry>(block.Entries.Count);
        execution = new BlockExecution(state, signers, applied);
        var context = new BlockContext(block.Header.Height, block.Header.UnixMs);
        for (var index = 0; index < block.Entries.Count; index++)
        {
            var entry = block.Entries[index];
            var known = ahead?[index];
            if (known is null && entry.Kind == EntryKind.Statement) known = verified?.Find(entry.Bytes.Span);
            var signatures = known is null ? unverified : SignaturesNotNeeded.Instance;
            var scope = new EntryScope(context, index, signers, state, signatures);
            var refusal = _rules.Apply(entry, known, scope, out var one);
            if (refusal != EntryRefusal.None)
            {
                return new BlockCheck(BlockRefusal.BadEntry, index, refusal);
            }

            applied.Add(one!);
        }

        signers.Flush(state);
        return new BlockCheck(BlockRefusal.None);
    }
}
