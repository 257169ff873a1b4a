using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

// Ballots, the quarantine list, and contradictory ballots.
internal sealed partial class LedgerModel
{
    private const int MostOfSigner = 16;

    private readonly Dictionary<Hash256, ModelDispute> _disputes = [];
    private readonly HashSet<Address> _contradictions = [];

    /// <summary>Statements on a quarantine list so far.</summary>
    public int Quarantined { get; private set; }

    private int DisputeBlocks => _region.Genesis.Limits.DisputeBlocks;

    private void ApplyBallots(BlockEntry entry, BlockHeader header)
    {
        Must(BallotList.TryParse(entry.Bytes, out var ballots), header, "holds ballots that can be read");
        var validators = Validators.At(header.Height);
        foreach (var ballot in ballots!)
        {
            int index = validators.IndexOf(ballot.Gateway);
            Must(index >= 0 && IsSigned(validators.Keys[index], ballot), header, "holds ballots of its gateways");
        }

        var moved = new HashSet<(Address, SignerLink)>();
        var items = ballots.SelectMany(ballot => ballot.Items);
        foreach (var link in items.Select(item => item.Link).Distinct().OrderBy(link => link.Id))
        {
            Count(link, ballots, validators, header, moved);
        }

        bool allMove = ballots.All(ballot => ballot.Items.Any(item => moved.Contains((ballot.Gateway, item.Link))));
        Must(allMove, header, "holds no ballot that changes nothing");
    }

    // f+1 rejections at once of the next link of a chain open a dispute; then each gateway is heard once, for so many
    // blocks.
    private void Count(
        SignerLink link, IReadOnlyList<Ballot> ballots, ModelValidators validators, BlockHeader header,
        HashSet<(Address, SignerLink)> moved)
    {
        bool isNext = Signers.TryGetValue(link.Signer, out var signer) && !signer.IsRevoked
            && link.Seq == signer.Seq + 1;
        if (!isNext) return;
        bool isNew = !_disputes.TryGetValue(link.Id, out var dispute);
        var said = ballots.Where(ballot => ballot.Find(link.Id)?.Link == link)
            .Where(ballot => dispute?.Answers.ContainsKey(ballot.Gateway) != true)
            .Select(ballot => (ballot.Gateway, ballot.Find(link.Id)!.Value.Accepts)).ToList();
        bool counts = isNew
            ? Of(link.Signer).Count < MostOfSigner
                && said.Count(word => !word.Accepts) > (validators.Count - 1) / 3
            : dispute!.IsOpenAt(header.Height, DisputeBlocks) && said.Count > 0;
        if (!counts) return;
        dispute ??= new ModelDispute(link, header.Height);
        foreach (var (gateway, accepts) in said)
        {
            dispute.Answers[gateway] = accepts;
            moved.Add((gateway, link));
        }

        dispute.Judge(validators);
        _disputes[link.Id] = dispute;
        PutDisputes(link.Signer, link.Seq);
    }

    private void ApplyQuarantine(BlockEntry entry, BlockHeader header)
    {
        Must(Quarantine.TryParse(entry.Bytes, out var quarantine), header, "holds a quarantine that can be read");
        var statement = quarantine!.Statement;
        Must(_disputes.TryGetValue(statement.Id, out var dispute), header, "quarantines what is disputed");
        Must(dispute!.IsLostAt(header.Height, DisputeBlocks), header, "quarantines what has lost");
        var shown = quarantine.Ballots.ToDictionary(
            ballot => ballot.Gateway, ballot => ballot.Find(statement.Id)!.Value.Accepts);
        Must(shown.Count == dispute.Answers.Count && shown.All(
            word => dispute.Answers.TryGetValue(word.Key, out bool accepts) && accepts == word.Value), header,
            "quarantines with the ballots that were counted");
        foreach (var ballot in quarantine.Ballots)
        {
            Must(ballot.Find(statement.Id)!.Value.Link == dispute.Link, header,
                "quarantines with ballots about that place in the chain");
            var key = _region.Gateways.First(one => one.Key.PublicKey.Address == ballot.Gateway).Key.PublicKey;
            Must(IsSigned(key, ballot), header, "quarantines with ballots that were signed");
        }

        Take(statement.Bytes, header);
        Quarantined++;
    }

    private void ApplyContradiction(BallotContradiction contradiction, BlockHeader header)
    {
        var accused = _region.Gateways.FirstOrDefault(one => one.Key.PublicKey.Address == contradiction.Gateway);
        bool isRightful = accused is not null && _region.Votes.MayHaveContradicted(accused);
        Must(isRightful, header, "accuses no honest gateway");
        Must(_contradictions.Add(contradiction.Gateway), header, "convicts a gateway of its ballots once");
        Put("contradiction/", contradiction.Gateway, new CanonicalWriter().WriteUnsigned(header.Height).ToArray());
    }

    private bool IsSigned(PublicKey key, Ballot ballot) => _region.Keys.Scheme.Verify(
        key, ballot.SigningDigest(_region.Genesis.Chain), ballot.Signature.Span);

    // Whatever becomes the next link settles all disputes about what could have been it.
    private void SettleDisputes(Address signer)
    {
        var settled = Of(signer);
        if (settled.Count == 0) return;
        foreach (var dispute in settled) _disputes.Remove(dispute.Link.Id);
        PutDisputes(signer, 0);
    }

    private List<ModelDispute> Of(Address signer) =>
        [.. _disputes.Values.Where(one => one.Link.Signer == signer).OrderBy(one => one.Link.Id)];

    private void PutDisputes(Address signer, long seq)
    {
        var all = Of(signer);
        var writer = new CanonicalWriter().WriteArray(2).WriteUnsigned(seq).WriteArray(all.Count);
        foreach (var dispute in all) dispute.Write(writer);
        Put("dispute/", signer, writer.ToArray());
    }
}
