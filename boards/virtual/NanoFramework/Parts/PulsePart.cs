namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>A meter's S0 output on a pin: a pulse for so much energy, whichever way it flows.</summary>
public sealed class PulsePart : IDisposable
{
    private const long MilliwattMsPerKilowattHour = 3_600_000_000_000;

    /// <summary>Contacts that bounce, or a long unshielded wire beside a motor.</summary>
    private const int FalsePulses = 5000;

    private readonly MeteringCircuit _circuit;
    private readonly VirtualPin _pin;
    private readonly long _tickMilliwattMs;
    private long _sincePulse;

    public PulsePart(MeteringCircuit circuit, VirtualPin pin, int pulsesPerKilowattHour)
    {
        _circuit = circuit;
        _pin = pin;
        _tickMilliwattMs = MilliwattMsPerKilowattHour / pulsesPerKilowattHour;
        circuit.Counted += Count;
    }

    public void Dispose() => _circuit.Counted -= Count;

    private void Count(long milliwattMs)
    {
        long pulses = Math.DivRem(_sincePulse + milliwattMs, _tickMilliwattMs, out _sincePulse);
        if (_circuit.IsPlugged) _pin.AddPulses(_circuit.IsNoisy ? pulses + FalsePulses : pulses);
    }
}
