namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>A PZEM-004T v3: ten input registers, low word first, no direction (PZEM-004T V3.0 User Manual, section
/// 2.3).</summary>
public sealed class PzemPart(MeteringCircuit circuit, int address) : ModbusSlave(circuit, address, Registers)
{
    public const int GeneralAddress = 0xF8;

    private const int Registers = 10;
    private const long MilliwattMsPerWattHour = 3_600_000_000;

    // Section 1.6: 9999.99 kWh, then from 0 again.
    private const long CounterEnd = 10_000_000;

    protected override bool IsMine(int asked) => asked == GeneralAddress || base.IsMine(asked);

    protected override bool TryRead(int first, Span<ushort> values)
    {
        if (first + values.Length > Registers) return false;

        var flow = Circuit.Measure();
        uint energy = (uint)(
            (Circuit.ImportMilliwattMs + Circuit.ExportMilliwattMs) / MilliwattMsPerWattHour % CounterEnd);
        uint power = (uint)((Math.Abs(flow.PowerMilliwatts) + 50) / 100);
        uint current = (uint)Math.Abs(flow.CurrentMilliamps);
        ReadOnlySpan<ushort> registers =
        [
            (ushort)((flow.VoltageMillivolts + 50) / 100),
            (ushort)current, (ushort)(current >> 16), (ushort)power, (ushort)(power >> 16),
            (ushort)energy, (ushort)(energy >> 16),
            (ushort)((flow.FrequencyCentihertz + 5) / 10), (ushort)(power == 0 ? 0 : 100), 0,
        ];
        registers.Slice(first, values.Length).CopyTo(values);
        return true;
    }
}
