namespace EdgeLedger.Records;

/// <summary>Collects signatures under one body and puts them in order of address.</summary>
public sealed class TransactionBuilder(ChainId chain, int contentType, ReadOnlyMemory<byte> payload)
{
    private readonly SortedDictionary<Address, Part> _parts = [];

    /// <summary>Signs now, with a key that is at hand.</summary>
    public TransactionBuilder Add(ISigner signer, long seq, Hash256 prev)
    {
        var address = signer.PublicKey.Address;
        return Add(address, seq, prev, signer.Sign(DigestFor(address, seq, prev)));
    }

    /// <summary>
    /// Adds a signature over <see cref="DigestFor"/> that was made elsewhere; it is not checked here.
    /// </summary>
    /// <exception cref="ArgumentException">The signer is in already, or the signature is not 64 bytes.</exception>
    public TransactionBuilder Add(Address signer, long seq, Hash256 prev, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Es256Scheme.SignatureSize)
        {
            throw new ArgumentException("A signature is 64 bytes.", nameof(signature));
        }

        _parts.Add(signer, new Part(seq, prev, signature.ToArray()));
        return this;
    }

    public Hash256 DigestFor(Address signer, long seq, Hash256 prev) =>
        Transaction.SigningDigest(chain, contentType, payload.Span, signer, seq, prev);

    /// <exception cref="InvalidOperationException">Nobody signed, or the result is too long.</exception>
    public Transaction Build()
    {
        var writer = new CanonicalWriter(payload.Length + 64 + (_parts.Count * 160));
        writer.WriteTag(Transaction.Tag).WriteArray(4)
            .WriteBytes(Transaction.EncodeBody(chain, contentType))
            .WriteMap(0)
            .WriteBytes(payload.Span)
            .WriteArray(_parts.Count);
        foreach (var (signer, part) in _parts)
        {
            writer.WriteArray(3)
                .WriteBytes(TransactionSignature.EncodeProtected(signer, part.Seq, part.Prev))
                .WriteMap(0)
                .WriteBytes(part.Signature);
        }

        return Transaction.TryParse(writer.ToArray(), out var transaction)
            ? transaction
            : throw new InvalidOperationException("A transaction has 1 to 64 signatures and at most 65536 bytes.");
    }

    private sealed record Part(long Seq, Hash256 Prev, byte[] Signature);
}
