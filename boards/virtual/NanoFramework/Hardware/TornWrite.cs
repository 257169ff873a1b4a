using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>What of a write has reached the flash when the power fails while it is made.</summary>
/// <remarks>
/// LittleFS changes a file whole or not at all; the firmware's contract with its board allows more: the old
/// content, the new, or a torn mixture. All three happen here, so that the firmware relies on its checksums only.
/// </remarks>
public static class TornWrite
{
    /// <summary>The file is as it was before the write.</summary>
    public const int Lost = -1;

    /// <summary>Draws one outcome; equal seeds give equal outcomes.</summary>
    /// <returns>
    /// <see cref="Lost"/> in one of four cases, <paramref name="length"/> (all of it) in one of four, else a number
    /// of bytes below it: a file that is replaced then holds no more than those.
    /// </returns>
    public static int BytesWritten(ulong seed, int length)
    {
        var random = new SeededSequence(seed);
        return random.Between(0, 3) switch
        {
            0 => Lost,
            1 => length,
            _ => random.Between(0, Math.Max(length - 1, 0)),
        };
    }
}
