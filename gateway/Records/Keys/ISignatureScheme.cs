namespace EdgeLedger.Records;

/// <summary>
/// How signatures are checked; a simulator of a thousand boards may put a keyed hash in the curve's place.
/// </summary>
public interface ISignatureScheme
{
    /// <summary>False for any signature that is wrong or malformed; never throws on its content.</summary>
    bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature);
}
