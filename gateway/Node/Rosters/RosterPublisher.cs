using EdgeLedger.Contracts;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Rosters;

/// <summary>Tells boards which gateways vote once these have changed, again and again until each has
/// answered.</summary>
/// <remarks>
/// A board believes f + 1 gateways of the list that it has, whatever that is; so every gateway speaks, also one
/// that has left and still runs. Nothing is said before the first change. The first wait is 5 s, then twice as
/// long up to ten minutes, some hundred boards a second: what a change costs does not grow into a flood. Who has
/// answered is not kept over a restart; a board that knows already says so at once.
/// </remarks>
internal sealed class RosterPublisher : IDisposable
{
    private const string AnswerStart = "roster ";
    private const int MostATick = 200;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private readonly Genesis _genesis;
    private readonly IAgreementKey _signer;
    private readonly Func<IEnumerable<SignerEntry>> _signers;
    private readonly IBoardLink _link;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Dictionary<Address, Repetition> _untold = [];
    private readonly HashSet<Address> _told = [];
    private ValidatorSet _gateways;
    private long _restUntil;

    /// <param name="signers">All that the ledger knows.</param>
    /// <param name="gateways">The newest set, in force or to come.</param>
    /// <param name="time">Real time: boards answer in it, however fast time is played.</param>
    public RosterPublisher(
        Genesis genesis, IAgreementKey signer, Func<IEnumerable<SignerEntry>> signers, ValidatorSet gateways,
        IBoardLink link, TimeProvider time)
    {
        (_genesis, _signer, _signers, _link, _time) = (genesis, signer, signers, link, time);
        _gateways = gateways;
        link.Answered += OnAnswered;
        _timer = time.CreateTimer(_ => SendDue(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>A block became final here.</summary>
    /// <param name="gateways">The newest set after it, in force or to come.</param>
    public void BlockCommitted(ValidatorSet gateways)
    {
        lock (_gate)
        {
            if (gateways.Number == _gateways.Number) return;
            _gateways = gateways;
            _untold.Clear();
            _told.Clear();
            _restUntil = 0;
        }
    }

    public void Dispose()
    {
        _link.Answered -= OnAnswered;
        _timer.Dispose();
    }

    private void SendDue()
    {
        if (!_link.IsConnected) return;
        List<SignerEntry> due = [];
        ValidatorSet gateways;
        lock (_gate)
        {
            gateways = _gateways;
            long now = _time.GetTimestamp();
            if (gateways.Number == 0 || now < _restUntil) return;
            foreach (var board in _signers())
            {
                if (due.Count == MostATick) break;
                if (!IsBoard(board)) continue;
                var address = board.Key.Address;
                if (_told.Contains(address)) continue;
                if (!_untold.TryGetValue(address, out var repetition)) repetition = Repetition.From(now);
                if (!repetition.IsDue(now)) continue;
                _untold[address] = repetition.After(now, LongestWait, _time);
                due.Add(board);
            }

            // With nobody to tell it is enough to look for newcomers now and then.
            if (due.Count == 0) _restUntil = now + ((long)Rest.TotalSeconds * _time.TimestampFrequency);
        }

        foreach (var board in due) Send(board, gateways);
    }

    private void Send(SignerEntry board, ValidatorSet gateways)
    {
        var (self, address) = (_signer.PublicKey.Address, board.Key.Address);
        byte[] key = FrameKey.Derive(
            _signer, board.Key, _genesis.Chain, ContentType.RosterFrame, address, self);
        var frame = new RosterFrame(self, _genesis.Chain, gateways.Number, gateways.Keys);
        _link.SendRoster(address, frame.Encode(key));
    }

    // roster <number>
    private void OnAnswered(Address board, string text)
    {
        if (!text.StartsWith(AnswerStart, StringComparison.Ordinal)
            || !long.TryParse(text.AsSpan(AnswerStart.Length), out long number))
        {
            return;
        }

        lock (_gate)
        {
            if (number >= _gateways.Number && _untold.Remove(board)) _told.Add(board);
        }
    }

    private static bool IsBoard(SignerEntry entry) =>
        entry.Kind is SignerKind.Meter or SignerKind.Actuator && entry.Status == SignerStatus.Active;
}
