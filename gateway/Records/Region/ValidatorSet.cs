namespace EdgeLedger.Records;

/// <summary>
/// The gateways that vote in a region from one height on, ascending by address: their index is their bit in a
/// certificate.
/// </summary>
public sealed class ValidatorSet
{
    /// <summary>Most gateways of a region: a board keeps the keys of no more.</summary>
    public const int MaxCount = 31;

    private readonly Hash256 _genesisHash;
    private readonly PublicKey[] _keys;
    private readonly Dictionary<Address, int> _indices;
    private readonly int[] _turns;

    /// <param name="genesisHash">Salts the order of proposers, which an address alone could be ground for.</param>
    /// <param name="keys">In any order, none twice.</param>
    public ValidatorSet(Hash256 genesisHash, IEnumerable<PublicKey> keys)
        : this(genesisHash, 0, Hash256.Zero, [.. keys.OrderBy(key => key.Address)])
    {
    }

    /// <param name="keys">Ascending by address, none twice.</param>
    public ValidatorSet(Hash256 genesisHash, long number, Hash256 changeId, IReadOnlyList<PublicKey> keys)
    {
        if (keys.Count is 0 or > MaxCount)
        {
            throw new ArgumentException($"A region has 1 to {MaxCount} gateways.", nameof(keys));
        }

        (_genesisHash, Number, ChangeId, _keys) = (genesisHash, number, changeId, [.. keys]);
        _indices = _keys.Index().ToDictionary(pair => pair.Item.Address, pair => pair.Index);
        _turns = [.. Enumerable.Range(0, _keys.Length).OrderBy(i => TurnOf(genesisHash, _keys[i].Address))];
        Hash = Hash256.Of(
            new CanonicalWriter().WriteArray(2).WriteUnsigned(number).WriteRaw(EncodeKeys(_keys)).WrittenSpan);
    }

    /// <summary>How many changes led from the gateways of genesis to these.</summary>
    public long Number { get; }

    /// <summary>Id of the transaction that made them so; zeros for those of genesis.</summary>
    public Hash256 ChangeId { get; }

    /// <summary>Ascending by address.</summary>
    public IReadOnlyList<PublicKey> Keys => _keys;

    public int Count => _keys.Length;

    public PublicKey this[int index] => _keys[index];

    /// <summary>SHA-256 of the CBOR array [number, [COSE_Key...]].</summary>
    /// <remarks>
    /// The number is in it since the same gateways may come back: a history that leaves out a change and its
    /// reversal would otherwise lead to the right hash.
    /// </remarks>
    public Hash256 Hash { get; }

    /// <summary>Votes that make a block final.</summary>
    public int Quorum => Records.Quorum.Of(Count);

    /// <summary>f, the gateways that may be faulty.</summary>
    public int Faulty => Records.Quorum.Faulty(Count);

    /// <summary>Whether a gateway is one of (height + i) mod n, i from 0 to f: who speaks to boards after a
    /// block.</summary>
    public bool IsTurnOf(Address gateway, long height)
    {
        int index = IndexOf(gateway);
        return index >= 0 && (index - (height % Count) + Count) % Count <= Faulty;
    }

    /// <summary>The set that a change leads to from this one.</summary>
    public ValidatorSet Next(ValidatorChange change, Hash256 changeId) =>
        new(_genesisHash, change.Number, changeId, change.Keys);

    public bool Contains(PublicKey key) => IndexOf(key.Address) >= 0;

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

    /// <summary>The CBOR array of COSE_Keys, in the order given.</summary>
    public static byte[] EncodeKeys(IReadOnlyCollection<PublicKey> keys)
    {
        var writer = new CanonicalWriter(3 + (keys.Count * PublicKey.CoseKeySize)).WriteArray(keys.Count);
        foreach (var key in keys) writer.WriteRaw(key.ToCoseKey());
        return writer.ToArray();
    }

    /// <summary>Reads 1 to 31 keys, ascending by address, none twice.</summary>
    public static bool TryReadKeys(ref CanonicalReader reader, out PublicKey[] keys) =>
        PublicKey.TryReadList(ref reader, MaxCount, out keys) && keys.Length > 0;

    private static Hash256 TurnOf(Hash256 genesisHash, Address address)
    {
        Span<byte> input = stackalloc byte[Hash256.Size + Address.Size];
        genesisHash.CopyTo(input);
        address.CopyTo(input[Hash256.Size..]);
        return Hash256.Of(input);
    }
}
