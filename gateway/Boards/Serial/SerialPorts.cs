namespace EdgeLedger.Boards.Serial;

/// <summary>Which serial ports there are now.</summary>
public static class SerialPorts
{
    private static readonly string[] Patterns = ["ttyUSB*", "ttyACM*"];

    /// <summary>USB adapters and boards with USB of their own; empty when nothing is plugged in.</summary>
    public static IReadOnlyList<string> List() =>
    [
        .. Patterns.SelectMany(pattern => Directory.EnumerateFileSystemEntries("/dev", pattern))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One sentence for somebody whose port is not there.</summary>
    public static string Sentence(IReadOnlyList<string> ports) => ports.Count switch
    {
        0 => "No USB serial port is there at all.",
        1 => $"The only one is {ports[0]}.",
        _ => $"There are {string.Join(", ", ports)}.",
    };
}
