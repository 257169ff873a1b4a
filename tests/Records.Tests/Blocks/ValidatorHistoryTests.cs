namespace EdgeLedger.Records.Tests.Blocks;

// A history from genesis that lacks a change, has one too many or has them in another order proves nothing.
public class ValidatorHistoryTests
{
    private static readonly VectorCase Vector =
        Vectors.Find("proofs", "under the third change, which brings back the keys of genesis");

    private static readonly Genesis Genesis = Vector.Genesis();

    private readonly StatementProof _proof = Parse(Vector);

    [Fact]
    public void Whole_history_leads_from_genesis_to_the_last_set()
    {
        Assert.True(_proof.History.Verify(Genesis, Es256Scheme.Instance, long.MaxValue, out var validators, out _));

        Assert.Equal(3, validators.Number);
        Assert.Equal(Genesis.Validators.Keys, validators.Keys);
        Assert.NotEqual(Genesis.Validators.Hash, validators.Hash);
        Assert.True(Holds(_proof.History.Changes));
    }

    // The keys are those of genesis again: only the number in their hash tells that three changes lie between.
    [Fact]
    public void History_without_any_change_is_refused_though_the_keys_are_those_of_genesis() => Assert.False(Holds([]));

    [Fact]
    public void History_that_leaves_out_any_change_is_refused()
    {
        var changes = _proof.History.Changes;
        for (int left = 1; left < 8; left++)
        {
            var some = changes.Where((_, i) => (left & (1 << i)) == 0).ToList();
            Assert.False(Holds(some), $"without {left:b3}");
        }
    }

    [Fact]
    public void History_in_another_order_or_with_a_change_twice_is_refused()
    {
        var (one, two, three) = (_proof.History.Changes[0], _proof.History.Changes[1], _proof.History.Changes[2]);
        Assert.False(Holds([two, one, three]));
        Assert.False(Holds([one, three, two]));
        Assert.False(Holds([three, two, one]));
        Assert.False(Holds([one, one, two, three]));
        Assert.False(Holds([one, two, three, three]));
        Assert.False(Holds([one, two, one, two, three]));
    }

    // Block 4 is voted on by the gateways of genesis, though change 1 stands in block 3.
    [Fact]
    public void Change_that_is_not_yet_in_force_does_not_belong_into_the_proof()
    {
        var early = Parse(Vectors.Find("proofs", "after the first change stands in a block, before it is in force"));
        Assert.True(early.Verify(Genesis, Es256Scheme.Instance, out _));

        var more = early with { History = new ValidatorHistory([_proof.History.Changes[0]]) };
        Assert.False(more.Verify(Genesis, Es256Scheme.Instance, out string? error));
        Assert.Contains("not in its place", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_else_in_the_place_of_a_change_is_refused()
    {
        var statement = Parse(Vectors.Find("proofs", "a statement")).Proof;
        Assert.False(Holds([statement]));
        var of = new ValidatorHistory([statement]);
        Assert.False(of.Verify(Genesis, Es256Scheme.Instance, long.MaxValue, out _, out string? error));
        Assert.Contains("something else", error, StringComparison.Ordinal);
    }

    [Fact]
    public void File_of_a_history_is_read_and_written_alike()
    {
        byte[] file = _proof.History.Encode();

        Assert.True(ValidatorHistory.TryParse(file, out var read));
        Assert.Equal(file, read.Encode());
        Assert.False(ValidatorHistory.TryParse((byte[])[.. file, 0], out _));
    }

    private bool Holds(IReadOnlyList<EntryProof> changes) =>
        (_proof with { History = new ValidatorHistory(changes) }).Verify(Genesis, Es256Scheme.Instance, out _);

    private static StatementProof Parse(VectorCase vector)
    {
        Assert.True(StatementProof.TryParse(vector.Bytes("proofHex"), out var proof));
        return proof;
    }
}
