using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A meter whose key the test has: it says what the test wants, well signed.</summary>
internal sealed class PlayedMeter(ChainId chain)
{
    private readonly EcdsaSigner _key = EcdsaSigner.Create();

    public Address Address => _key.Address;

    /// <summary>Of the newest link.</summary>
    public long Seq { get; private set; }

    public Hash256 Prev { get; private set; } = Hash256.Zero;

    public byte[] Next(Reading reading)
    {
        byte[] bytes = Statement.Encode(
            _key, chain, ContentType.Reading, Seq + 1, Prev, ReadingPayload.Encode(reading));
        Assert.True(Statement.TryParse(bytes, out var statement));
        (Seq, Prev) = (statement.Seq, statement.Id);
        return bytes;
    }

    public Transaction Enrol(EcdsaSigner registrar, long seq, Hash256 prev)
    {
        var enrolment = new Enrolment(_key.PublicKey, SignerKind.Meter, "played");
        var transaction = new TransactionBuilder(chain, ContentType.Registry, enrolment.Encode())
            .Add(registrar, seq, prev).Add(_key, Seq + 1, Prev).Build();
        (Seq, Prev) = (1, transaction.Signatures.Single(one => one.Signer == Address).LinkId);
        return transaction;
    }
}
