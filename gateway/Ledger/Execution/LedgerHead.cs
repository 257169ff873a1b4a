using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>The parent that the next block builds on: the newest final block and the state after it.</summary>
/// <param name="Hash">Block hash; the genesis hash at height 0.</param>
/// <param name="UnixMs">Header time; the time of genesis at height 0.</param>
public sealed record LedgerHead(
    long Height, Hash256 Hash, long UnixMs, LedgerState State, SignerDirectory Signers)
{
    /// <summary>Disputes that the block left undecided, or decided and not yet carried out.</summary>
    public DisputeDirectory Disputes { get; } = new(State);

    /// <summary>Which gateways vote at the heights that are known now.</summary>
    public ValidatorSchedule Schedule { get; private init; } = ValidatorSchedule.Of(State);

    /// <summary>Those who vote on the block after this one.</summary>
    public ValidatorSet Validators => Schedule.At(Height + 1);

    /// <summary>Those who vote on the block after that.</summary>
    public ValidatorSet NextValidators => Schedule.At(Height + ValidatorChange.Delay);

    public static LedgerHead Of(Genesis genesis)
    {
        var state = LedgerState.Of(genesis);
        return new LedgerHead(0, genesis.Hash, genesis.CreatedUnixMs, state, new SignerDirectory(state));
    }

    /// <param name="snapshot">Checked by whoever calls.</param>
    public static LedgerHead Of(StateSnapshot snapshot)
    {
        var state = snapshot.ToState();
        var (header, hash) = (snapshot.Checkpoint.Header, snapshot.Checkpoint.Hash);
        return new LedgerHead(header.Height, hash, header.UnixMs, state, new SignerDirectory(state));
    }

    /// <summary>Moves on to a certified state; whoever holds signers or disputes of this head sees the new ones.</summary>
    public LedgerHead MoveTo(StateSnapshot snapshot)
    {
        var state = snapshot.ToState();
        Signers.Load(state);
        Disputes.Apply(state.Entries);
        var header = snapshot.Checkpoint.Header;
        return this with
        {
            Height = header.Height,
            Hash = snapshot.Checkpoint.Hash,
            UnixMs = header.UnixMs,
            State = state,
            Schedule = ValidatorSchedule.Of(state),
        };
    }

    /// <summary>Applies a valid block's changes and moves on to it.</summary>
    public LedgerHead Advance(Block block, BlockExecution execution)
    {
        Disputes.Apply(execution.State.Changes);
        State.Apply(execution.State);
        Signers.Apply(execution.Signers, execution.Applied);
        var isChanged = execution.Applied.Any(entry => entry.Change is not null);
        return this with
        {
            Height = block.Header.Height,
            Hash = block.Hash,
            UnixMs = block.Header.UnixMs,
            Schedule = isChanged ? ValidatorSchedule.Of(State) : Schedule,
        };
    }
}
