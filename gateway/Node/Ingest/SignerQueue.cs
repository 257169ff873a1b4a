using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>The links of one signer that are genuine but not final.</summary>
internal sealed class SignerQueue(long finalSeq)
{
    /// <summary>Most links of one signer that wait: a board has four in flight, only a benchmark comes
    /// close.</summary>
    public const int Capacity = 4096;

    /// <summary>Bytes of one signer's links, so that long statements cannot take the place of many.</summary>
    private const int CapacityBytes = 4 << 20;

    private readonly Dictionary<long, PooledStatement> _links = [];

    /// <summary>Seq of the newest final link.</summary>
    public long FinalSeq { get; private set; } = finalSeq;

    /// <summary>Seq up to which the links continue the final chain without a gap.</summary>
    public long ReadySeq { get; private set; } = finalSeq;

    /// <summary>Seq up to which the witness has judged the links.</summary>
    public long JudgedSeq { get; private set; } = finalSeq;

    /// <summary>A link that gateways doubt: neither it nor what follows goes into a block of ours.</summary>
    public long? DoubtedSeq { get; private set; }

    public bool HasUnjudged => JudgedSeq < ReadySeq;

    public int Count => _links.Count;

    public long Bytes { get; private set; }

    public int ReadyCount => (int)(ReadySeq - FinalSeq);

    public bool HasGap => DoubtedSeq is null && Count > ReadyCount;

    public PooledStatement this[long seq] => _links[seq];

    public bool Holds(long seq, Hash256 id) => _links.TryGetValue(seq, out var link) && link.Statement.Id == id;

    public PooledStatement? Find(long seq) => _links.GetValueOrDefault(seq);

    public Statement? Find(Hash256 id)
    {
        foreach (var link in _links.Values)
        {
            if (link.Statement.Id == id) return link.Statement;
        }

        return null;
    }

    /// <summary>The link that closes a gap always finds room, or those behind it would hold theirs for nothing.</summary>
    public bool HasRoomFor(long seq) => IsFull ? ClosesGap(seq) : IsNear(seq, FinalSeq);

    /// <summary>Whether a link is not so far ahead that it could only take up room.</summary>
    public static bool IsNear(long seq, long finalSeq) => seq <= finalSeq + (2 * Capacity);

    public PoolAnswer Add(PooledStatement link)
    {
        var statement = link.Statement;
        if (statement.Seq <= FinalSeq) return PoolAnswer.Known;
        if (_links.TryGetValue(statement.Seq, out var same))
        {
            return same.Statement.Id == statement.Id ? PoolAnswer.Known : PoolAnswer.Forked;
        }

        bool fits = (Find(statement.Seq - 1) is not { } before || before.Statement.Id == statement.Prev)
            && (Find(statement.Seq + 1) is not { } after || after.Statement.Prev == statement.Id);
        if (!fits) return PoolAnswer.Forked;
        if (!HasRoomFor(statement.Seq)) return PoolAnswer.Full;
        if (IsFull) Remove(_links.Keys.Max());
        _links.Add(statement.Seq, link);
        Bytes += statement.Bytes.Length;
        ExtendReady();
        return statement.Seq <= ReadySeq ? PoolAnswer.Ready : PoolAnswer.Held;
    }

    /// <summary>Takes out what is final now and what no longer continues it; answers how many left.</summary>
    /// <param name="taken">Sees each link that became final while it waited here.</param>
    public int Advance(long seq, Hash256 id, Action<PooledStatement> taken)
    {
        int before = Count;
        for (long final = FinalSeq + 1; final <= seq; final++)
        {
            if (Remove(final) is { } link) taken(link);
        }

        FinalSeq = seq;
        if (Find(seq + 1) is { } next && next.Statement.Prev != id)
        {
            _links.Clear();
            Bytes = 0;
        }

        ReadySeq = seq;
        JudgedSeq = Math.Max(JudgedSeq, seq);
        if (DoubtedSeq <= seq) DoubtedSeq = null;
        ExtendReady();
        return before - Count;
    }

    /// <summary>Hands out the links that the witness has not seen, in the order of the chain.</summary>
    public void TakeUnjudged(List<Statement> unjudged)
    {
        while (JudgedSeq < ReadySeq) unjudged.Add(_links[++JudgedSeq].Statement);
    }

    /// <summary>Keeps a link, and all that follows, out of our blocks; what follows is judged again later.</summary>
    public void Doubt(long seq)
    {
        if (seq <= FinalSeq || DoubtedSeq <= seq) return;
        DoubtedSeq = seq;
        ReadySeq = Math.Min(ReadySeq, seq - 1);
        JudgedSeq = Math.Min(JudgedSeq, seq);
    }

    /// <summary>Lets a doubted link into blocks.</summary>
    public void Clear(long seq)
    {
        if (DoubtedSeq != seq) return;
        DoubtedSeq = null;
        ExtendReady();
    }

    /// <summary>Drops links at and beyond a place that cannot become final; answers how many.</summary>
    public int CutFrom(long seq)
    {
        long[] beyond = [.. _links.Keys.Where(held => held >= seq)];
        foreach (long held in beyond) Remove(held);
        ReadySeq = Math.Min(ReadySeq, seq - 1);
        JudgedSeq = Math.Min(JudgedSeq, Math.Max(FinalSeq, seq - 1));
        if (DoubtedSeq >= seq) DoubtedSeq = null;
        return beyond.Length;
    }

    /// <summary>Drops what came before that tick and still waits behind a gap.</summary>
    public int DropHeldBefore(long ticks)
    {
        long[] old =
        [
            .. _links.Where(held => held.Key > ReadySeq && held.Value.ArrivedTicks < ticks)
                .Select(held => held.Key),
        ];
        foreach (long seq in old) Remove(seq);
        return old.Length;
    }

    /// <summary>Drops the newest quarter, to make room for other signers.</summary>
    public int DropTail()
    {
        long[] tail = [.. _links.Keys.OrderDescending().Take((Count + 3) / 4)];
        return CutFrom(tail[^1]);
    }

    private void ExtendReady()
    {
        while (ReadySeq + 1 != DoubtedSeq && _links.ContainsKey(ReadySeq + 1)) ReadySeq++;
    }

    private bool IsFull => Count >= Capacity || Bytes >= CapacityBytes;

    private bool ClosesGap(long seq) => HasGap && seq == ReadySeq + 1;

    private PooledStatement? Remove(long seq)
    {
        if (_links.Remove(seq, out var link)) Bytes -= link.Statement.Bytes.Length;
        return link;
    }
}
