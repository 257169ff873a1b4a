namespace EdgeLedger.Records;

/// <summary>Whose word counts to a board, and for what: the file <c>roster.cbor</c> of its flash.</summary>
/// <remarks>A board with little memory takes at most 31 gateways, and 8 of each other role.</remarks>
/// <param name="Faulty">f: how many of the gateways may be faulty.</param>
/// <param name="Discos">Whose orders an actuator carries out.</param>
/// <param name="Technicians">Whose signed settings a board takes.</param>
/// <param name="Number">Of the change that made the gateways so; a board goes on to greater ones only.</param>
public sealed record Roster(
    ChainId Chain, int Faulty, IReadOnlyList<PublicKey> Gateways, IReadOnlyList<PublicKey> Discos,
    IReadOnlyList<PublicKey> Technicians, long Number = 0)
{
    /// <summary>Most distribution companies, and most technicians, that a board keeps.</summary>
    public const int MaxOthers = 8;

    private const int Version = 3;

    /// <summary>The roster of a region's genesis, which names no technicians.</summary>
    public static Roster Of(Genesis genesis, params IReadOnlyList<PublicKey> technicians) =>
        Of(genesis, genesis.Validators, technicians);

    /// <summary>The same with the gateways in force.</summary>
    public static Roster Of(
        Genesis genesis, ValidatorSet gateways, params IReadOnlyList<PublicKey> technicians) => new(
            genesis.Chain, gateways.Faulty, gateways.Keys, genesis.Discos,
            [.. technicians.OrderBy(key => key.Address)], gateways.Number);

    /// <summary>Deterministic CBOR: <c>[3, chain id, f, [gateway…], [DISCO…], [technician…], number]</c>, keys as
    /// x‖y.</summary>
    /// <exception cref="ArgumentException">More keys than a board takes.</exception>
    public byte[] Encode()
    {
        if (Discos.Count > MaxOthers || Technicians.Count > MaxOthers)
        {
            throw new ArgumentException($"a board takes at most {MaxOthers} distribution companies and technicians");
        }

        var writer = new CanonicalWriter().WriteArray(7)
            .WriteUnsigned(Version).WriteText(Chain.Value).WriteUnsigned(Faulty);
        foreach (var keys in new[] { Gateways, Discos, Technicians })
        {
            writer.WriteArray(keys.Count);
            foreach (var key in keys) writer.WriteBytes(key.Xy);
        }

        return writer.WriteUnsigned(Number).ToArray();
    }
}
