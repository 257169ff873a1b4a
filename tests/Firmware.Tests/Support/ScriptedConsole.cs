using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

public sealed class ScriptedConsole : IConsole
{
    private readonly Queue<string> _input = [];

    public List<string> Output { get; } = [];

    public void Type(string line) => _input.Enqueue(line);

    public string TryReadLine() => _input.Count > 0 ? _input.Dequeue() : null!;

    public void WriteLine(string line) => Output.Add(line);
}
