using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>What one gateway says of one statement.</summary>
/// <param name="Verdict">accept or reject.</param>
internal sealed record BallotView(string Gateway, string Verdict, string? Reason)
{
    public static BallotView Of(Ballot ballot, Hash256 statement)
    {
        var item = ballot.Find(statement)!.Value;
        return new BallotView(
            ballot.Gateway.ToString(), VerdictOf(item.Accepts), item.Accepts ? null : item.Reason.ToString());
    }

    public static string VerdictOf(bool accepts) => accepts ? "accept" : "reject";
}
