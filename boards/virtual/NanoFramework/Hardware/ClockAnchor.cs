using System.Globalization;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>One pair of real and simulated unix time (milliseconds) and how much faster the simulated one
/// runs.</summary>
/// <remarks>
/// Every process of a run is given the same anchor, so that clocks agree without a word between them. Speed is a
/// ceiling: a board may lag behind this clock, never run ahead of it.
/// </remarks>
public readonly record struct ClockAnchor(long RealUnixMs, long SimulatedUnixMs, double Speed)
{
    /// <summary>Simulated and real time are the same.</summary>
    public static ClockAnchor RealTime => new(0, 0, 1);

    /// <summary>Reads <c>REALMS:SIMMS</c>.</summary>
    public static bool TryParse(string? text, double speed, out ClockAnchor anchor)
    {
        anchor = default;
        var parts = text?.Split(':');
        if (parts is not { Length: 2 }) return false;
        if (!TryParseMs(parts[0], out long real) || !TryParseMs(parts[1], out long simulated)) return false;
        anchor = new ClockAnchor(real, simulated, speed);
        return true;
    }

    /// <summary>Simulated unix milliseconds at a real instant.</summary>
    public long At(DateTimeOffset real)
    {
        double elapsedMs = (real - DateTimeOffset.FromUnixTimeMilliseconds(RealUnixMs)).TotalMilliseconds;
        return SimulatedUnixMs + (long)Math.Floor(elapsedMs * Speed);
    }

    private static bool TryParseMs(string text, out long milliseconds) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds);
}
