using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Tests.Drivers;

/// <summary>Says what the test has written down, the last line for ever.</summary>
internal sealed class ScriptedPart(params SerialAnswer[] script) : ISerialPart
{
    private int _next;

    public List<byte[]> Heard { get; } = [];

    public SerialAnswer Answer(ReadOnlySpan<byte> sent)
    {
        if (Heard.Count < 10) Heard.Add(sent.ToArray());
        return script[_next < script.Length - 1 ? _next++ : _next];
    }
}
