using EdgeLedger.Ledger.ReadModel;

namespace EdgeLedger.Node.Api;

/// <summary>A statement on a block's quarantine list.</summary>
internal sealed record QuarantineView(
    string Statement, string Signer, long Seq, long Height, int Rejects, int Accepts,
    IReadOnlyList<string> Reasons)
{
    public static QuarantineView Of(QuarantinedStatement lost) => new(
        lost.Id.ToString(), lost.Signer.ToString(), lost.Seq, lost.Height, lost.Rejects, lost.Accepts,
        [.. lost.Reasons.Select(reason => reason.ToString())]);
}
