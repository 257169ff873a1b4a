namespace EdgeLedger.Boards.Catalogue;

public enum NetworkKind
{
    Wifi,

    /// <summary>A PHY on the chip's own MAC over RMII.</summary>
    Ethernet,
}
