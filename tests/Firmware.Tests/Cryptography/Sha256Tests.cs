using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class Sha256Tests
{
    private readonly Sha256 _sha = new();
    private readonly byte[] _hash = new byte[Sha256.HashBytes];

    // The long example of FIPS 180-4: a board would need a minute.
    [Fact]
    public void Hash_of_a_million_a_equals_the_published_example()
    {
        byte[] piece = Encoding.ASCII.GetBytes(new string('a', 1000));
        for (int i = 0; i < 1000; i++) _sha.Update(piece);
        _sha.Finish(_hash, 0);

        Assert.Equal(
            "CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0", Convert.ToHexString(_hash));
    }

    [Fact]
    public void Hash_equals_dotnet_for_every_length_to_200_and_any_split()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int length = 0; length <= 200; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            int split = random.Next(length + 1);
            _sha.Update(data, 0, split);
            _sha.Update(data, split, length - split);
            _sha.Finish(_hash, 0);

            Assert.True(SHA256.HashData(data).AsSpan().SequenceEqual(_hash), $"seed {seed} length {length}");
        }
    }

    [Fact]
    public void Hash_of_extreme_bytes_equals_dotnet()
    {
        foreach (byte value in new byte[] { 0, 0x7F, 0x80, 0xFF })
        {
            byte[] data = Enumerable.Repeat(value, 130).ToArray();
            _sha.Hash(data, _hash);
            Assert.Equal(SHA256.HashData(data), _hash);
        }
    }

    [Fact]
    public void Hashing_allocates_nothing()
    {
        byte[] data = new byte[300];
        _sha.Hash(data, _hash);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) _sha.Hash(data, _hash);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
