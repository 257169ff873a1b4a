namespace EdgeLedger.Records;

/// <summary>Why a board reports its relays.</summary>
public enum DeviceStatusCause
{
    Periodic = 0,
    Start = 1,
    LocalCommand = 2,
    Button = 3,
}
