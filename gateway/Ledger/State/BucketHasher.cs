using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>Hashes one bucket after the other through one growing buffer.</summary>
internal sealed class BucketHasher
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var needed = _length + (2 * sizeof(int)) + key.Length + value.Length;
        if (needed > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        }

        AddPart(key);
        AddPart(value);
    }

    /// <summary>The RFC 9162 leaf hash over the bucket's SHA-256; starts the next bucket.</summary>
    public Hash256 FinishLeaf()
    {
        Span<byte> leaf = stackalloc byte[1 + SHA256.HashSizeInBytes];
        leaf[0] = 0;
        SHA256.HashData(_buffer.AsSpan(0, _length), leaf[1..]);
        _length = 0;
        return Hash256.Of(leaf);
    }

    private void AddPart(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), part.Length);
        part.CopyTo(_buffer.AsSpan(_length + sizeof(int)));
        _length += sizeof(int) + part.Length;
    }
}
