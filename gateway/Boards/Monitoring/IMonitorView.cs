namespace EdgeLedger.Boards.Monitoring;

/// <summary>Where a monitor's lines go; called by one thread at a time.</summary>
public interface IMonitorView
{
    /// <summary>A line from the board, as it came.</summary>
    void Line(string line);

    /// <summary>What happened to the cable, or to a line that was to be sent.</summary>
    void Note(string note);
}
