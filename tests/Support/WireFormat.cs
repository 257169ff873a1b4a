namespace EdgeLedger.Tests.Support;

/// <summary>One format of Records, with good messages of it.</summary>
/// <param name="Good">From the golden vectors.</param>
/// <param name="Reencode">Parses and writes from the parsed values alone; null when the parser refuses.</param>
internal sealed record WireFormat(string Name, IReadOnlyList<byte[]> Good, Func<byte[], byte[]?> Reencode);
