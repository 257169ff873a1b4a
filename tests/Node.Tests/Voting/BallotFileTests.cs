using EdgeLedger.Ledger.Store;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

// What a gateway has said it must know after any end, or it could contradict itself.
public sealed class BallotFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-ballots-").FullName;
    private readonly EcdsaSigner _key = EcdsaSigner.Create();

    private string Path => System.IO.Path.Combine(_folder, BallotFile.FileName);

    [Fact]
    public void Ballots_are_there_again_but_for_those_about_what_is_final()
    {
        var (first, second) = (Says(1), Says(2));
        Write(first, second);

        using var file = new BallotFile(_folder);
        var read = Assert.Single(file.Open(id => id == first.Items[0].Statement));
        Assert.Equal(second.Encode(), read.Encode());
        file.Append(first);
        file.Dispose();
        Assert.Equal(2, Read().Count);
    }

    // A ballot that was never durable was never sent.
    [Fact]
    public void Torn_end_is_cut_off_at_every_byte()
    {
        Write(Says(1), Says(2));
        byte[] whole = File.ReadAllBytes(Path);
        for (int length = whole.Length / 2; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            Assert.Single(Read());
            File.WriteAllBytes(Path, [.. whole[..length], .. new byte[whole.Length - length]]);
            Assert.InRange(Read().Count, 1, 2);
        }
    }

    [Fact]
    public void Damage_before_the_end_stops_the_gateway_with_a_sentence()
    {
        Write(Says(1), Says(2), Says(3));
        byte[] whole = File.ReadAllBytes(Path);
        whole[40] ^= 1;
        File.WriteAllBytes(Path, whole);

        var fault = Assert.Throws<StoreCorruptException>(Read);
        Assert.Contains("damaged at byte 0", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(params Ballot[] ballots)
    {
        using var file = new BallotFile(_folder);
        Assert.Empty(file.Open(_ => false));
        foreach (var ballot in ballots) file.Append(ballot);
    }

    private IReadOnlyList<Ballot> Read()
    {
        using var file = new BallotFile(_folder);
        return file.Open(_ => false);
    }

    private Ballot Says(byte number) => Ballot.Sign(
        _key, new ChainId("test-0011223344556677"), BallotItem.Reject(Hash256.Of([number]), DoubtReason.Range));
}
