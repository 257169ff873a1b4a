namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>A column of measured energy played again, second by second.</summary>
public sealed class ReplayProfile : LoadProfile
{
    private readonly EnergyColumn _column;
    private readonly ulong _seed;

    public ReplayProfile(EnergyColumn column, int rowSeconds, ulong seed)
        : base(rowSeconds)
    {
        _column = column;
        _seed = seed;
        Fingerprint = Digest();
    }

    public override long LengthSeconds => (long)_column.Rows * BlockSeconds;

    public override ulong Fingerprint { get; }

    protected override void Fill(long block, Span<int> powerMilliwatts)
    {
        long energy = _column.EnergyBefore((int)block + 1) - _column.EnergyBefore((int)block);
        RowShape.Fill(powerMilliwatts, energy, new SeededSequence(SeededSequence.At(_seed, block)));
    }

    private ulong Digest()
    {
        ulong digest = SeededSequence.At(_seed, BlockSeconds);
        for (int row = 1; row <= _column.Rows; row++)
        {
            digest = SeededSequence.At(digest, _column.EnergyBefore(row));
        }

        return digest;
    }
}
