using System.Text;
using EdgeLedger.Contracts;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Checks;

/// <summary>What may stand in a block, and what it leads to: the rules of gateway/Contracts/README.md once
/// more.</summary>
/// <remarks>
/// It knows more than a gateway can: the simulator signed every statement itself, so whether a signature is right
/// is looked up, not verified.
/// </remarks>
internal sealed partial class LedgerModel
{
    private readonly Region _region;
    private readonly ModelTree _state;
    private readonly Dictionary<Address, (long Offence, long Block)> _offences = [];
    private readonly Dictionary<Address, Hash256> _evidence = [];
    private readonly Dictionary<Hash256, bool?> _plausible = [];

    public LedgerModel(Region region)
    {
        (_region, _state) = (region, new ModelTree());
        var genesis = region.Genesis;
        Put("genesis", genesis.Hash.ToArray());
        Put("registrar-quorum", new CanonicalWriter().WriteUnsigned(genesis.RegistrarQuorum).ToArray());
        Put("future-tolerance",
            new CanonicalWriter().WriteUnsigned(genesis.Limits.FutureToleranceSeconds).ToArray());
        PublicKey[] gateways =
            [.. region.Gateways.Take(region.Scenario.Gateways).Select(one => one.Key.PublicKey)];
        Validators = new ModelSchedule(new ModelValidators(genesis.Hash, 0, Hash256.Zero, gateways));
        Put("validators", Validators.Encode());
        foreach (var key in gateways) Put("gateway/", key.Address, key.ToCoseKey());

        foreach (var key in genesis.Registrars) Signers.Add(key.Address, new(key, SignerKind.Registrar, ""));
        foreach (var (address, signer) in Signers) Put("signer/", address, signer.Encode());
    }

    private LedgerModel(LedgerModel other)
    {
        (_region, _state, Validators) = (other._region, new ModelTree(other._state), new(other.Validators));
        (_plausible, Statements, GoodTransactions) = (other._plausible, other.Statements, other.GoodTransactions);
        Signers = other.Signers.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        _offences = new(other._offences);
        _evidence = new(other._evidence);
        _disputes = other._disputes.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        _contradictions = [.. other._contradictions];
    }

    public ModelSchedule Validators { get; }

    public Dictionary<Address, ModelSigner> Signers { get; } = [];

    /// <summary>Statements by the hash of their bytes: all that the simulator has made.</summary>
    public Dictionary<Hash256, SignedStatement> Statements { get; } = [];

    public HashSet<Hash256> GoodTransactions { get; } = [];

    /// <summary>Gateways with evidence in a block.</summary>
    public IEnumerable<Address> Offenders => _offences.Keys;

    public ReadOnlySpan<byte> StateRoot => _state.Root;

    public void Know(byte[] bytes, SignedStatement statement)
    {
        Statements[Hash256.Of(bytes)] = statement;
        if (Statement.TryParse(bytes, out var parsed)) _plausible[parsed.Id] = statement.IsPlausible;
    }

    /// <summary>Whether gateways must believe a statement, must not, or may judge either way.</summary>
    public bool? PlausibilityOf(Hash256 statement) => _plausible.GetValueOrDefault(statement);

    /// <summary>To try a block on; what the simulator has signed is shared.</summary>
    public LedgerModel Copy() => new(this);

    /// <summary>Carries out a block.</summary>
    public void Apply(Block block)
    {
        foreach (var entry in block.Entries)
        {
            switch (entry.Kind)
            {
                case EntryKind.Statement:
                    bool isClear = !Statement.TryParse(entry.Bytes, out var statement)
                        || !_disputes.TryGetValue(statement.Id, out var dispute)
                        || dispute.Status == ModelDispute.Admitted;
                    Must(isClear, block.Header, "holds no statement in dispute");
                    Take(entry.Bytes, block.Header);
                    break;
                case EntryKind.Transaction:
                    ApplyTransaction(entry, block.Header);
                    break;
                case EntryKind.Ballot:
                    ApplyBallots(entry, block.Header);
                    break;
                case EntryKind.Quarantine:
                    ApplyQuarantine(entry, block.Header);
                    break;
                case EntryKind.Evidence when BallotContradiction.TryParse(entry.Bytes, out var contradiction):
                    ApplyContradiction(contradiction, block.Header);
                    break;
                case EntryKind.Evidence:
                    ApplyEvidence(entry, block.Header);
                    break;
                default:
                    throw new ViolationException($"a block holds an entry of kind {entry.Kind}");
            }
        }
    }

    // What a statement must be, accepted or quarantined: the next link of its signer's chain.
    private void Take(ReadOnlyMemory<byte> bytes, BlockHeader header)
    {
        bool isKnown = Statements.TryGetValue(Hash256.Of(bytes.Span), out var made);
        Must(isKnown && made!.MayBeFinal, header, "holds statements that their signer signed and may make");
        Must(Statement.TryParse(bytes, out var statement), header, "holds statements that can be read");
        Must(Signers.TryGetValue(statement!.Signer, out var signer), header,
            "holds statements of enrolled signers");
        Must(!signer!.IsRevoked, header, "holds no statement of a revoked signer");
        Must(statement.Seq == signer.Seq + 1, header,
            $"continues each chain without gaps and without doubles: {statement.Seq} after {signer.Seq}");
        Must(statement.Prev == signer.Id, header, "continues each chain where it ended");
        Must(made!.UnixSeconds <= (header.UnixMs / 1000) + _region.Genesis.Limits.FutureToleranceSeconds, header,
            "holds no reading of the future");
        Advance(statement.Signer, signer, statement.Seq, statement.Id, header);
    }

    private void ApplyTransaction(BlockEntry entry, BlockHeader header)
    {
        Must(GoodTransactions.Contains(Hash256.Of(entry.Bytes.Span)), header, "holds rightful transactions");
        Must(Transaction.TryParse(entry.Bytes, out var transaction), header,
            "holds transactions that can be read");
        if (transaction!.ContentType == ContentType.ValidatorChange)
        {
            ApplyChange(transaction, header);
            return;
        }

        Must(RegistryOperation.TryParse(transaction.Payload, out var operation), header, "can be read");
        if (operation is Enrolment enrolment)
        {
            bool isNew = !Signers.TryGetValue(enrolment.Device.Address, out var device);
            Must(isNew || device!.IsRevoked, header, "enrols who is not enrolled");
            device ??= new ModelSigner(enrolment.Device, enrolment.Kind, enrolment.Label);
            (device.Kind, device.Label, device.IsRevoked) = (enrolment.Kind, enrolment.Label, false);
            Signers[enrolment.Device.Address] = device;
        }

        foreach (var one in transaction.Signatures)
        {
            var signer = Signers[one.Signer];
            Must(one.Seq == signer.Seq + 1 && one.Prev == signer.Id, header, "continues the chain of who signs");
            Advance(one.Signer, signer, one.Seq, one.LinkId, header);
        }

        if (operation is not Revocation revocation) return;
        var revoked = Signers[revocation.Device];
        Must(!revoked.IsRevoked, header, "revokes who is enrolled");
        revoked.IsRevoked = true;
        Put("signer/", revocation.Device, revoked.Encode());
        SettleDisputes(revocation.Device);
    }

    // The office asks for rightful changes only; each may stand once, and only when the one before is in force.
    private void ApplyChange(Transaction transaction, BlockHeader header)
    {
        Must(ValidatorChange.TryParse(transaction.Payload.Span, out var change), header,
            "holds changes that can be read");
        Must(change!.Number == Validators.Last.Number + 1, header, "changes the gateways once, and in order");
        Must(Validators.LastFrom <= header.Height, header, "changes the gateways one change at a time");
        Validators.Add(
            new ModelValidators(_region.Genesis.Hash, change.Number, transaction.Id, change.Keys), header.Height);
        foreach (var key in change.Keys) Put("gateway/", key.Address, key.ToCoseKey());
        Put("validators", Validators.Encode());
    }

    /// <summary>Id of the first evidence on record against a gateway; null if there is none.</summary>
    public Hash256? EvidenceOf(Address gateway) => _evidence.TryGetValue(gateway, out var id) ? id : null;

    private void ApplyEvidence(BlockEntry entry, BlockHeader header)
    {
        Must(EquivocationEvidence.TryParse(entry.Bytes, out var evidence), header,
            "holds evidence that can be read");
        var accused = _region.Gateways.FirstOrDefault(one => one.Key.PublicKey.Address == evidence!.Validator);
        Must(accused is { IsHonest: false }, header, "accuses no honest gateway");
        Must(evidence!.FirstHash != evidence.SecondHash && evidence.Height <= header.Height, header,
            "accuses of two votes for one step that has been");
        Must(IsSigned(accused!.Key.PublicKey, evidence, evidence.FirstHash, evidence.FirstSignature)
            && IsSigned(accused!.Key.PublicKey, evidence, evidence.SecondHash, evidence.SecondSignature), header,
            "holds evidence that the accused signed");
        var (offence, at) = _offences.GetValueOrDefault(evidence.Validator);
        Must(evidence.Height > offence && header.Height > at, header, "holds one new offence a gateway");
        _offences[evidence.Validator] = (evidence.Height, header.Height);
        _evidence.TryAdd(evidence.Validator, Hash256.Of(entry.Bytes.Span));
        Put("evidence/", evidence.Validator, new CanonicalWriter()
            .WriteArray(3).WriteUnsigned(evidence.Height).WriteUnsigned(header.Height)
            .WriteHash(_evidence[evidence.Validator]).ToArray());
    }

    private bool IsSigned(
        PublicKey accused, EquivocationEvidence evidence, Hash256? block, ReadOnlyMemory<byte> signature) =>
        _region.Keys.Scheme.Verify(
            accused,
            Vote.SigningDigest(_region.Genesis.Chain, evidence.Type, evidence.Height, evidence.Round, block),
            signature.Span);

    private void Advance(Address address, ModelSigner signer, long seq, Hash256 id, BlockHeader header)
    {
        signer.Advance(seq, id, header);
        Put("signer/", address, signer.Encode());
        SettleDisputes(address);
    }

    private void Put(string path, Address address, byte[] value) =>
        _state.Put([.. Encoding.ASCII.GetBytes(path), .. address.ToArray()], value);

    private void Put(string path, byte[] value) => _state.Put(Encoding.ASCII.GetBytes(path), value);

    private static void Must(bool holds, BlockHeader header, string promise)
    {
        if (!holds) throw new ViolationException($"block {header.Height} {promise}");
    }
}
