using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EdgeLedger.Records;

/// <summary>A technician's wish for one setting of one board: <c>[device address, key, value]</c>.</summary>
/// <param name="Key">1 to 32 of [a-z0-9.]; the board knows which are harmless enough.</param>
/// <param name="Value">0 to 64 printable ASCII characters.</param>
public sealed record TechnicianSetting(Address Device, string Key, string Value)
{
    public const int MaxKeyLength = 32;
    public const int MaxValueLength = 64;

    /// <summary>Whether a board would read it at all.</summary>
    public bool IsWellFormed =>
        Key.Length is >= 1 and <= MaxKeyLength && Key.All(IsOfKey)
        && Value.Length <= MaxValueLength && Value.All(c => c is >= ' ' and <= '~');

    public static bool TryParse(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out TechnicianSetting? setting)
    {
        setting = null;
        var reader = new CanonicalReader(payload.Span);
        if (!(reader.TryReadArray(3)
            && reader.TryReadAddress(out var device)
            && reader.TryReadText(out var key) && key.Length <= MaxKeyLength
            && reader.TryReadText(out var value) && value.Length <= MaxValueLength
            && reader.IsAtEnd))
        {
            return false;
        }

        // Bytes beyond ASCII become characters that are not well-formed here.
        var read = new TechnicianSetting(device, Encoding.Latin1.GetString(key), Encoding.Latin1.GetString(value));
        setting = read.IsWellFormed ? read : null;
        return setting is not null;
    }

    public byte[] Encode() => new CanonicalWriter(128)
        .WriteArray(3).WriteAddress(Device).WriteText(Key).WriteText(Value).ToArray();

    private static bool IsOfKey(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.';
}
