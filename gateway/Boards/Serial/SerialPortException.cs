namespace EdgeLedger.Boards.Serial;

/// <summary>A port that cannot be opened; the message is one sentence that says what to do.</summary>
public sealed class SerialPortException(string sentence, bool isAbsent) : IOException(sentence)
{
    /// <summary>True when there is nothing at the path yet: plugging the board in mends it.</summary>
    public bool IsAbsent { get; } = isAbsent;
}
