using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>Entries that may stand in no block, or in none any more.</summary>
internal sealed class FalseEntries(Region region, IAgreementKey key)
{
    /// <summary>One of them; height is that of the block it is for.</summary>
    public BlockEntry Make(long height) => region.Random.Below(9) switch
    {
        0 => new BlockEntry(EntryKind.Evidence, Slander(height)),
        1 => new BlockEntry(EntryKind.Evidence, EarlyConfession(height)),
        2 => new BlockEntry(EntryKind.Ballot, BallotList.Encode([Reject(key)])),
        3 => new BlockEntry(EntryKind.Ballot, ForgedBallots()),
        4 => new BlockEntry(EntryKind.Quarantine, Undisputed()),
        5 => new BlockEntry(EntryKind.Ballot, DoubtsOfFew()),
        6 when SomeWords() is { Count: > 0 } words => new BlockEntry(EntryKind.Ballot, BallotList.Encode(words)),
        7 when SomeWords() is { Count: > 0 } words && Quarantined(words) is { } lost =>
            new BlockEntry(EntryKind.Quarantine, lost),
        _ => region.Chain.SomeEntry(region.Random)
            ?? new BlockEntry(EntryKind.Transaction, region.SomeBadTransaction()),
    };

    // The adversaries are at most f, and it takes one more to open a dispute.
    private byte[] DoubtsOfFew()
    {
        var item = BallotItem.Reject(SomeLink(), DoubtReason.Range);
        var few = region.Gateways.Where(gateway => !gateway.IsHonest).Take(Math.Max(1, region.MostFaulty))
            .OrderBy(gateway => gateway.Key.PublicKey.Address);
        return BallotList.Encode(few.Select(one => Ballot.Sign(one.Key, region.Genesis.Chain, item)));
    }

    // Some of the ballots heard about one statement: too few or too many, too early or too late, or by chance
    // those that are in place.
    private List<Ballot> SomeWords() =>
        [.. region.Conspiracy.SomeBallots().Where(_ => region.Random.Chance(0.7))];

    private byte[]? Quarantined(List<Ballot> ballots)
    {
        var item = region.Random.Pick(ballots[0].Items);
        return region.FindStatement(item.Statement) is { } statement
            && ballots.TrueForAll(ballot => ballot.Find(statement.Id)?.Link == SignerLink.Of(statement))
            ? Quarantine.Encode(statement, ballots)
            : null;
    }

    // Two votes of somebody else, one or both of them signed by nobody.
    private byte[] Slander(long height)
    {
        var validators = region.Genesis.Validators;
        if (region.Random.Chance(0.5) && region.Conspiracy.SomePrevote() is { } real
            && real.ValidatorIndex < validators.Count)
        {
            return EquivocationEvidence.Of(validators, real, real with { BlockHash = null }).Encode();
        }

        byte[] noise = new byte[Es256Scheme.SignatureSize];
        var one = new Vote(
            VoteType.Prevote, height, 0, Hash256.Of([1]), region.Random.Below(validators.Count), noise);
        return EquivocationEvidence.Of(validators, one, one with { BlockHash = null }).Encode();
    }

    // Its own two votes, for a height that has not been: were it taken, none of its real ones could be.
    private byte[] EarlyConfession(long height)
    {
        var own = new ValidatorSet(region.Genesis.Hash, [key.PublicKey]);
        var one = Vote.Sign(key, region.Genesis.Chain, VoteType.Precommit, height + 1000, 0, Hash256.Of([2]), 0);
        var other = Vote.Sign(key, region.Genesis.Chain, VoteType.Precommit, height + 1000, 0, null, 0);
        return EquivocationEvidence.Of(own, one, other).Encode();
    }

    // Enough voices for a dispute, were they what they say.
    private byte[] ForgedBallots()
    {
        var item = BallotItem.Reject(SomeLink(), DoubtReason.Range);
        var signed = Ballot.Sign(key, region.Genesis.Chain, item);
        var ballots = new List<byte[]>();
        foreach (var gateway in region.Gateways.OrderBy(one => one.Key.PublicKey.Address))
        {
            // The address is the first member of a ballot and no part of what is signed.
            byte[] bytes = signed.Encode();
            gateway.Key.PublicKey.Address.CopyTo(bytes.AsSpan(2));
            ballots.Add(bytes);
        }

        var writer = new CanonicalWriter().WriteArray(ballots.Count);
        foreach (byte[] ballot in ballots) writer.WriteBytes(ballot);
        return writer.ToArray();
    }

    private byte[] Undisputed() =>
        Statement.TryParse(region.SomeStatement(), out var statement)
            ? Quarantine.Encode(
                statement,
                [Ballot.Sign(key, region.Genesis.Chain, BallotItem.Reject(statement, DoubtReason.Range))])
            : [];

    private Ballot Reject(IAgreementKey signer) =>
        Ballot.Sign(signer, region.Genesis.Chain, BallotItem.Reject(SomeLink(), DoubtReason.RateOfChange));

    private SignerLink SomeLink() => Statement.TryParse(region.SomeStatement(), out var statement)
        ? SignerLink.Of(statement)
        : new SignerLink(Hash256.Of([4]), key.PublicKey.Address, 1);
}
