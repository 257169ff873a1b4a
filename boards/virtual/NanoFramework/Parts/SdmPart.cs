namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>An Eastron SDM120 or SDM630: single-precision figures in pairs of input registers, high word first;
/// what a meter does not have reads 0.</summary>
public sealed class SdmPart(MeteringCircuit circuit, int address, bool hasThreePhases)
    : ModbusSlave(circuit, address, MostRegisters)
{
    // 30 figures a question (SDM protocol documents, part 3).
    private const int MostRegisters = 60;
    private const int RegistersEnd = 0x180;
    private const double MilliwattMsPerKilowattHour = 3.6e12;

    protected override bool TryRead(int first, Span<ushort> values)
    {
        if (first + values.Length > RegistersEnd) return false;

        for (int i = 0; i < values.Length; i++)
        {
            int register = first + i;
            uint bits = BitConverter.SingleToUInt32Bits((float)Figure(register & ~1));
            values[i] = (ushort)((register & 1) == 0 ? bits >> 16 : bits);
        }

        return true;
    }

    private double Figure(int register)
    {
        var flow = Circuit.Measure();
        double volts = flow.VoltageMillivolts / 1000.0;
        double amperes = Math.Abs(flow.CurrentMilliamps) / 1000.0;
        double watts = flow.PowerMilliwatts / 1000.0;
        double factor = Math.Sign(watts);
        return register switch
        {
            0x46 => flow.FrequencyCentihertz / 100.0,
            0x48 => Circuit.ImportMilliwattMs / MilliwattMsPerKilowattHour,
            0x4A => Circuit.ExportMilliwattMs / MilliwattMsPerKilowattHour,
            _ => hasThreePhases
                ? ThreePhases(register, volts, amperes, watts, factor)
                : OnePhase(register, volts, amperes, watts, factor),
        };
    }

    private static double OnePhase(int register, double volts, double amperes, double watts, double factor) =>
        register switch
        {
            0x00 => volts,
            0x06 => amperes,
            0x0C => watts,
            0x12 => Math.Abs(watts),
            0x1E => factor,
            _ => 0,
        };

    // The load is spread evenly.
    private static double ThreePhases(int register, double volts, double amperes, double watts, double factor) =>
        register switch
        {
            0x00 or 0x02 or 0x04 or 0x2A => volts,
            0x06 or 0x08 or 0x0A or 0x2E => amperes / 3,
            0x0C or 0x0E or 0x10 => watts / 3,
            0x1E or 0x20 or 0x22 or 0x3E => factor,
            0x30 => amperes,
            0x34 => watts,
            0x38 => Math.Abs(watts),
            _ => 0,
        };
}
