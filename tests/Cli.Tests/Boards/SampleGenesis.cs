using EdgeLedger.Records;

namespace EdgeLedger.Cli.Tests.Boards;

/// <summary>The genesis file of a region that is nowhere.</summary>
internal static class SampleGenesis
{
    public static string WriteTo(TemporaryFolder folder)
    {
        PublicKey[] keys = [.. Enumerable.Range(0, 5).Select(_ => NewKey())];
        var genesis = Genesis.Create("river", 1_790_000_000_000, keys[..4], 1, keys[4..], []);
        string file = folder.In("genesis.cbor");
        File.WriteAllBytes(file, genesis.Encode());
        return file;
    }

    private static PublicKey NewKey()
    {
        using var signer = EcdsaSigner.Create();
        return signer.PublicKey;
    }
}
