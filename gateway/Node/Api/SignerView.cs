namespace EdgeLedger.Node.Api;

/// <summary>Where a signer's chain goes on: what its next link must carry.</summary>
internal sealed record SignerView(string Address, string Kind, string Status, long NextSeq, string Prev);
