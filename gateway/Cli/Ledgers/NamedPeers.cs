using EdgeLedger.Ledger.Repair;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>The gateways that `--from` names, opened one after the other and closed together.</summary>
internal sealed class NamedPeers : IDisposable
{
    private readonly List<IBlockPeer> _peers = [];

    private NamedPeers()
    {
    }

    public IReadOnlyList<IBlockPeer> All => _peers;

    /// <param name="names">Data folders, or addresses of APIs.</param>
    /// <param name="tokens">Of the APIs, or files that hold them.</param>
    public static NamedPeers Open(string[] names, string[] tokens)
    {
        var opened = new NamedPeers();
        try
        {
            foreach (string name in names) opened._peers.Add(OpenOne(name, tokens));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var peer in _peers) peer.Dispose();
    }

    private static IBlockPeer OpenOne(string name, string[] tokens) =>
        Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new ApiPeer(address!, [.. tokens.Select(token => File.Exists(token) ? File.ReadAllText(token).Trim() : token)])
            : FolderPeer.Open(DataFolder.Check(name));
}
