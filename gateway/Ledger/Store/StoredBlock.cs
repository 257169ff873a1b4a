using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>A final block with the votes that made it so.</summary>
public sealed record StoredBlock(Block Block, Certificate Certificate)
{
    /// <summary><c>[block, certificate]</c>, both as byte strings.</summary>
    public byte[] Encode()
    {
        byte[] block = Block.Encode(), certificate = Certificate.Encode();
        return new CanonicalWriter(block.Length + certificate.Length + 16)
            .WriteArray(2).WriteBytes(block).WriteBytes(certificate).ToArray();
    }

    /// <summary>Reads what another gateway wrote; nothing in it is checked but its form.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StoredBlock? stored)
    {
        stored = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(2) || !reader.TryReadBytes(out var first))
        {
            return false;
        }

        var blockBytes = bytes.Slice(reader.Position - first.Length, first.Length);
        if (!reader.TryReadBytes(out var second) || !reader.IsAtEnd
            || !Block.TryParse(blockBytes, out var block)
            || !Certificate.TryParse(bytes.Slice(reader.Position - second.Length, second.Length), out var votes))
        {
            return false;
        }

        stored = new StoredBlock(block, votes);
        return true;
    }
}
