using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.Device.Gpio;

/// <summary>The controller of nanoFramework.System.Device.Gpio 1.1.62 on the pins of the virtual board.</summary>
public sealed class GpioController : IDisposable
{
    private readonly VirtualPins _pins = VirtualHardware.Current.Pins;
    private readonly Dictionary<int, GpioPin> _open = [];

    public int PinCount => VirtualPins.Count;

    public GpioPin OpenPin(int pinNumber)
    {
        var pin = _pins[pinNumber];
        if (!_pins.TryOpen(pin)) throw new InvalidOperationException($"pin {pinNumber} is open already");
        return _open[pinNumber] = new GpioPin(pin);
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        if (_open.Remove(pinNumber, out var pin)) pin.Dispose();
    }

    public bool IsPinOpen(int pinNumber) => _pins[pinNumber].IsOpen;

    public PinMode GetPinMode(int pinNumber) => _pins[pinNumber].Mode;

    public void SetPinMode(int pinNumber, PinMode mode) => Opened(pinNumber).SetPinMode(mode);

    public PinValue Read(int pinNumber) => Opened(pinNumber).Read();

    public void Write(int pinNumber, PinValue value) => Opened(pinNumber).Write(value);

    public void Dispose()
    {
        foreach (var pin in _open.Values) pin.Dispose();
        _open.Clear();
    }

    private GpioPin Opened(int pinNumber) => _open.TryGetValue(pinNumber, out var pin)
        ? pin
        : throw new InvalidOperationException($"pin {pinNumber} is not open");
}
