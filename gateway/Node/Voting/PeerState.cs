using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

/// <summary>What the driver knows of one peer, and when it last sent it what it need not send often.</summary>
internal sealed class PeerState(TimeProvider time)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    private long _statusSent;
    private long _resent;
    private int _ballots;

    public bool IsConnected { get; set; }

    /// <summary>Last committed height it told; -1 before it told any.</summary>
    public long Height { get; set; } = -1;

    /// <summary>Blocks and pieces of snapshots that it asked for, to be sent one answer after the other.</summary>
    public Queue<PeerMessage> Requests { get; } = new();

    /// <summary>Size of the last response sent to it.</summary>
    public int ResponseBytes { get; set; }

    /// <summary>Transactions of its that were refused, or final, since the last tick.</summary>
    public int RefusedTransactions { get; set; }

    /// <summary>At most one status a second as an answer, or two gateways would chat for ever.</summary>
    public bool TakeStatusTurn() => TakeTurn(ref _statusSent, Spacing);

    /// <summary>At most once a second all that is outstanding.</summary>
    public bool TakeResendTurn() => TakeTurn(ref _resent, Spacing);

    /// <summary>So many ballots until the next tick; the rest will be told again. From any thread.</summary>
    public bool TakeBallotTurn(int most) => Interlocked.Increment(ref _ballots) <= most;

    public void RenewBallotTurns() => Volatile.Write(ref _ballots, 0);

    private bool TakeTurn(ref long last, TimeSpan spacing)
    {
        long now = time.GetTimestamp();
        if (last != 0 && time.GetElapsedTime(last, now) < spacing) return false;
        last = now;
        return true;
    }
}
