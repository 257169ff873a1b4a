namespace EdgeLedger.Records.Tests.Voting;

public class VoteTests
{
    public static TheoryData<string> Votes =>
        [.. Vectors.Of("votes").Where(v => v.Text("kind") == "vote").Select(v => v.Text("name"))];

    public static TheoryData<string> Proposals =>
        [.. Vectors.Of("votes").Where(v => v.Text("kind") == "proposal").Select(v => v.Text("name"))];

    private static ValidatorSet Validators => Vectors.Of("genesis")[0].Genesis().Validators;

    internal static Vote VoteOf(VectorCase vector) => new(
        (VoteType)vector.Number("type"), vector.Number("height"), (int)vector.Number("round"),
        vector.OptionalHash("blockHashHex"), (int)vector.Number("validatorIndex"), vector.Bytes("signatureHex"));

    [Theory]
    [MemberData(nameof(Votes))]
    public void Vote_of_the_vector_verifies_for_its_validator_and_chain_only(string name)
    {
        var vector = Vectors.Find("votes", name);
        var vote = VoteOf(vector);

        Assert.Equal(vector.Hash("digestHex"), vote.SigningDigest(vector.Chain));
        Assert.True(Verifies(vote));
        Assert.False(Verifies(vote with { ValidatorIndex = (vote.ValidatorIndex + 1) % 4 }));
        Assert.False(Verifies(vote with { ValidatorIndex = -1 }));
        Assert.False(Verifies(vote with { ValidatorIndex = 4 }));
        Assert.False(Verifies(vote with { Height = vote.Height + 1 }));
        Assert.False(Verifies(vote with { Round = vote.Round + 1 }));
        Assert.False(Verifies(vote with { BlockHash = Hash256.Of([1]) }));
        Assert.False(Verifies(vote with { Type = 3 - vote.Type }));
        Assert.False(Verifies(vote with { Type = (VoteType)(-1) }));
        Assert.False(Verifies(vote with { Height = -1 }));
        Assert.False(Verifies(vote with { Round = -1 }));
        Assert.False(Verifies(vote with { Signature = [] }));
        Assert.False(vote.Verify(Validators, new ChainId("river-0000000000000000"), Es256Scheme.Instance));

        bool Verifies(Vote other) => other.Verify(Validators, vector.Chain, Es256Scheme.Instance);
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void Proposal_of_the_vector_verifies_for_its_proposer_only(string name)
    {
        var vector = Vectors.Find("votes", name);
        var proposal = new Proposal(
            vector.Number("height"), (int)vector.Number("round"), vector.Hash("blockHashHex"),
            (int)vector.Number("validRound"), (int)vector.Number("validatorIndex"), vector.Bytes("signatureHex"));

        Assert.Equal(vector.Hash("digestHex"), proposal.SigningDigest(vector.Chain));
        Assert.True(Verifies(proposal));
        Assert.False(Verifies(proposal with { ValidatorIndex = (proposal.ValidatorIndex + 1) % 4 }));
        Assert.False(Verifies(proposal with { Height = proposal.Height + 4 }));
        Assert.False(Verifies(proposal with { Round = proposal.Round + 4 }));
        Assert.False(Verifies(proposal with { ValidRound = proposal.Round }));
        Assert.False(Verifies(proposal with { BlockHash = Hash256.Zero }));
        Assert.False(Verifies(proposal with { Round = -1 }));

        bool Verifies(Proposal other) => other.Verify(Validators, vector.Chain, Es256Scheme.Instance);
    }

    // arXiv:1807.04938, Algorithm 1, line 11: only the proposer of the round is heard.
    [Fact]
    public void Proposal_out_of_turn_is_refused_although_its_signature_is_good()
    {
        using var key = EcdsaSigner.FromScalar(Vectors.Of("votes")[0].Bytes("scalarHex"));
        var genesis = Vectors.Of("genesis")[0].Genesis();
        int index = genesis.Validators.IndexOf(key.Address);
        int accepted = Enumerable.Range(0, 4).Count(round => Proposal
            .Sign(key, genesis.Chain, 9, round, Hash256.Of([1]), -1, index)
            .Verify(genesis.Validators, genesis.Chain, Es256Scheme.Instance));

        Assert.Equal(1, accepted);
    }

    [Fact]
    public void Vote_and_proposal_signed_here_verify_here()
    {
        using var key = EcdsaSigner.FromScalar(Vectors.Of("votes")[0].Bytes("scalarHex"));
        var genesis = Vectors.Of("genesis")[0].Genesis();
        int index = genesis.Validators.IndexOf(key.Address);

        var vote = Vote.Sign(key, genesis.Chain, VoteType.Prevote, 3, 2, null, index);

        Assert.True(vote.Verify(genesis.Validators, genesis.Chain, Es256Scheme.Instance));
    }
}
