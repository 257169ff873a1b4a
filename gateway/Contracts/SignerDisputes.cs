using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>The disputes about the next link of one signer's chain, under <c>dispute/&lt;signer&gt;</c>.</summary>
/// <remarks>
/// A chain has one next link, and whatever becomes it settles all disputes about what could have been it: they
/// leave the state with the block that moves the chain. So the state never holds more than a few for each signer,
/// and an old ballot, said again, opens nothing: the place that it speaks of is taken. Blocks keep the ballots for
/// good.
/// </remarks>
/// <param name="Seq">The link disputed; 0 where there is no dispute.</param>
/// <param name="All">Ascending by statement id: several only where a device forks its own chain.</param>
public sealed record SignerDisputes(Address Signer, long Seq, IReadOnlyList<DisputeEntry> All)
{
    /// <summary>
    /// Most disputes about one signer at a time. Each may end in quarantine, which settles them all, so a device
    /// that forks its chain more often than this holds up nobody but itself.
    /// </summary>
    public const int Most = 16;

    private const int FieldCount = 2;

    public DisputeEntry? Find(Hash256 statement) => All.FirstOrDefault(one => one.Link.Id == statement);

    /// <summary>Those that the state has of a signer as it stands now, also in the middle of a block.</summary>
    public static SignerDisputes Of(IStateReader state, Address address, SignerEntry signer)
    {
        var next = signer.LastSeq + 1;
        var onRecord = state.Find(StateKeys.Dispute(address)) is { } value ? Decode(address, value) : null;
        return onRecord?.Seq == next && signer.Status == SignerStatus.Active
            ? onRecord
            : new SignerDisputes(address, next, []);
    }

    /// <summary>CBOR: <c>[seq, [[statement id, status, opened, [[gateway, verdict]...]]...]]</c>.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(64).WriteArray(FieldCount).WriteUnsigned(Seq).WriteArray(All.Count);
        foreach (var dispute in All) dispute.Write(writer);
        return writer.ToArray();
    }

    /// <exception cref="InvalidDataException">Not what <see cref="Encode"/> wrote: a damaged store.</exception>
    public static SignerDisputes Decode(Address signer, byte[] value)
    {
        var reader = new CanonicalReader(value);
        var isGood = reader.TryReadArray(FieldCount)
            & reader.TryReadUnsigned(out var seq)
            & reader.TryReadArray(out int count);
        var all = new List<DisputeEntry>();
        for (var index = 0; isGood && index < count; index++)
        {
            isGood = DisputeEntry.TryRead(ref reader, signer, seq, out var dispute);
            all.Add(dispute);
        }

        return isGood && reader.IsAtEnd
            ? new SignerDisputes(signer, seq, all)
            : throw new InvalidDataException("The disputes about a signer in the state cannot be read.");
    }

    internal SignerDisputes With(DisputeEntry dispute) => this with
    {
        All = [.. All.Where(one => one.Link != dispute.Link).Append(dispute).OrderBy(one => one.Link.Id)],
    };

    // At the end of a block that moved or ended a signer's chain.
    internal static void Settle(IStateWriter state, Address address, SignerEntry signer)
    {
        if (state.Find(StateKeys.Dispute(address)) is not { } value) return;
        var onRecord = Decode(address, value);
        if (onRecord.All.Count > 0 && Of(state, address, signer).All.Count == 0)
        {
            state.Put(StateKeys.Dispute(address), new SignerDisputes(address, 0, []).Encode());
        }
    }
}
