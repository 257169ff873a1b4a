namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>A write to the flash that is about to be made, recognisable afterwards.</summary>
/// <param name="File">Path below the flash folder, with forward slashes.</param>
/// <param name="Offset">Where the bytes go.</param>
/// <param name="WholeFile">The bytes are then all that the file holds.</param>
internal readonly record struct FlashWrite(string File, long Offset, int Length, uint Crc, bool WholeFile)
{
    public static FlashWrite Replacement(string file, ReadOnlySpan<byte> content) =>
        new(file, 0, content.Length, Crc32C.Of(content), true);

    public static FlashWrite Addition(string file, long offset, ReadOnlySpan<byte> added) =>
        new(file, offset, added.Length, Crc32C.Of(added), false);

    /// <summary>Whether the flash shows this write.</summary>
    public bool IsIn(string flashFolder)
    {
        string path = Path.Combine(flashFolder, File);
        if (!System.IO.File.Exists(path)) return false;

        byte[] content = System.IO.File.ReadAllBytes(path);
        if (content.Length < Offset + Length || (WholeFile && content.Length != Length)) return false;
        return Crc32C.Of(content.AsSpan((int)Offset, Length)) == Crc;
    }
}
