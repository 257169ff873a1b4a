using System.Numerics;
using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>The gateways that vote at some heights, by the simulator's own rules.</summary>
/// <param name="Number">How many changes led here.</param>
/// <param name="ChangeId">Of the transaction that made them so; zeros for those of genesis.</param>
/// <param name="Keys">Ascending by address.</param>
internal sealed record ModelValidators(
    Hash256 GenesisHash, long Number, Hash256 ChangeId, IReadOnlyList<PublicKey> Keys)
{
    private readonly int[] _turns =
    [
        .. Enumerable.Range(0, Keys.Count).OrderBy(
            index => Convert.ToHexString(SHA256.HashData(
                [.. GenesisHash.ToArray(), .. Keys[index].Address.ToArray()])),
            StringComparer.Ordinal),
    ];

    public int Count => Keys.Count;

    /// <summary>SHA-256 of [number, [COSE_Key...]].</summary>
    public Hash256 Hash => Hash256.Of(
        new CanonicalWriter().WriteArray(2).WriteUnsigned(Number).WriteRaw(EncodeKeys()).WrittenSpan);

    /// <summary>-1 for anybody else.</summary>
    public int IndexOf(Address address)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Keys[i].Address == address) return i;
        }

        return -1;
    }

    /// <summary>Entry (height + round) mod n of the addresses sorted by SHA-256(genesis hash ||
    /// address).</summary>
    public int Proposer(long height, int round) => _turns[(int)((height + round) % Count)];

    /// <summary>More than two thirds; a bit a voter.</summary>
    public bool IsQuorum(uint voters) => 3 * BitOperations.PopCount(voters) > 2 * Count;

    /// <summary>[number, change id, [COSE_Key...]].</summary>
    public byte[] Encode() => new CanonicalWriter()
        .WriteArray(3).WriteUnsigned(Number).WriteHash(ChangeId).WriteRaw(EncodeKeys()).ToArray();

    private byte[] EncodeKeys()
    {
        var writer = new CanonicalWriter().WriteArray(Count);
        foreach (var key in Keys) writer.WriteRaw(key.ToCoseKey());
        return writer.ToArray();
    }
}
