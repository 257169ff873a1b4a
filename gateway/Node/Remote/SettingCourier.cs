using EdgeLedger.Contracts;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Remote;

/// <summary>Brings technicians' final statements to their boards, again and again until the board has
/// answered.</summary>
/// <remarks>
/// After a block f + 1 gateways in rotation do so: one that is honest is enough, since the board goes by the
/// technician's own signature and carries out each statement once. The first wait is 5 s, then twice as long up to
/// a minute, for a day: a board that was off for longer is set anew by its technician. Memory only, and bounded.
/// </remarks>
public sealed class SettingCourier : IDisposable
{
    private const string AnswerStart = "set ";
    private const int MostKept = 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly Address _self;
    private readonly IBoardLink _link;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly OrderedDictionary<Hash256, Delivery> _waiting = [];
    private readonly OrderedDictionary<Hash256, string> _answers = [];
    private readonly Lock _gate = new();

    /// <param name="gateway">This gateway.</param>
    /// <param name="time">Real time: boards answer in it, however fast time is played.</param>
    public SettingCourier(Address gateway, IBoardLink link, TimeProvider time)
    {
        _self = gateway;
        (_link, _time) = (link, time);
        link.Answered += OnAnswered;
        _timer = time.CreateTimer(_ => SendDue(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Takes the settings out of a block that is final here.</summary>
    /// <param name="gateways">Those in force after the block.</param>
    public void BlockCommitted(ValidatorSet gateways, long height, IEnumerable<AppliedEntry> applied)
    {
        bool isOurTurn = gateways.IsTurnOf(_self, height);
        foreach (var entry in applied)
        {
            if (entry is not { Setting: { } setting, Statement: { } statement }) continue;
            lock (_gate)
            {
                if (_waiting.Count >= MostKept) _waiting.RemoveAt(0);
                long now = _time.GetTimestamp();
                _waiting[statement.Id] = new Delivery(
                    setting.Device, statement.Bytes, isOurTurn, now, Repetition.From(now));
            }
        }

        SendDue();
    }

    /// <summary>What the board said of a statement: done, known, or refused and why; null while it is
    /// silent.</summary>
    public string? AnswerTo(Hash256 statement)
    {
        lock (_gate) return _answers.TryGetValue(statement, out string? answer) ? answer : null;
    }

    public void Dispose()
    {
        _link.Answered -= OnAnswered;
        _timer.Dispose();
    }

    private void SendDue()
    {
        if (!_link.IsConnected) return;
        List<Delivery> due = [];
        lock (_gate)
        {
            long now = _time.GetTimestamp();
            foreach (var (id, delivery) in _waiting.ToArray())
            {
                if (_time.GetElapsedTime(delivery.Since, now) > Patience)
                {
                    _waiting.Remove(id);
                }
                else if (delivery.IsOurs && delivery.Repetition.IsDue(now))
                {
                    due.Add(delivery);
                    _waiting[id] = delivery with
                    {
                        Repetition = delivery.Repetition.After(now, LongestWait, _time),
                    };
                }
            }
        }

        foreach (var delivery in due) _link.SendSetting(delivery.Board, delivery.Statement);
    }

    // set <statement id> <what became of it>
    private void OnAnswered(Address board, string text)
    {
        int space = AnswerStart.Length + (2 * Hash256.Size);
        if (!text.StartsWith(AnswerStart, StringComparison.Ordinal) || text.Length <= space || text[space] != ' '
            || !Hash256.TryParse(text[AnswerStart.Length..space], out var id))
        {
            return;
        }

        lock (_gate)
        {
            // A stranger to the statement may neither end its delivery nor answer for the board.
            if (!_waiting.TryGetValue(id, out var delivery) || delivery.Board != board) return;
            _waiting.Remove(id);
            _answers[id] = BoardText.Printable(text[(space + 1)..]);
            if (_answers.Count > MostKept) _answers.RemoveAt(0);
        }
    }

    private sealed record Delivery(
        Address Board, ReadOnlyMemory<byte> Statement, bool IsOurs, long Since, Repetition Repetition);
}
