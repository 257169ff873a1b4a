namespace EdgeLedger.Boards.Catalogue;

/// <summary>How a board reaches the broker; all but the kind belong to Ethernet.</summary>
/// <param name="PhyAddress">SMI address, 0 to 31.</param>
public sealed record BoardNetwork(
    NetworkKind Kind, string? Phy = null, int? PhyAddress = null, ClockDirection? Clock = null, RmiiPins? Pins = null)
{
    public bool IsComplete => Kind == NetworkKind.Wifi
        ? Phy is null && PhyAddress is null && Clock is null && Pins is null
        : Phy is not null && PhyAddress is >= 0 and <= 31 && Clock is not null && Pins is not null;
}
