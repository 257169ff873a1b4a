namespace EdgeLedger.Records.Tests.Region;

public class ValidatorSetTests
{
    public static TheoryData<string> Cases => Vectors.Names("genesis");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Turns_quorum_and_hash_are_those_of_the_vector(string name)
    {
        var vector = Vectors.Find("genesis", name);

        var validators = vector.Genesis().Validators;

        Assert.Equal(vector.Hash("validatorsHashHex"), validators.Hash);
        Assert.Equal(vector.Number("quorum"), validators.Quorum);
        Assert.Equal(vector.Number("faulty"), validators.Faulty);
        Assert.All(vector.Cases("proposers"), turn => Assert.Equal(
            turn.Number("validatorIndex"), validators.Proposer(turn.Number("height"), (int)turn.Number("round"))));
    }

    [Fact]
    public void Everyone_proposes_once_in_n_rounds_and_once_in_n_heights()
    {
        var validators = Vectors.Of("genesis")[2].Genesis().Validators;
        var everyone = Enumerable.Range(0, validators.Count).ToList();

        Assert.Equal(everyone, everyone.Select(round => validators.Proposer(5, round)).Order());
        Assert.Equal(everyone, everyone.Select(step => validators.Proposer(5 + step, 3)).Order());
    }

    [Fact]
    public void Index_of_is_the_place_by_address_and_minus_one_for_strangers()
    {
        var validators = Vectors.Of("genesis")[0].Genesis().Validators;

        for (int i = 0; i < validators.Count; i++) Assert.Equal(i, validators.IndexOf(validators[i].Address));
        Assert.Equal(-1, validators.IndexOf(default));
    }

    [Fact]
    public void Largest_height_and_round_still_have_a_proposer()
    {
        var validators = Vectors.Of("genesis")[2].Genesis().Validators;

        Assert.InRange(validators.Proposer(long.MaxValue, int.MaxValue), 0, validators.Count - 1);
    }

    [Theory]
    [MemberData(nameof(Sizes), MemberType = typeof(ValidatorSetTests))]
    public void Turns_go_round_for_every_number_of_gateways(int gateways)
    {
        var validators = new ValidatorSet(Hash256.Of([7]), SomeKeys.Take(gateways));
        var everyone = Enumerable.Range(0, gateways).ToList();

        Assert.Equal(Quorum.Of(gateways), validators.Quorum);
        Assert.Equal(everyone, everyone.Select(round => validators.Proposer(5, round)).Order());
        Assert.Equal(everyone, everyone.Select(step => validators.Proposer(1000 + step, 3)).Order());
        Assert.Equal(validators.Proposer(9, 4), validators.Proposer(10, 3));
        Assert.Equal(everyone, everyone.Select(i => validators.IndexOf(validators[i].Address)));
    }

    [Fact]
    public void No_gateways_and_more_than_a_board_can_keep_are_no_set()
    {
        Assert.Throws<ArgumentException>(() => new ValidatorSet(Hash256.Zero, []));
        Assert.Throws<ArgumentException>(
            () => new ValidatorSet(Hash256.Zero, SomeKeys.Take(ValidatorSet.MaxCount + 1)));
    }

    [Fact]
    public void Same_gateways_after_another_number_of_changes_have_another_hash_and_the_same_turns()
    {
        var founded = new ValidatorSet(Hash256.Of([7]), SomeKeys.Take(4));
        var change = new ValidatorChange(2, founded.Keys, null);

        var again = founded.Next(change, Hash256.Of([1]));

        Assert.NotEqual(founded.Hash, again.Hash);
        Assert.Equal((2, Hash256.Of([1])), (again.Number, again.ChangeId));
        Assert.Equal(founded.Proposer(5, 1), again.Proposer(5, 1));
    }

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, ValidatorSet.MaxCount)];

    internal static IReadOnlyList<EcdsaSigner> SomeSigners { get; } =
        [.. Enumerable.Range(0, ValidatorSet.MaxCount + 1).Select(_ => EcdsaSigner.Create())];

    private static IEnumerable<PublicKey> SomeKeys => SomeSigners.Select(signer => signer.PublicKey);
}
