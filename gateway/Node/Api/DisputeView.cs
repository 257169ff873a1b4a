using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>A dispute on the chain that still holds up a statement.</summary>
/// <param name="LastHeight">Last block in which an answer counts.</param>
internal sealed record DisputeView(
    string Statement, string Status, long OpenedHeight, long LastHeight, IReadOnlyList<BallotView> Answers)
{
    public static DisputeView Of(Hash256 statement, DisputeEntry dispute, int disputeBlocks) => new(
        statement.ToString(), dispute.Status.ToString().ToLowerInvariant(), dispute.OpenedHeight,
        dispute.OpenedHeight + disputeBlocks,
        [
            .. dispute.Answers.Select(answer =>
                new BallotView(answer.Key.ToString(), BallotView.VerdictOf(answer.Value), null)),
        ]);
}
