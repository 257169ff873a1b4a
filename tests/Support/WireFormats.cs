using EdgeLedger.Records;

namespace EdgeLedger.Tests.Support;

/// <summary>Every format of Records that is read from a network: a new one gets its line here.</summary>
internal static class WireFormats
{
    private static readonly byte[] HeadKey = GoldenVectors.Bytes("heads", "keyHex")[0];
    private static readonly byte[] RosterKey = GoldenVectors.Bytes("rosterframes", "keyHex")[0];

    public static IReadOnlyList<WireFormat> All { get; } =
    [
        new("statement", GoldenVectors.Bytes("statements", "statementHex"),
            bytes => Statement.TryParse(bytes, out var statement) ? Encode(statement) : null),
        new("readings", Payloads(ContentType.Reading),
            bytes => ReadingPayload.TryParse(bytes, out var readings) ? Encode(bytes, readings) : null),
        new("status", Payloads(ContentType.DeviceStatus),
            bytes => DeviceStatus.TryParse(bytes, out var status) ? status.Encode() : null),
        new("setting", [new TechnicianSetting(Address.FromBytes(new byte[20]), "log.level", "debug").Encode()],
            bytes => TechnicianSetting.TryParse(bytes, out var setting) ? setting.Encode() : null),
        new("transaction",
            [
                .. GoldenVectors.Bytes("transactions", "transactionHex"),
                .. GoldenVectors.Bytes("changes", "transactionHex"),
            ],
            bytes => Transaction.TryParse(bytes, out var transaction) ? Encode(transaction) : null),
        new("change", GoldenVectors.Bytes("changes", "payloadHex"),
            bytes => ValidatorChange.TryParse(bytes, out var change) ? change.Encode() : null),
        new("history", [.. GoldenVectors.Bytes("proofs", "proofHex").Select(HistoryIn)],
            bytes => ValidatorHistory.TryParse(bytes, out var history) ? history.Encode() : null),
        new("genesis", GoldenVectors.Bytes("genesis", "genesisHex"),
            bytes => Genesis.TryParse(bytes, out var genesis, out _) ? Encode(genesis) : null),
        new("header", GoldenVectors.Bytes("blocks", "headerHex"),
            bytes => BlockHeader.TryParse(bytes, out var header) ? header.Encode() : null),
        new("block", GoldenVectors.Bytes("blocks", "blockHex"),
            bytes => Block.TryParse(bytes, out var block) ? block.Encode() : null),
        new("certificate", GoldenVectors.Bytes("certificates", "certificateHex"),
            bytes => Certificate.TryParse(bytes, out var certificate) ? certificate.Encode() : null),
        new("evidence", GoldenVectors.Bytes("evidence", "evidenceHex"),
            bytes => EquivocationEvidence.TryParse(bytes, out var evidence) ? evidence.Encode() : null),
        new("proof", GoldenVectors.Bytes("proofs", "proofHex"),
            bytes => StatementProof.TryParse(bytes, out var proof) ? proof.Encode() : null),
        new("checkpoint", [.. GoldenVectors.Bytes("proofs", "proofHex").Select(CheckpointIn)],
            bytes => Checkpoint.TryParse(bytes, out var checkpoint) ? checkpoint.Encode() : null),
        new("receipt", GoldenVectors.Bytes("receipts", "receiptHex"),
            bytes => InclusionReceipt.TryParse(bytes, out var receipt) ? receipt.Encode() : null),
        new("head", [GoldenVectors.Bytes("heads", "frameHex")[0]],
            bytes => HeadFrame.TryParse(bytes, HeadKey, out var head) ? head.Encode(HeadKey) : null),
        new("roster", [GoldenVectors.Bytes("rosterframes", "frameHex")[0]],
            bytes => RosterFrame.TryParse(bytes, RosterKey, out var roster) ? roster.Encode(RosterKey) : null),
        new("ballot", GoldenVectors.Bytes("ballots", "ballotHex"),
            bytes => Ballot.TryParse(bytes, out var ballot) ? ballot.Encode() : null),
        new("ballots", GoldenVectors.Bytes("quarantines", "listHex"),
            bytes => BallotList.TryParse(bytes, out var ballots) ? BallotList.Encode(ballots) : null),
        new("quarantine", GoldenVectors.Bytes("quarantines", "quarantineHex"),
            bytes => Quarantine.TryParse(bytes, out var one) ? Quarantine.Encode(one.Statement, [.. one.Ballots]) : null),
        new("contradiction", GoldenVectors.Bytes("contradictions", "contradictionHex"),
            bytes => BallotContradiction.TryParse(bytes, out var two) ? two.Encode() : null),
        new("key", GoldenVectors.Bytes("keys", "coseKeyHex"),
            bytes => PublicKey.TryFromCoseKey(bytes, out var key) ? key.ToCoseKey() : null),
    ];

    public static IEnumerable<string> Names => All.Select(format => format.Name);

    public static WireFormat Of(string name) => All.Single(format => format.Name == name);

    private static IReadOnlyList<byte[]> Payloads(int contentType) =>
        [.. GoldenVectors.Cases("statements")
            .Where(one => one.GetProperty("contentType").GetInt64() == contentType)
            .Select(one => GoldenVectors.BytesOf(one, "payloadHex"))];

    private static byte[] HistoryIn(byte[] bytes) => StatementProof.TryParse(bytes, out var proof)
        ? proof.History.Encode()
        : throw new InvalidDataException("A golden proof does not parse.");

    // Header, votes and changes are those that the proof of one of the block's entries shows.
    private static byte[] CheckpointIn(byte[] bytes) => StatementProof.TryParse(bytes, out var proof)
        && BlockHeader.TryParse(proof.Proof.HeaderBytes.Span, out var header)
        && Certificate.TryParse(proof.Proof.CertificateBytes, out var certificate)
            ? new Checkpoint(header, proof.Proof.HeaderBytes, certificate, proof.History).Encode()
            : throw new InvalidDataException("A golden proof does not parse.");

    // The signer's private key is not in a statement: written by hand what Statement.Encode writes (RFC 9052).
    private static byte[] Encode(Statement s) => new CanonicalWriter().WriteTag(18).WriteArray(4)
        .WriteBytes(new CanonicalWriter().WriteMap(6)
            .WriteInteger(1).WriteInteger(-7)
            .WriteInteger(3).WriteInteger(s.ContentType)
            .WriteInteger(4).WriteAddress(s.Signer)
            .WriteInteger(-65537).WriteInteger(s.Seq)
            .WriteInteger(-65538).WriteHash(s.Prev)
            .WriteInteger(-65539).WriteText(s.Chain.Value)
            .WrittenSpan)
        .WriteMap(0).WriteBytes(s.Payload.Span).WriteBytes(s.Signature.Span).ToArray();

    // Quality may be left out on the wire, and is 0 then; nothing else may be said in two ways.
    private static byte[] Encode(byte[] bytes, IReadOnlyList<Reading> readings)
    {
        byte[] again = ReadingPayload.Encode(readings);
        return again.Length > bytes.Length && ReadingPayload.TryParse(again, out var second)
            && second.SequenceEqual(readings) ? bytes : again;
    }

    private static byte[] Encode(Transaction transaction)
    {
        var builder = new TransactionBuilder(transaction.Chain, transaction.ContentType, transaction.Payload);
        foreach (var part in transaction.Signatures)
        {
            builder.Add(part.Signer, part.Seq, part.Prev, part.Signature.Span);
        }

        return builder.Build().Bytes.ToArray();
    }

    private static byte[] Encode(Genesis genesis) => Genesis.Create(
        genesis.Region, genesis.CreatedUnixMs,
        Enumerable.Range(0, genesis.Validators.Count).Select(i => genesis.Validators[i]),
        genesis.RegistrarQuorum, genesis.Registrars, genesis.Discos, genesis.Limits).Encode();
}
