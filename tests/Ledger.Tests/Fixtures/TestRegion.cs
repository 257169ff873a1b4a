using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Fixtures;

/// <summary>
/// A founded region with all of its keys, so that a test can play gateways, registrars and devices.
/// </summary>
internal sealed class TestRegion
{
    private readonly Dictionary<Address, (long Seq, Hash256 Id)> _chains = [];
    private readonly List<ISigner> _enrolled = [];

    private TestRegion(ISignatureScheme scheme, Func<ISigner> newKey, int gateways, GenesisLimits limits)
    {
        Scheme = scheme;
        NewKey = newKey;
        Gateways = [.. Enumerable.Range(0, gateways).Select(_ => newKey()).OrderBy(key => key.PublicKey.Address)];
        Registrars = [newKey(), newKey(), newKey()];
        Genesis = Genesis.Create(
            "test", 1_700_000_000_000, Gateways.Select(key => key.PublicKey), 2,
            Registrars.Select(key => key.PublicKey), [], limits);
    }

    public ISignatureScheme Scheme { get; }

    public Func<ISigner> NewKey { get; }

    public IReadOnlyList<ISigner> Gateways { get; }

    public IReadOnlyList<ISigner> Registrars { get; }

    public Genesis Genesis { get; }

    /// <summary>Devices for which an enrolment was made, in that order.</summary>
    public IReadOnlyList<ISigner> Enrolled => _enrolled;

    public static TestRegion Of(int gateways = 4, GenesisLimits? limits = null) =>
        new(Es256Scheme.Instance, EcdsaSigner.Create, gateways, limits ?? new GenesisLimits());

    /// <summary>The same with signatures that cost nothing, for tests about thousands of blocks.</summary>
    public static TestRegion Cheap(int gateways = 4, GenesisLimits? limits = null) =>
        new(KeyedHashScheme.Instance, NewCheapKey, gateways, limits ?? new GenesisLimits());

    public BlockEntry Enrol(
        ISigner device, SignerKind kind = SignerKind.Meter, int registrars = 2, string label = "m")
    {
        var builder = new TransactionBuilder(
            Genesis.Chain, ContentType.Registry, new Enrolment(device.PublicKey, kind, label).Encode());
        foreach (var signer in Registrars.Take(registrars).Append(device))
        {
            var (seq, prev) = Next(signer);
            builder.Add(signer, seq, prev);
        }

        _enrolled.Add(device);
        return Take(builder.Build());
    }

    public BlockEntry Revoke(Address device, int registrars = 2)
    {
        var builder = new TransactionBuilder(
            Genesis.Chain, ContentType.Registry, new Revocation(device, 7).Encode());
        foreach (var signer in Registrars.Take(registrars))
        {
            var (seq, prev) = Next(signer);
            builder.Add(signer, seq, prev);
        }

        return Take(builder.Build());
    }

    /// <summary>A change of the gateways.</summary>
    /// <param name="gateways">All of them afterwards.</param>
    /// <param name="signers">Whoever signs, in any order.</param>
    public BlockEntry Change(
        ValidatorSet present, IEnumerable<ISigner> gateways, IEnumerable<ISigner> signers, Hash256? evidence = null,
        long? number = null, Hash256? prev = null)
    {
        var keys = gateways.Select(signer => signer.PublicKey).OrderBy(key => key.Address).ToList();
        var change = new ValidatorChange(number ?? (present.Number + 1), keys, evidence);
        var builder = new TransactionBuilder(Genesis.Chain, ContentType.ValidatorChange, change.Encode());
        foreach (var signer in signers)
        {
            builder.Add(signer, change.Number, prev ?? present.ChangeId);
        }

        return new BlockEntry(EntryKind.Transaction, builder.Build().Bytes);
    }

    public BlockEntry Read(ISigner meter, params Reading[] readings) =>
        Say(meter, ContentType.Reading, ReadingPayload.Encode(readings));

    public BlockEntry Say(ISigner signer, int contentType, byte[] payload)
    {
        var (seq, prev) = Next(signer);
        var bytes = Statement.Encode(signer, Genesis.Chain, contentType, seq, prev, payload);
        Assert.True(Statement.TryParse(bytes, out var statement));
        _chains[signer.PublicKey.Address] = (seq, statement.Id);
        return new BlockEntry(EntryKind.Statement, bytes);
    }

    /// <summary>Seq and prev of a signer's next link, as this fixture has counted.</summary>
    public (long Seq, Hash256 Prev) Next(ISigner signer) =>
        _chains.TryGetValue(signer.PublicKey.Address, out var last) ? (last.Seq + 1, last.Id) : (1, Hash256.Zero);

    public Certificate Certify(Block block, int round = 0, int? votes = null) =>
        Certify(block, Genesis.Validators, Gateways, round, votes);

    /// <summary>Precommits of the first gateways of a set, a quorum of it if not told otherwise.</summary>
    /// <param name="gateways">Those of the set, maybe among others.</param>
    public Certificate Certify(
        Block block, ValidatorSet validators, IEnumerable<ISigner> gateways, int round = 0, int? votes = null)
    {
        var signers = gateways.ToDictionary(signer => signer.PublicKey.Address);
        var precommits = Enumerable.Range(0, votes ?? validators.Quorum).Select(index => Vote.Sign(
            signers[validators[index].Address], Genesis.Chain, VoteType.Precommit, block.Header.Height, round,
            block.Hash, index));
        return Certificate.Of(validators, precommits);
    }

    public static Reading ReadingAt(long unixSeconds, long importWh) =>
        new() { UnixSeconds = unixSeconds, ImportWh = importWh, PowerW = 300, Millivolts = 230_000 };

    private static KeyedHashSigner NewCheapKey()
    {
        using var key = EcdsaSigner.Create();
        return new KeyedHashSigner(key.PublicKey);
    }

    private BlockEntry Take(Transaction transaction)
    {
        foreach (var signature in transaction.Signatures)
        {
            _chains[signature.Signer] = (signature.Seq, signature.LinkId);
        }

        return new BlockEntry(EntryKind.Transaction, transaction.Bytes);
    }
}
