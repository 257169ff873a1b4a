using EdgeLedger.Contracts;
using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Writes a ledger of many readings as four gateways would have, without the time that they would take.</summary>
/// <remarks>
/// Every statement and vote is really signed; only their maker need not verify them. Blocks and statements are those
/// of a region in use, so whoever takes the ledger over does all of the work.
/// </remarks>
internal sealed class CatchUpSource : IDisposable
{
    private const int BoardCount = 200;
    private const int StatementsSignedAtOnce = 50_000;
    private const int StatementsInSample = 5_000;
    private const int EnrolmentsInBlock = 1_000;
    private const int EnrolmentsBetweenLines = 20_000;

    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();

    public CatchUpSource()
    {
        Gateways = [.. Enumerable.Range(0, 4).Select(_ => EcdsaSigner.Create()).OrderBy(key => key.Address)];
        Genesis = Genesis.Create(
            "bench", DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeMilliseconds(),
            Gateways.Select(key => key.PublicKey), 1, [_registrar.PublicKey]);
    }

    public EcdsaSigner[] Gateways { get; }

    public EcdsaSigner[] Boards { get; } = [.. Enumerable.Range(0, BoardCount).Select(_ => EcdsaSigner.Create())];

    public Genesis Genesis { get; }

    /// <summary>Some of the newest statements, for a measurement of bare verification.</summary>
    public IReadOnlyList<Statement> Sample { get; private set; } = [];

    public void Write(string folder, CatchUpOptions options, Action<string> tell)
    {
        var verified = new VerifiedStatements(4 * StatementsSignedAtOnce);
        using var ledger = RegionLedger.Open(folder, Genesis, Es256Scheme.Instance, verified);
        var starts = Enrol(ledger);
        for (int done = 0; done < options.Statements;)
        {
            int count = Math.Min(StatementsSignedAtOnce, options.Statements - done);
            long unixSeconds = (Genesis.CreatedUnixMs / 1000) - 10_000_000 + ((long)done * options.Samples / BoardCount);
            var load = BenchLoad.Sign(Boards, starts, Genesis.Chain, count, unixSeconds, options.Samples);
            Append(ledger, verified, [.. load.InTurn().Select(one => one.Statement)], options.BlockStatements);
            starts = [.. load.Statements.Zip(starts, (chain, start) => chain.Length > 0 ? After(chain[^1]) : start)];
            Sample = [.. load.InTurn().Select(one => one.Statement).Take(StatementsInSample)];
            done += count;
            tell($"{done} statements signed, in {ledger.Height} blocks");
        }
    }

    /// <summary>A ledger of nothing but enrolments, of devices that nobody will ever hear of again.</summary>
    public void WriteEnrolments(string folder, int devices, Action<string> tell)
    {
        using var ledger = RegionLedger.Open(folder, Genesis, Es256Scheme.Instance);
        int done = 0;
        foreach (var part in BenchEnrolment.Chain(Genesis.Chain, _registrar, Passing(devices), _ => "bench")
            .Chunk(EnrolmentsInBlock))
        {
            Commit(ledger, part.Select(one => new BlockEntry(EntryKind.Transaction, one.Transaction.Bytes)));
            done += part.Length;
            if (done % EnrolmentsBetweenLines == 0) tell($"{done} devices enrolled, in {ledger.Height} blocks");
        }
    }

    public void Dispose()
    {
        foreach (var key in Gateways.Concat(Boards).Append(_registrar)) key.Dispose();
    }

    private static IEnumerable<ISigner> Passing(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using var key = EcdsaSigner.Create();
            yield return key;
        }
    }

    private List<(long Seq, Hash256 Prev)> Enrol(RegionLedger ledger)
    {
        BenchEnrolment[] enrolments = [.. BenchEnrolment.Chain(Genesis.Chain, _registrar, Boards, _ => "bench")];
        Commit(ledger, enrolments.Select(one => new BlockEntry(EntryKind.Transaction, one.Transaction.Bytes)));
        return [.. enrolments.Select(one => (2L, one.Link))];
    }

    private void Append(RegionLedger ledger, VerifiedStatements verified, Statement[] statements, int blockStatements)
    {
        foreach (var part in statements.Chunk(blockStatements))
        {
            foreach (var statement in part) verified.Add(statement);
            Commit(ledger, part.Select(one => new BlockEntry(EntryKind.Statement, one.Bytes)));
        }
    }

    private void Commit(RegionLedger ledger, IEnumerable<BlockEntry> entries)
    {
        var block = ledger.Build(entries, ledger.TipUnixMs + 1000, Gateways[0].Address, out var skipped);
        if (skipped.Count > 0) throw new InvalidOperationException($"an entry was left out: {skipped[0].Refusal}");
        var votes = Enumerable.Range(0, Genesis.Validators.Quorum).Select(index => Vote.Sign(
            Gateways[index], Genesis.Chain, VoteType.Precommit, block.Header.Height, 0, block.Hash, index));
        ledger.Commit(block, Certificate.Of(Genesis.Validators, votes));
    }

    private static (long Seq, Hash256 Prev) After(Statement last) => (last.Seq + 1, last.Id);
}
