namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>SQLite's variable-length integers (sqlite.org/fileformat2.html, 1.6).</summary>
internal static class SqliteVarint
{
    public const int MaxBytes = 9;

    /// <summary>Reads one varint; false too if a shorter spelling of the number exists.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out long value, out int length)
    {
        value = 0;
        for (length = 1; length < MaxBytes; length++)
        {
            if (length > bytes.Length)
            {
                return false;
            }

            var one = bytes[length - 1];
            value = (value << 7) | (long)(one & 0x7F);
            if ((one & 0x80) == 0)
            {
                return length == LengthOf(value);
            }
        }

        if (bytes.Length < MaxBytes)
        {
            return false;
        }

        value = (value << 8) | bytes[MaxBytes - 1];
        return LengthOf(value) == MaxBytes;
    }

    public static int LengthOf(long value)
    {
        var rest = (ulong)value;
        if (rest >> 56 != 0)
        {
            return MaxBytes;
        }

        var length = 1;
        for (; rest > 0x7F; rest >>= 7)
        {
            length++;
        }

        return length;
    }
}
