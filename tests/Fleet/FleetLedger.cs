using EdgeLedger.Records;
using EdgeLedger.VirtualBoard.Fleet;

namespace EdgeLedger.Fleet;

/// <summary>What the region knows of one board: the chain of its statements, and the readings in them.</summary>
internal sealed class FleetLedger
{
    private const long AnswerIntervalMs = 1000;

    private readonly ChainId _chain;
    private readonly PublicKey _board;
    private readonly byte[] _scalar;
    private readonly string _statementTopic;
    private readonly string[] _headTopics;
    private readonly Address[] _gateways;
    private readonly byte[][] _keys;
    private readonly HashSet<Hash256> _final = [];
    private readonly SortedDictionary<long, Statement> _held = [];
    private long _seq;
    private Hash256 _head;
    private long _answeredMs;

    public FleetLedger(string region, ChainId chain, EcdsaSigner board, IReadOnlyList<EcdsaSigner> gateways)
    {
        _chain = chain;
        _board = board.PublicKey;
        _scalar = board.ExportScalar();
        string prefix = $"el/{region}/{board.Address}/";
        _statementTopic = prefix + "statement";
        _gateways = [.. gateways.Select(gateway => gateway.Address)];
        _headTopics = [.. gateways.Select(gateway => $"{prefix}head/{gateway.Address}")];
        _keys = [.. gateways.Select(gateway => FrameKey.Derive(
            gateway, _board, chain, ContentType.HeadFrame, board.Address, gateway.Address))];
    }

    public int Statements => _final.Count;

    public int Readings { get; private set; }

    /// <summary>Readings that the board itself declares as dropped by a full outbox.</summary>
    public long DeclaredLost { get; private set; }

    public int Duplicates { get; private set; }

    /// <summary>What no honest board sends: a wrong signature, a fork, a chain that is not its own.</summary>
    public int Refused { get; private set; }

    /// <summary>Readings whose time or register did not move forward.</summary>
    public int Backward { get; private set; }

    /// <summary>End of the newest period, Unix seconds.</summary>
    public long LastUnixSeconds { get; private set; }

    /// <summary>Import register of the newest reading.</summary>
    public long LastWattHours { get; private set; }

    public byte[] BoardScalar() => [.. _scalar];

    public IEnumerable<Message> Take(Message message, long height, long blockUnixMs)
    {
        if (message.Topic != _statementTopic) return [];
        if (!Statement.TryParse(message.Payload, out var statement) || statement.Chain != _chain
            || statement.Signer != _board.Address)
        {
            Refused++;
            return [];
        }

        if (_final.Contains(statement.Id)) return AnswerDuplicate(height, blockUnixMs);
        if (!Es256Scheme.Instance.Verify(_board, statement.Id, statement.Signature.Span))
        {
            Refused++;
            return [];
        }

        if (statement.Seq > _seq + 1)
        {
            _held[statement.Seq] = statement;
            return [];
        }

        return Admit(statement) ? Heads(height, blockUnixMs, Quorum.Faulty(_gateways.Length) + 1) : [];
    }

    // A copy of what is final already means that its sender has not heard: every gateway tells it.
    private IEnumerable<Message> AnswerDuplicate(long height, long blockUnixMs)
    {
        Duplicates++;
        if (blockUnixMs - _answeredMs < AnswerIntervalMs) return [];
        _answeredMs = blockUnixMs;
        return Heads(height, blockUnixMs, _gateways.Length);
    }

    private bool Admit(Statement statement)
    {
        Statement? next = statement;
        do
        {
            if (next.Seq != _seq + 1 || next.Prev != _head)
            {
                Refused++;
                return false;
            }

            _seq = next.Seq;
            _head = next.Id;
            _final.Add(next.Id);
            Take(next);
        }
        while (_held.Remove(_seq + 1, out next));
        return true;
    }

    private void Take(Statement statement)
    {
        if (!ReadingPayload.TryParse(statement.Payload, out var readings))
        {
            Refused++;
            return;
        }

        foreach (var reading in readings)
        {
            bool isForward = reading.UnixSeconds > LastUnixSeconds && reading.ImportWh >= LastWattHours;
            Backward += isForward ? 0 : 1;
            LastUnixSeconds = reading.UnixSeconds;
            LastWattHours = reading.ImportWh;
            DeclaredLost += reading.Lost;
            Readings++;
        }
    }

    private IEnumerable<Message> Heads(long height, long unixMs, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int gateway = (int)((height + i) % _gateways.Length);
            var frame = new HeadFrame(_gateways[gateway], _chain, _seq, _head, height, unixMs);
            yield return new Message(_headTopics[gateway], frame.Encode(_keys[gateway]));
        }
    }
}
