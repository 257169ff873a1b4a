namespace EdgeLedger.Boards.Catalogue;

/// <summary>Who makes the 50 MHz clock of RMII, seen from the chip.</summary>
public enum ClockDirection
{
    In,
    Out,
}
