using EdgeLedger.Contracts;

namespace EdgeLedger.Node.Api;

/// <summary>A dispute on the chain that still holds up a statement.</summary>
/// <param name="LastHeight">Last block in which an answer counts.</param>
internal sealed record DisputeView(
    string Statement, string Signer, long Seq, string Status, long OpenedHeight, long LastHeight,
    IReadOnlyList<BallotView> Answers)
{
    public static DisputeView Of(DisputeEntry dispute, int disputeBlocks) => new(
        dispute.Link.Id.ToString(), dispute.Link.Signer.ToString(), dispute.Link.Seq,
        dispute.Status.ToString().ToLowerInvariant(), dispute.OpenedHeight, dispute.OpenedHeight + disputeBlocks,
        [
            .. dispute.Answers.Select(answer =>
                new BallotView(answer.Key.ToString(), BallotView.VerdictOf(answer.Value), null)),
        ]);
}
