namespace EdgeLedger.Records;

/// <summary>
/// The gateways that vote in a region, ascending by address: their index is their bit in a certificate.
/// </summary>
public sealed class ValidatorSet
{
    private readonly PublicKey[] _keys;
    private readonly Dictionary<Address, int> _indices;
    private readonly int[] _turns;

    /// <param name="genesisHash">Salts the order of proposers, which an address alone could be ground for.</param>
    /// <param name="keys">In any order, none twice.</param>
    public ValidatorSet(Hash256 genesisHash, IEnumerable<PublicKey> keys)
    {
        _keys = [.. keys.OrderBy(key => key.Address)];
        if (_keys.Length == 0) throw new ArgumentException("A region has at least one gateway.", nameof(keys));
        _indices = _keys.Index().ToDictionary(pair => pair.Item.Address, pair => pair.Index);
        _turns = [.. Enumerable.Range(0, _keys.Length).OrderBy(i => TurnOf(genesisHash, _keys[i].Address))];
        Hash = Hash256.Of(EncodeKeys(_keys));
    }

    public int Count => _keys.Length;

    public PublicKey this[int index] => _keys[index];

    /// <summary>SHA-256 of the CBOR array of COSE_Keys, ascending by address.</summary>
    public Hash256 Hash { get; }

    /// <summary>Votes that make a block final.</summary>
    public int Quorum => Records.Quorum.Of(Count);

    /// <summary>f, the gateways that may be faulty.</summary>
    public int Faulty => Records.Quorum.Faulty(Count);

    /// <summary>-1 for anyone who is not a validator.</summary>
    public int IndexOf(Address address) => _indices.TryGetValue(address, out int index) ? index : -1;

    /// <summary>
    /// Index of whoever may propose: entry (height + round) mod n by SHA-256(genesis hash || address).
    /// </summary>
    /// <remarks>Fixed at genesis: an order hashed from the previous header could be ground by its
    /// proposer.</remarks>
    public int Proposer(long height, int round)
    {
        // Reduced one by one: a hostile height next to the largest number must not overflow the sum.
        long turn = (height % Count) + (round % Count);
        return _turns[(int)(turn % Count)];
    }

    internal static byte[] EncodeKeys(IReadOnlyCollection<PublicKey> keys)
    {
        var writer = new CanonicalWriter(3 + (keys.Count * PublicKey.CoseKeySize)).WriteArray(keys.Count);
        foreach (var key in keys) writer.WriteRaw(key.ToCoseKey());
        return writer.ToArray();
    }

    private static Hash256 TurnOf(Hash256 genesisHash, Address address)
    {
        Span<byte> input = stackalloc byte[Hash256.Size + Address.Size];
        genesisHash.CopyTo(input);
        address.CopyTo(input[Hash256.Size..]);
        return Hash256.Of(input);
    }
}
