using System.Text.Json;

namespace EdgeLedger.Records.Tests;

internal sealed record VectorCase(JsonElement Json)
{
    public ChainId Chain => new(Text("chain"));

    public string Text(string field) => Json.GetProperty(field).GetString()!;

    public long Number(string field) => Json.GetProperty(field).GetInt64();

    public bool Flag(string field) => Json.GetProperty(field).GetBoolean();

    public long? Optional(string field) => Json.TryGetProperty(field, out var value) ? value.GetInt64() : null;

    public bool Has(string field) =>
        Json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    public byte[] Bytes(string field) => Convert.FromHexString(Text(field));

    public Hash256 Hash(string field) => Hash256.FromBytes(Bytes(field));

    public Hash256? OptionalHash(string field) => Has(field) ? Hash(field) : null;

    public Address Address(string field) => Records.Address.FromBytes(Bytes(field));

    public PublicKey Key(string field) => PublicKey.FromXy(Bytes(field));

    public IReadOnlyList<PublicKey> Keys(string field) => [.. AllBytes(field).Select(xy => PublicKey.FromXy(xy))];

    public IReadOnlyList<byte[]> AllBytes(string field) =>
        [.. Json.GetProperty(field).EnumerateArray().Select(item => Convert.FromHexString(item.GetString()!))];

    public IReadOnlyList<Hash256> Hashes(string field) => [.. AllBytes(field).Select(b => Hash256.FromBytes(b))];

    public IReadOnlyList<VectorCase> Cases(string field) =>
        [.. Json.GetProperty(field).EnumerateArray().Select(item => new VectorCase(item))];

    public VectorCase Case(string field) => new(Json.GetProperty(field));

    public Genesis Genesis()
    {
        Assert.True(Records.Genesis.TryParse(Bytes("genesisHex"), out var genesis, out string? error), error);
        return genesis;
    }
}
