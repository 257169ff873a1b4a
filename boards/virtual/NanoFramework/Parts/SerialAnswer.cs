namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>What a part says, and how long after the last byte that it heard it begins.</summary>
/// <param name="Bytes">Empty: it says nothing.</param>
public readonly record struct SerialAnswer(byte[] Bytes, int DelayMs)
{
    public static SerialAnswer None { get; } = new([], 0);
}
