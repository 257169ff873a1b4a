namespace EdgeLedger.Records;

/// <summary>
/// How many of n gateways it takes, when up to a third less one may lie (arXiv:1807.04938, section 2).
/// </summary>
public static class Quorum
{
    /// <summary>More than two thirds: any two quorums share a gateway that is not faulty.</summary>
    public static int Of(int gateways) => (2 * gateways / 3) + 1;

    /// <summary>f: gateways that may be faulty; f + 1 of them include an honest one.</summary>
    public static int Faulty(int gateways) => (gateways - 1) / 3;
}
