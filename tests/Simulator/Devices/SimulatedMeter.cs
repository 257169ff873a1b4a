using EdgeLedger.Records;
using EdgeLedger.Simulator.Checks;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Devices;

/// <summary>A meter: signs readings, sends them again until f + 1 gateways say that they are final.</summary>
internal class SimulatedMeter
{
    private const int Outstanding = 4;
    private const int OutboxCapacity = 12;
    private const long ResendUs = 2_000_000;

    private readonly Queue<(long Seq, byte[] Bytes)> _outbox = new();
    private readonly Dictionary<long, Hash256> _ids = [];
    private readonly Dictionary<int, HeadFrame> _heads = [];
    private readonly Dictionary<int, byte[]> _headKeys = [];
    private long _importWh;

    public SimulatedMeter(Region region, IAgreementKey key, string name)
    {
        (Region, Key, Name) = (region, key, name);
        region.Queue.After(region.Random.Between(0, ResendUs), Resend);
        region.Queue.After(region.Random.Between(0, region.Scenario.ReadingInterval), Measure);
    }

    public string Name { get; }

    public IAgreementKey Key { get; }

    public Address Address => Key.PublicKey.Address;

    public long Seq { get; private set; }

    public Hash256 Prev { get; private set; } = Hash256.Zero;

    /// <summary>Whether its chain has begun and it may sign readings.</summary>
    public bool IsEnrolled { get; private set; }

    /// <summary>Whether the region owes it that all it signed becomes final.</summary>
    public virtual bool IsOwed => IsEnrolled;

    /// <summary>Readings that are not known to be final.</summary>
    public int Waiting => _outbox.Count;

    protected Region Region { get; }

    /// <summary>Goes on from the link that enrolled it.</summary>
    public void Enrol(long seq, Hash256 id)
    {
        (Seq, Prev, IsEnrolled) = (seq, id, true);
        _ids[seq] = id;
        _outbox.Clear();
        _heads.Clear();
    }

    public void Revoke()
    {
        IsEnrolled = false;
        _outbox.Clear();
    }

    /// <summary>A head frame from a gateway.</summary>
    public void Hear(SimulatedGateway gateway, byte[] frame)
    {
        if (!HeadFrame.TryParse(frame, HeadKeyOf(gateway), out var head) || !IsEnrolled) return;
        _heads[gateway.Index] = head;
        int equal = _heads.Count(other => Region.IndexOf(Region.Gateways[other.Key], Region.Chain.Height + 1) >= 0
            && (other.Value.Seq, other.Value.Id) == (head.Seq, head.Id));
        if (equal <= Region.MostFaulty) return;
        bool isOwn = _ids.TryGetValue(head.Seq, out var own) && own == head.Id;
        ViolationException.Unless(isOwn || !IsOwed, $"{Name} hears f + 1 heads of its own chain only: {head.Seq}");

        while (_outbox.TryPeek(out var first) && first.Seq <= head.Seq) _outbox.Dequeue();
    }

    /// <summary>The key for a gateway's heads; the gateway derives the same.</summary>
    public byte[] HeadKeyOf(SimulatedGateway gateway)
    {
        if (!_headKeys.TryGetValue(gateway.Index, out byte[]? key))
        {
            var other = gateway.Key.PublicKey;
            key = FrameKey.Derive(
                Key, other, Region.Genesis.Chain, ContentType.HeadFrame, Address, other.Address);
            _headKeys.Add(gateway.Index, key);
        }

        return key;
    }

    /// <summary>Whether gateways must believe its next reading.</summary>
    protected virtual bool? NextIsPlausible => !Region.Random.Chance(Region.Scenario.Implausible);

    protected virtual void Measured()
    {
    }

    /// <summary>Signs a reading for a place in the chain; the meter does not move on.</summary>
    protected byte[] Sign(
        long seq, Hash256 prev, long unixSeconds, bool mayBeFinal = true, bool? isPlausible = null)
    {
        byte[] payload = ReadingPayload.Encode(new Reading
        {
            UnixSeconds = unixSeconds, ImportWh = ++_importWh, PowerW = isPlausible == false ? 7_000_000 : 100,
        });
        byte[] bytes = Statement.Encode(Key, Region.Genesis.Chain, ContentType.Reading, seq, prev, payload);
        Region.Know(bytes, new SignedStatement(mayBeFinal, unixSeconds, isPlausible));
        return bytes;
    }

    protected long UnixSeconds => Region.UnixMs / 1000;

    /// <summary>The next reading, into the outbox.</summary>
    protected byte[] SignNext(long unixSeconds, bool? isPlausible)
    {
        byte[] bytes = Sign(Seq + 1, Prev, unixSeconds, isPlausible: isPlausible);
        (Seq, Prev) = (Seq + 1, Region.IdOf(bytes));
        _ids[Seq] = Prev;
        _outbox.Enqueue((Seq, bytes));
        return bytes;
    }

    private void Measure()
    {
        Region.Queue.After(Region.Random.Between(1, 2 * Region.Scenario.ReadingInterval), Measure);
        if (!IsEnrolled || !Region.HasReadings || _outbox.Count >= OutboxCapacity) return;
        byte[] bytes = SignNext(UnixSeconds, NextIsPlausible);
        if (_outbox.Count <= Outstanding) Region.Publish(bytes);
        Measured();
    }

    private void Resend()
    {
        Region.Queue.After(ResendUs + Region.Random.Between(0, ResendUs / 4), Resend);
        foreach (var (_, bytes) in _outbox.Take(Outstanding)) Region.Publish(bytes);
    }
}
