using System.Security.Cryptography;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>Many boards in one process, played on all cores; the outcome does not depend on how many.</summary>
/// <remarks>
/// Boards do not hear one another, so each is a discrete-event simulation of its own; they are played in turns of
/// some simulated time, each turn with the board's state at hand in the processor's cache.
/// </remarks>
public sealed class BoardFleet : IDisposable
{
    private const long TurnMs = 1_800_000;

    private readonly FleetBoard[] _boards;
    private long _nowUnixMs;

    public BoardFleet(FleetOptions options, IFarEnd farEnd)
    {
        _nowUnixMs = options.StartUnixMs;
        _boards = new FleetBoard[options.Boards];
        Parallel.For(0, _boards.Length, i => _boards[i] = new FleetBoard(i, options, farEnd));
    }

    public IReadOnlyList<FleetBoard> Boards => _boards;

    /// <param name="simulated">How much time passes.</param>
    /// <param name="turnDone">Told the simulated time, in unix milliseconds, after each turn.</param>
    public void Run(TimeSpan simulated, Action<long>? turnDone = null)
    {
        long end = _nowUnixMs + (long)simulated.TotalMilliseconds;
        while (_nowUnixMs < end)
        {
            _nowUnixMs = Math.Min(_nowUnixMs + TurnMs, end);
            Parallel.ForEach(_boards, board => board.RunUntil(_nowUnixMs));
            turnDone?.Invoke(_nowUnixMs);
        }
    }

    /// <summary>One digest over all that all boards have published and stored, 32 bytes.</summary>
    public byte[] Digest()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var board in _boards) all.AppendData(board.Digest());
        return all.GetHashAndReset();
    }

    public void Dispose()
    {
        foreach (var board in _boards) board.Dispose();
    }
}
