using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>Which gateways vote at which height: every set that ever was, each from two heights past its
/// change.</summary>
internal sealed class ModelSchedule(ModelValidators genesis)
{
    private const int Delay = 2;

    private readonly List<(long From, ModelValidators Set)> _sets = [(0, genesis)];

    public ModelSchedule(ModelSchedule other)
        : this(other._sets[0].Set) => _sets = [.. other._sets];

    public ModelValidators Last => _sets[^1].Set;

    /// <summary>First height of the newest set.</summary>
    public long LastFrom => _sets[^1].From;

    public ModelValidators At(long height) => _sets.Last(set => set.From <= height).Set;

    /// <summary>A change stands in the block of that height.</summary>
    public void Add(ModelValidators set, long height) => _sets.Add((height + Delay, set));

    /// <summary>[present, next or null, height of next]: the two newest.</summary>
    public byte[] Encode()
    {
        var present = _sets[Math.Max(0, _sets.Count - 2)].Set;
        var writer = new CanonicalWriter().WriteArray(3).WriteRaw(present.Encode());
        if (_sets.Count == 1) return writer.WriteNull().WriteUnsigned(0).ToArray();
        return writer.WriteRaw(Last.Encode()).WriteUnsigned(LastFrom).ToArray();
    }
}
