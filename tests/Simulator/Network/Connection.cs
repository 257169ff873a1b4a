using EdgeLedger.Simulator.Gateways;

namespace EdgeLedger.Simulator.Network;

/// <summary>A connection between two processes, from its opening until it breaks.</summary>
internal sealed class Connection(GatewayProcess one, GatewayProcess other)
{
    private readonly long[] _last = new long[2];

    public GatewayProcess One => one;

    public GatewayProcess Other => other;

    public bool IsOpen { get; set; } = true;

    public GatewayProcess FarEnd(GatewayProcess near) => near == one ? other : one;

    /// <summary>No earlier than what went before it the same way.</summary>
    public long InOrder(GatewayProcess sender, long atUs)
    {
        ref long last = ref _last[sender == one ? 0 : 1];
        last = Math.Max(last + 1, atUs);
        return last;
    }
}
