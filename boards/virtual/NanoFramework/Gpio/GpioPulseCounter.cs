using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.Device.Gpio;

/// <summary>The ESP32's pulse counter (nanoFramework.Hardware.Esp32 1.6.42), counting what the bench puts on a
/// pin.</summary>
public sealed class GpioPulseCounter : IDisposable
{
    private readonly VirtualPin _pin;
    private long _zero;
    private long _stoppedAt;

    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (pinNumberB != -1) throw new NotSupportedException("the virtual board counts on one pin only");
        _pin = VirtualHardware.Current.Pins[pinNumberA];
    }

    public GpioPulsePolarity Polarity { get; set; }

    /// <summary>Kept; virtual pulses carry no glitches.</summary>
    public ushort FilterPulses { get; set; }

    public bool IsStarted { get; private set; }

    public void Start()
    {
        if (IsStarted) return;
        _zero = _pin.Pulses - _stoppedAt;
        IsStarted = true;
    }

    public void Stop()
    {
        _stoppedAt = Read().Count;
        IsStarted = false;
    }

    public GpioPulseCount Read() => new()
    {
        Count = IsStarted ? _pin.Pulses - _zero : _stoppedAt,
        RelativeTime = TimeSpan.FromMilliseconds(VirtualHardware.Current.UptimeMs),
    };

    public GpioPulseCount Reset()
    {
        var last = Read();
        _zero = _pin.Pulses;
        _stoppedAt = 0;
        return last;
    }

    public void Dispose() => IsStarted = false;
}
