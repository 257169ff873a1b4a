using EdgeLedger.Records;
using EdgeLedger.Simulator.Checks;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Devices;

/// <summary>A meter that also says what it must not: forged, repeated, forked, out of order, of the
/// future.</summary>
internal sealed class BadMeter(Region region, IAgreementKey key, IAgreementKey stranger, string name)
    : SimulatedMeter(region, key, name)
{
    private readonly List<byte[]> _said = [];
    private bool _hasForked;

    /// <summary>What a fork of its own has spoilt, nobody owes it.</summary>
    public override bool IsOwed => base.IsOwed && !_hasForked;

    /// <summary>Something that must never become final; for adversaries, who put such things into
    /// blocks.</summary>
    public byte[] SayWrong()
    {
        var random = Region.Random;
        switch (random.Below(9))
        {
            case 0:
                byte[] forged = Sign(Seq + 1, Prev, UnixSeconds, mayBeFinal: false);
                forged[^(1 + random.Below(Es256Scheme.SignatureSize))] ^= 0x10;
                return forged;
            case 1:
                return _said.Count > 0 ? random.Pick(_said) : Gap();
            case 2:
                return Gap();
            case 3:
                // Its own next place, under a prev that is not its chain's: a fork that can never be final.
                return Sign(Seq + 1, Hash256.Of(Prev.ToArray()), UnixSeconds, mayBeFinal: false);
            case 4:
                return Sign(Seq + 1, Prev, UnixSeconds + 500_000, mayBeFinal: false);
            case 5:
                return Other(Key, new ChainId("elsewhere-0123456789abcdef"), ContentType.Reading);
            case 6:
                return Other(Key, Region.Genesis.Chain, ContentType.Reading, [0xFF, 0x00]);
            case 7:
                return Other(Key, Region.Genesis.Chain, ContentType.DeviceStatus);
            default:
                return Other(stranger, Region.Genesis.Chain, ContentType.Reading);
        }
    }

    /// <summary>Two different readings for one place: either may become final, never both.</summary>
    public (byte[] One, byte[] Other) Fork()
    {
        _hasForked = true;
        var (seq, prev) = (Seq + 1, Prev);
        byte[] other = Sign(seq, prev, UnixSeconds - 1);
        return (SignNext(UnixSeconds, isPlausible: null), other);
    }

    protected override bool? NextIsPlausible => null;

    protected override void Measured()
    {
        var random = Region.Random;
        if (random.Chance(0.5)) Region.Publish(SayWrong());
        if (random.Chance(0.1))
        {
            var (one, other) = Fork();
            Region.Publish(one);
            Region.Publish(other);
        }

        if (random.Chance(0.3) && Seq > 0)
        {
            byte[] next = Sign(Seq + 1, Prev, UnixSeconds);
            _said.Add(next);
            _hasForked = true;
            Region.Publish(next);
        }
    }

    private byte[] Gap() => Sign(
        Seq + 2, Region.Random.Chance(0.5) ? Prev : Hash256.Of([1]), UnixSeconds, mayBeFinal: false);

    private byte[] Other(IAgreementKey signer, ChainId chain, int contentType, byte[]? payload = null)
    {
        payload ??= contentType == ContentType.DeviceStatus
            ? new DeviceStatus(UnixSeconds, 1, 0, 5).Encode()
            : ReadingPayload.Encode(new Reading { UnixSeconds = UnixSeconds, ImportWh = 7 });
        byte[] bytes = Statement.Encode(signer, chain, contentType, Seq + 1, Prev, payload);
        Region.Know(bytes, new SignedStatement(false, UnixSeconds, null));
        return bytes;
    }
}
