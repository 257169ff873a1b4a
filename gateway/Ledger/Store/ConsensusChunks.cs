using System.Buffers.Binary;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// The consensus state cut into rows of one fixed size, so that saving it overwrites bytes in place and never
/// leaves a freed page or a shorter row behind, which the audit could not tell from damage.
/// </summary>
/// <remarks>
/// Chunk content: SHA-256 of the rest, total length (four bytes, zero but in the first chunk, so that a state that
/// grew at its end changes its last chunks only), piece, zeros. A chunk beyond the present length keeps its older
/// content; its seal still covers it.
/// </remarks>
internal static class ConsensusChunks
{
    /// <summary>Fits in one leaf page of 4,096 bytes without an overflow page.</summary>
    public const int ContentBytes = 4000;

    public const int PieceBytes = ContentBytes - SealedValue.SealBytes - sizeof(int);

    private const int PieceStart = SealedValue.SealBytes + sizeof(int);

    public static int CountOf(int length) => Math.Max(1, (length + PieceBytes - 1) / PieceBytes);

    public static byte[] Cut(ReadOnlySpan<byte> state, int chunk)
    {
        var content = new byte[ContentBytes];
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(SealedValue.SealBytes), LengthIn(chunk, state.Length));
        Piece(state, chunk).CopyTo(content.AsSpan(PieceStart));
        SealedValue.SealInPlace(content);
        return content;
    }

    /// <summary>Whether a sealed chunk is what <see cref="Cut"/> would make of the state.</summary>
    public static bool Holds(ReadOnlySpan<byte> content, ReadOnlySpan<byte> state, int chunk)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(content[SealedValue.SealBytes..]);
        var piece = Piece(state, chunk);
        return length == LengthIn(chunk, state.Length)
            && content.Slice(PieceStart, piece.Length).SequenceEqual(piece)
            && content[(PieceStart + piece.Length)..].IndexOfAnyExcept((byte)0) < 0;
    }

    /// <param name="chunks">All rows, in order.</param>
    /// <returns>False if a chunk is damaged or missing.</returns>
    public static bool TryJoin(IReadOnlyList<byte[]> chunks, out byte[]? state)
    {
        state = null;
        var values = new List<ReadOnlyMemory<byte>>(chunks.Count);
        foreach (var chunk in chunks)
        {
            if (chunk.Length != ContentBytes || !SealedValue.TryOpen(chunk, out var value))
            {
                return false;
            }

            values.Add(value);
        }

        if (values.Count == 0)
        {
            return true;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(values[0].Span);
        if (length < 0 || CountOf(length) > values.Count)
        {
            return false;
        }

        state = new byte[length];
        for (var chunk = 0; chunk < CountOf(length); chunk++)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(values[chunk].Span) != LengthIn(chunk, length))
            {
                return false;
            }

            var start = chunk * PieceBytes;
            var piece = values[chunk].Slice(sizeof(int), Math.Min(PieceBytes, length - start));
            piece.Span.CopyTo(state.AsSpan(start));
        }

        return true;
    }

    private static int LengthIn(int chunk, int length) => chunk == 0 ? length : 0;

    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> state, int chunk)
    {
        var start = chunk * PieceBytes;
        return state[start..Math.Min(state.Length, start + PieceBytes)];
    }
}
