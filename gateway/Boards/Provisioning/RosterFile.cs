using EdgeLedger.Records;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>roster.cbor, a board's first roster: the gateways of the region's genesis.</summary>
public static class RosterFile
{
    public const string Name = "roster.cbor";

    private const int Version = 1;

    /// <summary>Deterministic CBOR: [1, chain id, f, [gateway x‖y, ...] ascending by address].</summary>
    public static byte[] Of(Genesis genesis)
    {
        var gateways = genesis.Validators;
        var writer = new CanonicalWriter()
            .WriteArray(4)
            .WriteUnsigned(Version)
            .WriteText(genesis.Chain.Value)
            .WriteUnsigned(gateways.Faulty)
            .WriteArray(gateways.Count);
        for (int i = 0; i < gateways.Count; i++) writer.WriteBytes(gateways[i].Xy);
        return writer.ToArray();
    }
}
