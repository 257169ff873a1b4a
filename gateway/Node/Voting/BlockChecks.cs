using System.Threading.Channels;
using EdgeLedger.Ledger;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

/// <summary>Verifies fetched blocks one answer after the other, away from the threads that receive.</summary>
/// <remarks>
/// A receiving thread that verified would leave what comes meanwhile unread, and the peers that sent it would look
/// silent. What waits here is bounded by what was asked for.
/// </remarks>
internal sealed class BlockChecks : IDisposable
{
    private readonly RegionLedger _ledger;
    private readonly Channel<(PeerMessage.BlocksResponse Response, Action<string?> Done)>? _queue;
    private readonly Task _worker = Task.CompletedTask;

    /// <param name="hasThread">Else whoever brings an answer verifies it.</param>
    public BlockChecks(RegionLedger ledger, bool hasThread)
    {
        _ledger = ledger;
        if (!hasThread) return;
        _queue = Channel.CreateUnbounded<(PeerMessage.BlocksResponse, Action<string?>)>(
            new UnboundedChannelOptions { SingleReader = true });
        _worker = Task.Run(RunAsync);
    }

    /// <param name="done">Called with what is wrong, or null if nothing is.</param>
    public void Verify(PeerMessage.BlocksResponse response, Action<string?> done)
    {
        if (_queue is null) done(Check(response));
        else _queue.Writer.TryWrite((response, done));
    }

    public void Dispose()
    {
        _queue?.Writer.TryComplete();
        _worker.GetAwaiter().GetResult();
    }

    private async Task RunAsync()
    {
        await foreach (var (response, done) in _queue!.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            done(Check(response));
        }
    }

    private string? Check(PeerMessage.BlocksResponse response) => _ledger.VerifyAhead(
        [.. response.Blocks.Where(block => block.Height > _ledger.Height)]);
}
