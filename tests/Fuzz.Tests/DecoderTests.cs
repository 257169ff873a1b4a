using System.Diagnostics;
using EdgeLedger.Fuzz.Targets;

namespace EdgeLedger.Fuzz.Tests;

/// <summary>The corpus, and a short run with a fresh seed, over every decoder of bytes from a network.</summary>
public class DecoderTests
{
    // All together half a minute; the command in the README goes on for as long as it is told.
    private static readonly TimeSpan TimePerDecoder = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Decoders => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Decoder_reads_the_good_messages_it_starts_from(string name)
    {
        var target = TargetOf(name);

        Assert.NotEmpty(target.Seeds);
        Assert.All(target.Seeds, seed => Assert.Equal(seed, target.Read(seed)));
    }

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Decoder_refuses_or_reads_exactly_the_bytes_it_is_given(string name)
    {
        int seed = Random.Shared.Next();
        var fuzzer = new Fuzzer(TargetOf(name), Corpus.Read(Corpus.Folder, name), seed);
        long started = Stopwatch.GetTimestamp();

        var report = fuzzer.Run(() => Stopwatch.GetElapsedTime(started) >= TimePerDecoder);

        Assert.True(report.Fault is null, $"seed {seed}: {report.Fault}");
        Assert.True(report.Behaviours > 1, $"seed {seed}: every input had the same effect");
    }

    [Fact]
    public void Every_kind_of_peer_message_is_among_the_seeds() => Assert.Empty(PeerTargets.KindsWithoutSeed());

    [Fact]
    public void Corpus_has_no_file_without_a_decoder() => Assert.All(
        Directory.GetFiles(Corpus.Folder, "*.txt"),
        file => Assert.Contains(Path.GetFileNameWithoutExtension(file), FuzzTargets.Names));

    private static FuzzTarget TargetOf(string name) => FuzzTargets.All.Single(target => target.Name == name);
}
