using EdgeLedger.Records;

namespace EdgeLedger.Fuzz.Tests;

/// <summary>A fuzzer that finds nothing proves nothing: it is given decoders with known faults.</summary>
public class FuzzerTests
{
    private const int MostInputs = 200_000;

    // [1, h'83 01 h'…' [] ']: three levels that a blind change of bytes breaks before it gets to the innermost.
    private static readonly byte[] Good = new CanonicalWriter().WriteArray(2).WriteUnsigned(1)
        .WriteBytes(new CanonicalWriter().WriteArray(3).WriteUnsigned(7).WriteBytes([1, 2, 3]).WriteArray(0).WrittenSpan)
        .ToArray();

    [Fact]
    public void Exception_deep_inside_a_message_is_found() => AssertFinds("throws", bytes =>
    {
        var inner = Inner(bytes);
        if (inner.Length == 0 || !Fits(inner, out long number, out byte[] content)) return null;
        _ = content[number == 7 ? 0 : (int)(number % 4)];
        return bytes;
    });

    [Fact]
    public void Two_encodings_of_one_content_are_found() => AssertFinds("reads as something", bytes =>
    {
        var node = Mutation.CborNode.Parse(bytes);
        if (node is null) return null;
        foreach (var one in node.All()) one.IsHeadLong = false;
        return node.Encode();
    });

    [Fact]
    public void Memory_for_a_count_that_was_only_claimed_is_found() => AssertFinds("bytes of memory", bytes =>
    {
        if (bytes.Length > 5 && bytes[1] == 26) GC.KeepAlive(new byte[10_000_000]);
        return null;
    });

    [Fact]
    public void Time_that_an_input_costs_is_found() => AssertFinds("takes", bytes =>
    {
        if (bytes.Length == 3) Thread.Sleep(30);
        return null;
    }, patience: TimeSpan.FromMilliseconds(20));

    [Fact]
    public void Decoder_that_changes_its_input_is_found() => AssertFinds("changed by reading", bytes =>
    {
        if (bytes.Length > Good.Length) bytes[^1]++;
        return null;
    });

    [Fact]
    public void Same_seed_tries_the_same_inputs()
    {
        var first = Recorded(seed: 5);
        Assert.Equal(first, Recorded(seed: 5));
        Assert.NotEqual(first, Recorded(seed: 6));
    }

    private static void AssertFinds(string what, Func<byte[], byte[]?> decoder, TimeSpan? patience = null)
    {
        int seed = Random.Shared.Next();
        int left = MostInputs;
        var target = new FuzzTarget("faulty", [Good], decoder)
        {
            Patience = patience ?? TimeSpan.FromSeconds(10),
        };

        var report = new Fuzzer(target, [], seed).Run(() => --left <= 0);

        Assert.True(report.Fault is not null, $"seed {seed}: found nothing");
        Assert.Contains(what, report.Fault.What);
    }

    private static List<string> Recorded(int seed)
    {
        var inputs = new List<string>();
        int left = 300;
        var target = new FuzzTarget("recorded", [Good], bytes =>
        {
            inputs.Add(Convert.ToHexString(bytes));
            return null;
        });
        new Fuzzer(target, [], seed).Run(() => --left <= 0);
        return inputs;
    }

    private static byte[] Inner(byte[] bytes)
    {
        var reader = new CanonicalReader(bytes);
        return reader.TryReadArray(2L) && reader.TryReadExactly(1) && reader.TryReadBytes(out var inner)
            ? inner.ToArray()
            : [];
    }

    private static bool Fits(byte[] inner, out long number, out byte[] content)
    {
        var reader = new CanonicalReader(inner);
        content = [];
        number = 0;
        if (!reader.TryReadArray(3L) || !reader.TryReadUnsigned(out number) || !reader.TryReadBytes(out var bytes))
        {
            return false;
        }

        content = bytes.ToArray();
        return content.Length > 0;
    }
}
