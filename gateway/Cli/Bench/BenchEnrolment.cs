using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>The enrolment of one meter, by a registrar that enrols one after the other.</summary>
/// <param name="Link">Id of the meter's own first link: its chain goes on with the next one.</param>
internal sealed record BenchEnrolment(Transaction Transaction, Hash256 Link)
{
    /// <param name="registrar">Has signed nothing yet.</param>
    /// <param name="label">Of the meter with that index.</param>
    public static IEnumerable<BenchEnrolment> Chain(
        ChainId chain, ISigner registrar, IEnumerable<ISigner> meters, Func<int, string> label)
    {
        var prev = Hash256.Zero;
        foreach (var (index, meter) in meters.Index())
        {
            byte[] body = new Enrolment(meter.PublicKey, SignerKind.Meter, label(index)).Encode();
            var transaction = new TransactionBuilder(chain, ContentType.Registry, body)
                .Add(registrar, index + 1, prev)
                .Add(meter, 1, Hash256.Zero)
                .Build();
            prev = LinkOf(transaction, registrar);
            yield return new BenchEnrolment(transaction, LinkOf(transaction, meter));
        }
    }

    private static Hash256 LinkOf(Transaction transaction, ISigner signer) =>
        transaction.Signatures.Single(one => one.Signer == signer.PublicKey.Address).LinkId;
}
