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
        var read = Assert.Single(file.Open(item => item == first.Items[0]));
        Assert.Equal(second.Encode(), read.Encode());
        file.Append(first);
        file.Dispose();
        Assert.Equal(2, Read().Count);
    }

    // Months without a restart: what nobody asks about any more goes, what may still be asked about stays.
    [Fact]
    public void File_that_has_grown_is_written_anew_without_what_is_past_and_loses_no_other()
    {
        Ballot[] ballots = [.. Enumerable.Range(0, 200).Select(i => Says((byte)i))];
        var past = new HashSet<BallotItem>();
        long longest = 0;
        using (var file = new BallotFile(_folder, compactBytes: 2000))
        {
            file.Open(past.Contains);
            for (int i = 0; i < ballots.Length; i++)
            {
                file.Append(ballots[i]);
                if (i % 50 != 0) past.Add(ballots[i].Items[0]);
                longest = Math.Max(longest, new FileInfo(Path).Length);
            }
        }

        Assert.InRange(longest, 2000, 3000);
        Assert.Equal(
            ballots.Where((_, i) => i % 50 == 0).Select(ballot => ballot.Items[0]),
            Read().Select(ballot => ballot.Items[0]).Where(item => !past.Contains(item)));
    }

    // Nothing to let go must not mean to write all of it with each new one.
    [Fact]
    public void File_of_ballots_that_all_still_count_is_not_written_anew_each_time()
    {
        using var file = new BallotFile(_folder, compactBytes: 500);
        int asked = 0;
        file.Open(_ => asked++ < 0);
        for (int i = 0; i < 100; i++) file.Append(Says((byte)i));

        Assert.InRange(asked, 1, 300);
        file.Dispose();
        Assert.Equal(100, Read().Count);
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

    // Nobody knows whether it was sent: only bytes that never came are a torn end.
    [Fact]
    public void Any_bit_turned_in_the_last_ballot_stops_the_gateway()
    {
        Write(Says(1));
        int first = File.ReadAllBytes(Path).Length;
        Write(Says(2));
        byte[] whole = File.ReadAllBytes(Path);
        for (int bit = first * 8; bit < whole.Length * 8; bit++)
        {
            byte[] bytes = whole.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Path, bytes);

            var fault = Assert.Throws<StoreCorruptException>(Read);
            Assert.Contains($"damaged at byte {first}", fault.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(params Ballot[] ballots)
    {
        using var file = new BallotFile(_folder);
        file.Open(_ => false);
        foreach (var ballot in ballots) file.Append(ballot);
    }

    private IReadOnlyList<Ballot> Read()
    {
        using var file = new BallotFile(_folder);
        return file.Open(_ => false);
    }

    private Ballot Says(byte number) => Ballot.Sign(
        _key, new ChainId("test-0011223344556677"), BallotItem.Reject(
            new SignerLink(Hash256.Of([number]), default, 1), DoubtReason.Range));
}
