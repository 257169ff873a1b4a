namespace EdgeLedger.Boards.Monitoring;

/// <summary>How much a line of the board's log matters; ordered.</summary>
public enum LogLevel
{
    Info,
    Warning,
    Error,
}
