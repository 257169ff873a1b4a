using System.Buffers;

namespace EdgeLedger.Records;

internal static class Hex
{
    /// <summary>Fills <paramref name="destination"/> exactly, or answers false.</summary>
    public static bool TryDecode(string? hex, Span<byte> destination) =>
        hex is not null
        && hex.Length == destination.Length * 2
        && Convert.FromHexString(hex, destination, out _, out int written) == OperationStatus.Done
        && written == destination.Length;
}
