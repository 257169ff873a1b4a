using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records.Tests;

/// <summary>
/// Whatever comes over the wire: no exception, bounded memory, and one encoding for one content.
/// </summary>
public class HostileInputTests
{
    private const int RoundsPerVector = 300;

    public static TheoryData<string> Formats =>
    [
        "statement", "readings", "status", "transaction", "genesis", "header", "block", "certificate", "evidence",
        "change", "history", "roster", "receipt",
        "proof", "head", "key", "ballot", "ballots", "quarantine", "contradiction",
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_message_is_refused_or_reads_as_exactly_its_own_bytes(string format)
    {
        foreach (byte[] good in Good(format))
        {
            Assert.Equal(good, Reencode(format, good));
            for (int seed = 0; seed < RoundsPerVector; seed++)
            {
                byte[] bytes = Mutation.Of(good, new Random(seed));
                long before = GC.GetAllocatedBytesForCurrentThread();

                byte[]? again = Reencode(format, bytes);

                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(again is null || again.AsSpan().SequenceEqual(bytes), $"{format}, seed {seed}");
                Assert.True(allocated < 64_000 + (40L * bytes.Length), $"{format}, seed {seed}: {allocated} B");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Random_bytes_are_refused(string format)
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);

            Assert.True(Reencode(format, bytes) is null, $"{format}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Deep_nesting_and_huge_counts_are_refused(string format)
    {
        byte[][] hostile =
        [
            [.. Enumerable.Repeat((byte)0x81, 1_000_000)],
            [.. Enumerable.Repeat((byte)0xa1, 1_000_000)],
            [.. Enumerable.Repeat((byte)0xd2, 1_000_000)],
            [0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [0xd2, 0x84, 0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ];
        // Once beforehand, so that nothing is loaded while memory is measured.
        Assert.NotNull(Reencode(format, Good(format).First()));
        Assert.All(hostile, bytes =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(Reencode(format, bytes));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        });
    }

    [Fact]
    public void Verifier_never_throws_and_never_accepts_a_damaged_statement()
    {
        var vector = Vectors.Of("statements")[0];
        using var signer = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        var registry = new OneSigner(new SignerRecord(signer.PublicKey, 0, Hash256.Zero, IsRevoked: false));
        var verifier = new StatementVerifier(vector.Chain, registry, Es256Scheme.Instance);
        byte[] good = vector.Bytes("statementHex");

        Assert.Equal(Verdict.Next, verifier.Verify(good, out _));
        for (int seed = 0; seed < 2000; seed++)
        {
            byte[] bytes = Mutation.Of(good, new Random(seed));
            bool isSame = bytes.AsSpan().SequenceEqual(good);
            Assert.True(isSame == (verifier.Verify(bytes, out _) == Verdict.Next), $"seed {seed}");
        }
    }

    private static IEnumerable<byte[]> Good(string format) => format switch
    {
        "statement" => From("statements", "statementHex"),
        "readings" => Vectors.Of("statements")
            .Where(v => v.Has("readings") && v.Cases("readings").All(r => r.Has("quality")))
            .Select(v => v.Bytes("payloadHex")),
        "status" => Vectors.Of("statements").Where(v => v.Has("status")).Select(v => v.Bytes("payloadHex")),
        "transaction" => From("transactions", "transactionHex").Concat(From("changes", "transactionHex")),
        "change" => From("changes", "payloadHex"),
        "history" => From("proofs", "proofHex").Select(HistoryIn),
        "genesis" => From("genesis", "genesisHex"),
        "header" => From("blocks", "headerHex"),
        "block" => From("blocks", "blockHex"),
        "certificate" => From("certificates", "certificateHex"),
        "evidence" => From("evidence", "evidenceHex"),
        "proof" => From("proofs", "proofHex"),
        "head" => From("heads", "frameHex").Take(1),
        "roster" => From("rosterframes", "frameHex").Take(1),
        "receipt" => From("receipts", "receiptHex"),
        "ballot" => From("ballots", "ballotHex"),
        "ballots" => From("quarantines", "listHex"),
        "quarantine" => From("quarantines", "quarantineHex"),
        "contradiction" => From("contradictions", "contradictionHex"),
        _ => From("keys", "coseKeyHex"),
    };

    private static IEnumerable<byte[]> From(string kind, string field) =>
        Vectors.Of(kind).Select(vector => vector.Bytes(field));

    /// <summary>Parses and writes from the parsed values alone; null when the parser refuses.</summary>
    private static byte[]? Reencode(string format, byte[] bytes) => format switch
    {
        "statement" => Statement.TryParse(bytes, out var statement) ? Again(statement) : null,
        "readings" => ReadingPayload.TryParse(bytes, out var readings) ? Again(bytes, readings) : null,
        "status" => DeviceStatus.TryParse(bytes, out var status) ? status.Encode() : null,
        "transaction" => Transaction.TryParse(bytes, out var transaction) ? Again(transaction) : null,
        "genesis" => Genesis.TryParse(bytes, out var genesis, out _) ? Again(genesis) : null,
        "header" => BlockHeader.TryParse(bytes, out var header) ? header.Encode() : null,
        "block" => Block.TryParse(bytes, out var block) ? block.Encode() : null,
        "certificate" => Certificate.TryParse(bytes, out var certificate) ? certificate.Encode() : null,
        "evidence" => EquivocationEvidence.TryParse(bytes, out var evidence) ? evidence.Encode() : null,
        "proof" => StatementProof.TryParse(bytes, out var proof) ? proof.Encode() : null,
        "change" => ValidatorChange.TryParse(bytes, out var change) ? change.Encode() : null,
        "history" => ValidatorHistory.TryParse(bytes, out var history) ? history.Encode() : null,
        "receipt" => InclusionReceipt.TryParse(bytes, out var receipt) ? receipt.Encode() : null,
        "roster" => RosterFrame.TryParse(bytes, RosterKey, out var roster) ? roster.Encode(RosterKey) : null,
        "head" => HeadFrame.TryParse(bytes, HeadKey, out var head) ? head.Encode(HeadKey) : null,
        "ballot" => Ballot.TryParse(bytes, out var ballot) ? ballot.Encode() : null,
        "ballots" => BallotList.TryParse(bytes, out var ballots) ? BallotList.Encode(ballots) : null,
        "quarantine" => Quarantine.TryParse(bytes, out var lost) ? Quarantine.Encode(lost.Statement, [.. lost.Ballots]) : null,
        "contradiction" => BallotContradiction.TryParse(bytes, out var contradiction) ? contradiction.Encode() : null,
        _ => PublicKey.TryFromCoseKey(bytes, out var key) ? key.ToCoseKey() : null,
    };

    private static byte[] HistoryIn(byte[] bytes)
    {
        Assert.True(StatementProof.TryParse(bytes, out var proof));
        return proof.History.Encode();
    }

    private static byte[] RosterKey { get; } = Vectors.Of("rosterframes")[0].Bytes("keyHex");

    private static byte[] HeadKey { get; } = Vectors.Of("heads")[0].Bytes("keyHex");

    // The signer's key is not in a statement: build by hand what Statement.Encode builds.
    private static byte[] Again(Statement s) => new CanonicalWriter().WriteTag(18).WriteArray(4)
        .WriteBytes(new CanonicalWriter().WriteMap(6)
            .WriteInteger(1).WriteInteger(-7)
            .WriteInteger(3).WriteInteger(s.ContentType)
            .WriteInteger(4).WriteAddress(s.Signer)
            .WriteInteger(-65537).WriteInteger(s.Seq)
            .WriteInteger(-65538).WriteHash(s.Prev)
            .WriteInteger(-65539).WriteText(s.Chain.Value)
            .WrittenSpan)
        .WriteMap(0).WriteBytes(s.Payload.Span).WriteBytes(s.Signature.Span).ToArray();

    private static byte[] Again(Transaction transaction)
    {
        var builder = new TransactionBuilder(transaction.Chain, transaction.ContentType, transaction.Payload);
        foreach (var part in transaction.Signatures)
        {
            builder.Add(part.Signer, part.Seq, part.Prev, part.Signature.Span);
        }

        return builder.Build().Bytes.ToArray();
    }

    private static byte[] Again(Genesis genesis) => Genesis.Create(
        genesis.Region, genesis.CreatedUnixMs,
        Enumerable.Range(0, genesis.Validators.Count).Select(i => genesis.Validators[i]),
        genesis.RegistrarQuorum, genesis.Registrars, genesis.Discos, genesis.Limits).Encode();

    // Quality may be left out on the wire, and is 0 then; nothing else may.
    private static byte[] Again(byte[] bytes, IReadOnlyList<Reading> readings)
    {
        byte[] again = ReadingPayload.Encode(readings);
        if (again.Length <= bytes.Length) return again;
        Assert.True(ReadingPayload.TryParse(again, out var second));
        Assert.Equal(readings, second);
        return bytes;
    }

    private sealed class OneSigner(SignerRecord record) : IRegistry
    {
        public bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer)
        {
            signer = address == record.Key.Address ? record : null;
            return signer is not null;
        }
    }
}
