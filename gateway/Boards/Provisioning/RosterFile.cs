using EdgeLedger.Records;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>roster.cbor, a board's first roster: whom the region's genesis names, and the technicians.</summary>
public static class RosterFile
{
    public const string Name = "roster.cbor";

    /// <summary>With the gateways in force instead of those of genesis.</summary>
    public static byte[] Of(
        Genesis genesis, ValidatorSet gateways, params IReadOnlyList<PublicKey> technicians) =>
        Roster.Of(genesis, gateways, technicians).Encode();

    public static byte[] Of(Genesis genesis, params IReadOnlyList<PublicKey> technicians) =>
        Roster.Of(genesis, technicians).Encode();
}
