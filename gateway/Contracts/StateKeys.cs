using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// The keys of the ledger state: an ASCII path, then a binary address or id; README.md has the whole table.
/// </summary>
public static class StateKeys
{
    private static readonly byte[] SignerPrefix = "signer/"u8.ToArray();
    private static readonly byte[] GatewayPrefix = "gateway/"u8.ToArray();
    private static readonly byte[] EvidencePrefix = "evidence/"u8.ToArray();
    private static readonly byte[] DisputePrefix = "dispute/"u8.ToArray();
    private static readonly byte[] ContradictionPrefix = "contradiction/"u8.ToArray();

    /// <summary>The genesis hash (32 bytes).</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = "genesis"u8.ToArray();

    /// <summary>How many distinct registrars a registry transaction needs (CBOR uint).</summary>
    public static ReadOnlyMemory<byte> RegistrarQuorum { get; } = "registrar-quorum"u8.ToArray();

    /// <summary>Seconds by which a reading's time may lie after its block's header time (CBOR uint).</summary>
    public static ReadOnlyMemory<byte> FutureTolerance { get; } = "future-tolerance"u8.ToArray();

    /// <summary>Which gateways vote now, and which will: a <see cref="ValidatorSchedule"/>.</summary>
    public static ReadOnlyMemory<byte> Validators { get; } = "validators"u8.ToArray();

    /// <summary>The COSE_Key of whoever votes, will vote or has voted: old words of its are still
    /// checked.</summary>
    public static byte[] Gateway(Address address) => WithAddress(GatewayPrefix, address);

    public static byte[] Signer(Address address) => WithAddress(SignerPrefix, address);

    /// <summary>The newest offence of a gateway that is on record.</summary>
    public static byte[] Evidence(Address gateway) => WithAddress(EvidencePrefix, gateway);

    /// <summary>The <see cref="SignerDisputes"/> about the next link of a signer's chain.</summary>
    public static byte[] Dispute(Address signer) => WithAddress(DisputePrefix, signer);

    /// <summary>Height of the block that convicts a gateway of contradictory ballots (CBOR uint).</summary>
    public static byte[] Contradiction(Address gateway) => WithAddress(ContradictionPrefix, gateway);

    /// <summary>Whether a key holds disputes, and about whose chain.</summary>
    public static bool TryGetDispute(ReadOnlySpan<byte> key, out Address signer) =>
        TryGetAddress(key, DisputePrefix, out signer);

    /// <summary>Whether a key belongs to a signer, and whose; the read side lists devices with it.</summary>
    public static bool TryGetSigner(ReadOnlySpan<byte> key, out Address address) =>
        TryGetAddress(key, SignerPrefix, out address);

    private static bool TryGetAddress(ReadOnlySpan<byte> key, byte[] prefix, out Address address)
    {
        var isOne = key.Length == prefix.Length + Address.Size && key.StartsWith(prefix);
        address = isOne ? Address.FromBytes(key[prefix.Length..]) : default;
        return isOne;
    }

    private static byte[] WithAddress(byte[] prefix, Address address)
    {
        var key = new byte[prefix.Length + Address.Size];
        prefix.CopyTo(key, 0);
        address.CopyTo(key.AsSpan(prefix.Length));
        return key;
    }
}
