namespace EdgeLedger.Cli.Up;

/// <summary>One gateway of region.json; ports are those of the latest run.</summary>
internal sealed class GatewayRecord
{
    /// <summary>From 1; names the folder gateway-K.</summary>
    public required int Number { get; set; }

    public required string Address { get; set; }

    public required string BrokerUser { get; set; }

    public required string BrokerPassword { get; set; }

    public int HttpPort { get; set; }

    public int PeerPort { get; set; }
}
