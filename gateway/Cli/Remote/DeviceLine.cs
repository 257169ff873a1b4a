namespace EdgeLedger.Cli.Remote;

/// <summary>A registered device, from /v1/devices.</summary>
internal sealed record DeviceLine
{
    public required string Address { get; init; }

    public string? Kind { get; init; }

    public string? Label { get; init; }

    public string? Status { get; init; }
}
