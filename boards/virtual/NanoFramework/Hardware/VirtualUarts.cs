using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The serial ports of an ESP32 by the framework's names. COM1 is its own.</summary>
public sealed class VirtualUarts(MeteringCircuit circuit)
{
    private readonly Dictionary<string, VirtualUart> _ports = new(StringComparer.Ordinal)
    {
        ["COM2"] = new(circuit), ["COM3"] = new(circuit),
    };

    public VirtualUart this[string name] => _ports.TryGetValue(name, out var port)
        ? port
        : throw new ArgumentException($"the board has COM2 and COM3, not {name}", nameof(name));

    /// <summary>Power-on: no port is open; what hangs on them stays.</summary>
    public void Reset()
    {
        foreach (var port in _ports.Values) port.Close();
    }
}
