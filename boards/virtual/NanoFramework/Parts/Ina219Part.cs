using System.Buffers.Binary;

namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>An INA219 in the line of a 24 V battery that feeds the played load (TI SBOS448G, sections 8.5 and
/// 8.6).</summary>
public sealed class Ina219Part(MeteringCircuit circuit, int shuntMicroohms) : II2cPart
{
    private const ushort ResetConfiguration = 0x399F;
    private const int ConversionMs = 137;
    private const int FullScaleSteps = 32_000;
    private const int BatteryVolts = 24;
    private const int GridVolts = 230;
    private const int ReadyFlag = 2;
    private const int OverflowFlag = 1;

    private ushort _configuration = ResetConfiguration;
    private ushort _calibration;
    private int _pointer;
    private int _supplyFailures = circuit.SupplyFailures;
    private long _convertingSinceMs = circuit.UnixMs;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        ForgetIfUnpowered();
        _pointer = bytes[0];
        if (bytes.Length < 3) return;

        ushort value = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (_pointer == 5) _calibration = (ushort)(value & 0xFFFE);
        if (_pointer != 0) return;
        _configuration = value;
        _convertingSinceMs = circuit.UnixMs;
    }

    public void Read(Span<byte> bytes)
    {
        ForgetIfUnpowered();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)Register());
        if (_pointer == 3) _convertingSinceMs = circuit.UnixMs;
    }

    private int Register()
    {
        int millivolts = circuit.Measure().VoltageMillivolts * BatteryVolts / GridVolts;
        int shunt = ShuntSteps(circuit.Measure().PowerMilliwatts, millivolts);
        int current = shunt * _calibration / 4096;
        int bus = millivolts / 4;
        int power = Math.Abs(current) * bus / 5000;
        bool hasOverflowed = Math.Abs(current) > short.MaxValue || power > ushort.MaxValue;
        bool isReady = circuit.UnixMs - _convertingSinceMs >= ConversionMs;
        return _pointer switch
        {
            0 => _configuration,
            1 => shunt,
            2 => (bus << 3) | (isReady ? ReadyFlag : 0) | (hasOverflowed ? OverflowFlag : 0),
            3 => power,
            4 => current,
            5 => _calibration,
            _ => 0,
        };
    }

    // Steps of 10 uV. 1 mW / 1 mV = 1 A, and 1 A x 1 uohm = 1 uV.
    private int ShuntSteps(int milliwatts, int millivolts)
    {
        if (millivolts == 0) return 0;
        double steps = (double)milliwatts / millivolts * shuntMicroohms / 10;
        return (int)Math.Clamp(Math.Round(steps), -FullScaleSteps, FullScaleSteps);
    }

    private void ForgetIfUnpowered()
    {
        if (_supplyFailures == circuit.SupplyFailures) return;
        _supplyFailures = circuit.SupplyFailures;
        _configuration = ResetConfiguration;
        _calibration = 0;
        _convertingSinceMs = circuit.UnixMs;
    }
}
