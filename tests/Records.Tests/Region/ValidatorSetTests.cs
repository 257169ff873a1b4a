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
}
