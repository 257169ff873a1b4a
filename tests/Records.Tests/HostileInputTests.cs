using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Tests.Support;

namespace EdgeLedger.Records.Tests;

/// <summary>
/// Whatever comes over the wire: no exception, bounded memory, and one encoding for one content.
/// </summary>
public class HostileInputTests
{
    private const int RoundsPerVector = 300;

    public static TheoryData<string> Formats => [.. WireFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_message_is_refused_or_reads_as_exactly_its_own_bytes(string format)
    {
        foreach (byte[] good in Good(format))
        {
            Assert.Equal(good, Reencode(format, good));
            for (int seed = 0; seed < RoundsPerVector; seed++)
            {
                byte[] bytes = Mutation.Of(good, new Random(seed));
                long before = GC.GetAllocatedBytesForCurrentThread();

                byte[]? again = Reencode(format, bytes);

                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(again is null || again.AsSpan().SequenceEqual(bytes), $"{format}, seed {seed}");
                Assert.True(allocated < 64_000 + (40L * bytes.Length), $"{format}, seed {seed}: {allocated} B");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Random_bytes_are_refused(string format)
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);

            Assert.True(Reencode(format, bytes) is null, $"{format}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Deep_nesting_and_huge_counts_are_refused(string format)
    {
        byte[][] hostile =
        [
            [.. Enumerable.Repeat((byte)0x81, 1_000_000)],
            [.. Enumerable.Repeat((byte)0xa1, 1_000_000)],
            [.. Enumerable.Repeat((byte)0xd2, 1_000_000)],
            [0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [0xd2, 0x84, 0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ];
        // Once beforehand, so that nothing is loaded while memory is measured.
        Assert.NotNull(Reencode(format, Good(format)[0]));
        Assert.All(hostile, bytes =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(Reencode(format, bytes));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        });
    }

    [Fact]
    public void Verifier_never_throws_and_never_accepts_a_damaged_statement()
    {
        var vector = Vectors.Of("statements")[0];
        using var signer = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        var registry = new OneSigner(new SignerRecord(signer.PublicKey, 0, Hash256.Zero, IsRevoked: false));
        var verifier = new StatementVerifier(vector.Chain, registry, Es256Scheme.Instance);
        byte[] good = vector.Bytes("statementHex");

        Assert.Equal(Verdict.Next, verifier.Verify(good, out _));
        for (int seed = 0; seed < 2000; seed++)
        {
            byte[] bytes = Mutation.Of(good, new Random(seed));
            bool isSame = bytes.AsSpan().SequenceEqual(good);
            Assert.True(isSame == (verifier.Verify(bytes, out _) == Verdict.Next), $"seed {seed}");
        }
    }

    private static IReadOnlyList<byte[]> Good(string format) => WireFormats.Of(format).Good;

    private static byte[]? Reencode(string format, byte[] bytes) => WireFormats.Of(format).Reencode(bytes);

    private sealed class OneSigner(SignerRecord record) : IRegistry
    {
        public bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer)
        {
            signer = address == record.Key.Address ? record : null;
            return signer is not null;
        }
    }
}
