using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>One meter's final chain and the links judged beyond it, in the order of the chain.</summary>
/// <remarks>Bounded: the judgements of the oldest links are forgotten first, and made again when asked
/// for.</remarks>
internal sealed class MeterTrack(Hash256 finalId, MeterMemory final)
{
    private const int MostLinks = 256;

    private readonly List<JudgedLink> _links = [];

    public JudgedLink? Find(Hash256 id) => _links.FindLast(link => link.Id == id);

    /// <summary>What was known before a link; what is final where its predecessor was never judged.</summary>
    public MeterMemory Before(Hash256 prev) => Find(prev)?.After ?? final;

    /// <summary>Adds what was judged next; another link in the same place takes it, with all that
    /// followed.</summary>
    public void Add(JudgedLink link)
    {
        int before = _links.FindLastIndex(other => other.Id == link.Prev);
        if (before >= 0 || link.Prev == finalId) _links.RemoveRange(before + 1, _links.Count - before - 1);
        if (_links.Count >= MostLinks) _links.RemoveAt(0);
        _links.Add(link);
    }

    /// <summary>A link became final with these readings.</summary>
    public void Accept(Hash256 id, IReadOnlyList<Reading> readings)
    {
        int index = _links.FindIndex(link => link.Id == id);
        final = index >= 0 ? _links[index].After : final.After(readings);
        finalId = id;
        _links.RemoveRange(0, index >= 0 ? index + 1 : _links.Count);
    }

    /// <summary>A link is quarantined: the meter's readings are as before, and what was judged on it is judged
    /// again.</summary>
    public void Quarantine(Hash256 id)
    {
        finalId = id;
        _links.Clear();
    }
}
