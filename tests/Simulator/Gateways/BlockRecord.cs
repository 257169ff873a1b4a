using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>A block on the simulated disk, under one check sum.</summary>
internal sealed class BlockRecord
{
    private readonly byte[] _header;
    private readonly byte[] _body;
    private readonly byte[] _certificate;
    private readonly Hash256 _sum;

    public BlockRecord(Block block, Certificate certificate)
    {
        _header = block.HeaderBytes.ToArray();
        _body = BlockBody.Encode(block);
        _certificate = certificate.Encode();
        _sum = Sum();
    }

    private BlockRecord(BlockRecord whole, byte[] body)
    {
        (_header, _body, _certificate, _sum) = (whole._header, body, whole._certificate, whole._sum);
    }

    public bool IsWhole => Sum() == _sum;

    /// <summary>The power went while it was written: its end is zeros.</summary>
    public BlockRecord Torn(int at)
    {
        byte[] body = new byte[_body.Length + 1];
        _body.AsSpan(0, at % _body.Length).CopyTo(body);
        return new BlockRecord(this, body);
    }

    public BlockRecord WithFlippedBit(int bit)
    {
        byte[] body = [.. _body];
        body[bit / 8 % body.Length] ^= (byte)(1 << (bit % 8));
        return new BlockRecord(this, body);
    }

    public StoredBlock Read(long height) => IsWhole
        ? BlockBody.Parse(height, _header, _body, _certificate, "the simulated disk")
        : throw new StoreCorruptException($"Block {height} on the simulated disk is damaged.");

    private Hash256 Sum() => Hash256.Of([.. _header, .. _body, .. _certificate]);
}
