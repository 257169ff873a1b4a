using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>A signature that the rules took for granted and that somebody still has to verify.</summary>
/// <remarks>
/// The rules run in order, one entry after the other; elliptic curves do not depend on the order, so they are
/// verified afterwards, on all cores, or not at all where the same bytes were verified before.
/// </remarks>
/// <param name="EntryIndex">Place of the entry in its block.</param>
public readonly record struct SignatureCheck(
    int EntryIndex, PublicKey Key, Hash256 Digest, ReadOnlyMemory<byte> Signature);
