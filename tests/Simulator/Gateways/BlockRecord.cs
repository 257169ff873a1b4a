using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>A block on the simulated disk: header, body and sealed certificate, as the columns of a real
/// store.</summary>
internal sealed class BlockRecord
{
    private readonly long _height;
    private readonly byte[][] _parts;

    public BlockRecord(Block block, Certificate certificate)
        : this(block.Header.Height,
            [block.HeaderBytes.ToArray(), block.BodyBytes.ToArray(), SealedValue.Seal(certificate.Encode())])
    {
    }

    private BlockRecord(long height, byte[][] parts)
    {
        (_height, _parts) = (height, parts);
    }

    public bool IsWhole => BlockBody.TryParse(_height, [.. _parts.Select(part => part.AsMemory())], out _);

    /// <summary>The power went while it was written: its end is zeros.</summary>
    public BlockRecord Torn(int at)
    {
        byte[] certificate = new byte[_parts[2].Length];
        _parts[2].AsSpan(0, at % certificate.Length).CopyTo(certificate);
        return new BlockRecord(_height, [_parts[0], _parts[1], certificate]);
    }

    public BlockRecord WithFlippedBit(int bit)
    {
        byte[][] parts = [.. _parts.Select(part => (byte[])part.Clone())];
        byte[] part = parts[bit % parts.Length];
        bit /= parts.Length;
        part[bit / 8 % part.Length] ^= (byte)(1 << (bit % 8));
        return new BlockRecord(_height, parts);
    }

    public StoredBlock Read() => BlockBody.Parse(_height, _parts[0], _parts[1], _parts[2], "simulated disk");
}
