namespace EdgeLedger.Cli.Remote;

/// <summary>Where a signer's chain goes on, from /v1/signers/{address}.</summary>
/// <param name="NextSeq">Number of its next link, from 1.</param>
/// <param name="Prev">Id of its newest link, 64 hex digits; zeros before the first.</param>
internal sealed record ChainPosition(long NextSeq, string Prev)
{
    public static readonly ChainPosition Start = new(1, new string('0', 64));
}
