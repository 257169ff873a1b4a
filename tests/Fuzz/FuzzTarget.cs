namespace EdgeLedger.Fuzz;

/// <summary>A decoder of bytes that anyone on the network may send.</summary>
/// <param name="Name">Also the name of its file in the corpus.</param>
/// <param name="Seeds">Good messages to begin from.</param>
/// <param name="Read">
/// Null if the decoder refuses; else what its result encodes to, which must be the very bytes: one content has one
/// encoding, or a statement could have two ids.
/// </param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], byte[]?> Read)
{
    /// <summary>Makes a damaged message whole again where a MAC would keep all damage from the decoder.</summary>
    public Func<byte[], byte[]> Seal { get; init; } = bytes => bytes;

    /// <summary>Bytes that reading may allocate at most: so much, and so much for each byte of the
    /// input.</summary>
    /// <remarks>A message must not make a gateway allocate more than a fixed multiple of what it cost to
    /// send.</remarks>
    public (long Fixed, long PerByte) Allocation { get; init; } = (64_000, 64);

    /// <summary>No input to a decoder may cost more than this.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(250);
}
