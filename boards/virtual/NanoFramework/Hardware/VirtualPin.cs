using System.Device.Gpio;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>One pin.</summary>
public sealed class VirtualPin(int number)
{
    private readonly Lock _gate = new();
    private bool _isHigh;
    private long _pulses;

    /// <summary>The level changed by somebody else than the firmware; true is a rising edge.</summary>
    public event Action<bool>? Driven;

    public int Number { get; } = number;

    /// <summary>Held by whoever presses the button on this pin.</summary>
    public Lock Finger { get; } = new();

    public bool IsOpen { get; private set; }

    /// <summary>The firmware's first pin since power-on is 1.</summary>
    public int OpenedAs { get; private set; }

    public PinMode Mode { get; private set; }

    public bool IsPulled => Mode is PinMode.InputPullUp or PinMode.InputPullDown;

    public bool IsHigh
    {
        get { lock (_gate) return _isHigh; }
    }

    /// <summary>Whether the firmware has read the pin, or been told, since the bench last drove it.</summary>
    public bool WasSeen { get; private set; }

    /// <summary>Pulses put on the pin since power-on.</summary>
    public long Pulses => Interlocked.Read(ref _pulses);

    public void Open(int openedAs)
    {
        OpenedAs = openedAs;
        IsOpen = true;
    }

    public void Close() => IsOpen = false;

    public void SetMode(PinMode mode)
    {
        lock (_gate)
        {
            Mode = mode;
            if (mode is PinMode.InputPullUp or PinMode.InputPullDown) _isHigh = mode == PinMode.InputPullUp;
        }
    }

    /// <summary>The firmware looks at the pin.</summary>
    public bool Read()
    {
        lock (_gate)
        {
            WasSeen = true;
            return _isHigh;
        }
    }

    /// <summary>The firmware drives the pin.</summary>
    public void Write(bool high)
    {
        lock (_gate) _isHigh = high;
    }

    /// <summary>The bench drives the pin.</summary>
    public void Drive(bool high)
    {
        lock (_gate)
        {
            if (_isHigh == high) return;
            _isHigh = high;
            WasSeen = Driven is not null;
        }

        Driven?.Invoke(high);
    }

    public void AddPulses(long count) => Interlocked.Add(ref _pulses, count);

    public void Reset()
    {
        lock (_gate)
        {
            Driven = null;
            IsOpen = false;
            Mode = PinMode.Input;
            _isHigh = false;
            _pulses = 0;
        }
    }
}
