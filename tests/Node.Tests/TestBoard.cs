using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests;

/// <summary>A meter that signs whatever a test wants, with a chain of its own.</summary>
internal sealed class TestBoard(ChainId chain) : IDisposable
{
    private long _importWh;

    public EcdsaSigner Key { get; } = EcdsaSigner.Create();

    public Address Address => Key.Address;

    public long Seq { get; set; }

    public Hash256 Prev { get; set; } = Hash256.Zero;

    /// <summary>The newest link of the chain.</summary>
    public SignerLink Link => new(Prev, Address, Seq);

    /// <summary>The next reading of the chain.</summary>
    public byte[] Next(DateTimeOffset? time = null)
    {
        byte[] statement = Sign(chain, Seq + 1, Prev, time ?? DateTimeOffset.UtcNow);
        Assert.True(Statement.TryParse(statement, out var parsed));
        (Seq, Prev) = (parsed.Seq, parsed.Id);
        return statement;
    }

    /// <summary>The next reading of the chain, with figures of a test's own.</summary>
    public byte[] Next(Reading reading)
    {
        byte[] statement = Statement.Encode(
            Key, chain, ContentType.Reading, Seq + 1, Prev, ReadingPayload.Encode(reading));
        Assert.True(Statement.TryParse(statement, out var parsed));
        (Seq, Prev) = (parsed.Seq, parsed.Id);
        return statement;
    }

    /// <summary>A reading at any place of any chain; the board does not move on.</summary>
    public byte[] Sign(ChainId onChain, long seq, Hash256 prev, DateTimeOffset time) => Statement.Encode(
        Key, onChain, ContentType.Reading, seq, prev,
        ReadingPayload.Encode(new Reading
        {
            UnixSeconds = time.ToUnixTimeSeconds(),
            ImportWh = ++_importWh,
            PowerW = 100,
        }));

    /// <summary>The next link of a technician's chain.</summary>
    public Statement Set(TechnicianSetting setting)
    {
        byte[] bytes = Statement.Encode(Key, chain, ContentType.TechnicianSettings, Seq + 1, Prev, setting.Encode());
        Assert.True(Statement.TryParse(bytes, out var statement));
        (Seq, Prev) = (statement.Seq, statement.Id);
        return statement;
    }

    public Transaction Enrol(
        IReadOnlyList<(EcdsaSigner Key, long Seq, Hash256 Prev)> registrars, string label,
        SignerKind kind = SignerKind.Meter)
    {
        byte[] payload = new Enrolment(Key.PublicKey, kind, label).Encode();
        var builder = new TransactionBuilder(chain, ContentType.Registry, payload).Add(Key, Seq + 1, Prev);
        foreach (var (key, seq, prev) in registrars) builder.Add(key, seq, prev);
        var transaction = builder.Build();
        (Seq, Prev) = (Seq + 1, transaction.Signatures.Single(one => one.Signer == Address).LinkId);
        return transaction;
    }

    public void Dispose() => Key.Dispose();
}
