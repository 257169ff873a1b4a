namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>A topic and what is published under it.</summary>
public sealed record Message(string Topic, byte[] Payload);
