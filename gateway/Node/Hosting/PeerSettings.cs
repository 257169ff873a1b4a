using EdgeLedger.Records;

namespace EdgeLedger.Node.Hosting;

/// <summary>Where another gateway of the region listens.</summary>
public sealed record PeerSettings(Address Address, string Host, int Port);
