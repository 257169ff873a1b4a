using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.Device.Gpio;

/// <summary>A pin of nanoFramework.System.Device.Gpio 1.1.62.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly VirtualPin _pin;

    internal GpioPin(VirtualPin pin)
    {
        _pin = pin;
    }

    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            if (_valueChanged is null) _pin.Driven += Raise;
            _valueChanged += value;
        }

        remove
        {
            _valueChanged -= value;
            if (_valueChanged is null) _pin.Driven -= Raise;
        }
    }

    private event PinValueChangedEventHandler? _valueChanged;

    public int PinNumber => _pin.Number;

    /// <summary>Kept, but the virtual button does not bounce.</summary>
    public TimeSpan DebounceTimeout { get; set; }

    public PinMode GetPinMode() => _pin.Mode;

    public bool IsPinModeSupported(PinMode pinMode) => pinMode <= PinMode.OutputOpenDrain;

    public void SetPinMode(PinMode value) => _pin.SetMode(value);

    public PinValue Read() => _pin.Read();

    public void Write(PinValue value) => _pin.Write((bool)value);

    public void Toggle() => _pin.Write(!_pin.IsHigh);

    public void Dispose()
    {
        _pin.Driven -= Raise;
        _pin.Close();
    }

    private void Raise(bool rising) => _valueChanged?.Invoke(
        this, new PinValueChangedEventArgs(rising ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
}
