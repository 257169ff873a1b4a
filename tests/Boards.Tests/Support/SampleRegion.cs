using EdgeLedger.Records;

namespace EdgeLedger.Boards.Tests.Support;

/// <summary>A region of four gateways, without any.</summary>
internal static class SampleRegion
{
    public static Genesis Create()
    {
        PublicKey[] keys = [.. Enumerable.Range(0, 5).Select(_ => NewKey())];
        return Genesis.Create("river", 1_790_000_000_000, keys[..4], 1, keys[4..], []);
    }

    private static PublicKey NewKey()
    {
        using var signer = EcdsaSigner.Create();
        return signer.PublicKey;
    }
}
