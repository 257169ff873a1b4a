using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

/// <summary>Gateways that say what they think of one meter's statements, over the rules at chosen
/// heights.</summary>
internal sealed class DisputeBench
{
    public DisputeBench(int gateways)
    {
        Bench = new RuleBench(gateways);
        Meter = Bench.Region.NewKey();
        Assert.Equal(EntryRefusal.None, Bench.Apply(Bench.Region.Enrol(Meter)));
        Entry = Bench.Region.Read(Meter, Ledger.Tests.Fixtures.TestRegion.ReadingAt(1_700_000_600, 10));
        Assert.True(Statement.TryParse(Entry.Bytes, out var statement));
        Disputed = statement;
    }

    public RuleBench Bench { get; }

    public ISigner Meter { get; }

    /// <summary>The meter's next statement, as an ordinary entry.</summary>
    public BlockEntry Entry { get; }

    public Statement Disputed { get; }

    public DisputeEntry? Dispute => Of(Meter)?.Find(Disputed.Id);

    public Ballot Rejects(int gateway) => Say(gateway, BallotItem.Reject(Disputed, DoubtReason.Range));

    public Ballot Accepts(int gateway) => Say(gateway, BallotItem.Accept(Disputed));

    /// <summary>Another statement that the meter has signed for the same place.</summary>
    public BlockEntry Fork(int number) => new(EntryKind.Statement, Statement.Encode(
        Meter, Bench.Region.Genesis.Chain, ContentType.Reading, Disputed.Seq, Disputed.Prev,
        ReadingPayload.Encode(Ledger.Tests.Fixtures.TestRegion.ReadingAt(1_700_000_600, 1000 + number))));

    public Ballot RejectsFork(int gateway, int number)
    {
        Assert.True(Statement.TryParse(Fork(number).Bytes, out var fork));
        return Say(gateway, BallotItem.Reject(fork, DoubtReason.Range));
    }

    /// <summary>What the state has under a signer's key; null where it has nothing.</summary>
    public SignerDisputes? Of(ISigner signer) =>
        Bench.Find(StateKeys.Dispute(signer.PublicKey.Address)) is { } value
            ? SignerDisputes.Decode(signer.PublicKey.Address, value)
            : null;

    public Ballot Say(int gateway, params BallotItem[] items) =>
        Ballot.Sign(Bench.Region.Gateways[gateway], Bench.Region.Genesis.Chain, items);

    /// <summary>An entry of ballots in a block, 0 for the bench's own.</summary>
    public EntryRefusal Count(int blocksLater, params Ballot[] ballots) =>
        Apply(blocksLater, new BlockEntry(EntryKind.Ballot, BallotList.Encode(ballots)));

    public EntryRefusal Quarantine(int blocksLater, params Ballot[] ballots) =>
        Apply(blocksLater, new BlockEntry(EntryKind.Quarantine, Records.Quarantine.Encode(Disputed, ballots)));

    public EntryRefusal Apply(int blocksLater, BlockEntry entry) =>
        Bench.Apply(entry, RuleBench.Block with { Height = RuleBench.Block.Height + blocksLater }, out _);
}
