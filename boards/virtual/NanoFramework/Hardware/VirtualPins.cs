using System.Device.Gpio;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The board's pins: what the firmware drives, and what the bench drives.</summary>
public sealed class VirtualPins
{
    /// <summary>As on an ESP32.</summary>
    public const int Count = 40;

    private const int ShortestPressMs = 250;
    private const int LongestPressMs = 5000;
    private const int ReleasedMs = 100;

    private readonly VirtualPin[] _pins = new VirtualPin[Count];
    private int _opened;

    public VirtualPins()
    {
        for (int i = 0; i < Count; i++) _pins[i] = new VirtualPin(i);
    }

    public VirtualPin this[int number] => number is >= 0 and < Count
        ? _pins[number]
        : throw new ArgumentOutOfRangeException(nameof(number), number, "the board has pins 0 to 39");

    /// <summary>Power-on: every pin is a floating input again.</summary>
    public void Reset()
    {
        foreach (var pin in _pins) pin.Reset();
        _opened = 0;
    }

    /// <returns>False when the pin is open already.</returns>
    public bool TryOpen(VirtualPin pin)
    {
        if (pin.IsOpen) return false;
        pin.Open(Interlocked.Increment(ref _opened));
        return true;
    }

    /// <summary>All pins that the firmware drives, in the order in which it opened them.</summary>
    public IReadOnlyList<VirtualPin> Outputs() =>
        [.. _pins.Where(pin => pin.Mode >= PinMode.Output && pin.IsOpen).OrderBy(pin => pin.OpenedAs)];

    /// <summary>Presses the button on a pin, or on the only pulled input if none is named.</summary>
    /// <remarks>
    /// Held until the firmware has looked at it, at least a quarter of a second, at most five. A press that is asked
    /// for while the button is still down follows when it has been let go: two presses are two.
    /// </remarks>
    /// <returns>False when it is not clear where the button is.</returns>
    public bool TryPress(int? number)
    {
        var pulled = _pins.Where(pin => pin.IsOpen && pin.IsPulled).ToArray();
        var button = number is { } named ? pulled.FirstOrDefault(pin => pin.Number == named)
            : pulled.Length == 1 ? pulled[0] : null;
        if (button is null) return false;

        new Thread(() => Press(button)) { IsBackground = true, Name = "button" }.Start();
        return true;
    }

    private static void Press(VirtualPin button)
    {
        lock (button.Finger)
        {
            bool idle = button.Mode == PinMode.InputPullUp;
            button.Drive(!idle);
            for (int heldMs = 0; heldMs < LongestPressMs; heldMs += ShortestPressMs)
            {
                Thread.Sleep(ShortestPressMs);
                if (button.WasSeen) break;
            }

            button.Drive(idle);
            Thread.Sleep(ReleasedMs);
        }
    }
}
