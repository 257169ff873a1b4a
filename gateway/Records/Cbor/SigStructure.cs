using System.Buffers;

namespace EdgeLedger.Records;

/// <summary>Digests of the structures that COSE signs (RFC 9052 section 4.4).</summary>
/// <remarks>
/// Arguments are whole encoded byte strings, cut from the message as it came: head and content are copied once
/// into one stretch, since one call of SHA-256 costs less than several on an incremental hash.
/// </remarks>
internal static class SigStructure
{
    private const int StackBytes = 1024;
    private const byte EmptyBstr = 0x40;

    private static readonly byte[] OneSigner =
        new CanonicalWriter().WriteArray(4).WriteText("Signature1").ToArray();
    private static readonly byte[] ManySigners =
        new CanonicalWriter().WriteArray(5).WriteText("Signature").ToArray();

    /// <summary>SHA-256 of ["Signature1", protected, h'', payload].</summary>
    public static Hash256 DigestOfOne(ReadOnlySpan<byte> protectedBstr, ReadOnlySpan<byte> payloadBstr) =>
        Digest(OneSigner, protectedBstr, default, payloadBstr);

    /// <summary>SHA-256 of ["Signature", body protected, signer's protected, h'', payload].</summary>
    public static Hash256 DigestOfMany(
        ReadOnlySpan<byte> bodyBstr, ReadOnlySpan<byte> signerBstr, ReadOnlySpan<byte> payloadBstr) =>
        Digest(ManySigners, bodyBstr, signerBstr, payloadBstr);

    private static Hash256 Digest(
        ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> payload)
    {
        int length = prefix.Length + first.Length + second.Length + 1 + payload.Length;
        byte[]? rented = length > StackBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> buffer = rented ?? stackalloc byte[StackBytes];
        int at = 0;
        Append(buffer, prefix, ref at);
        Append(buffer, first, ref at);
        Append(buffer, second, ref at);
        buffer[at++] = EmptyBstr;
        Append(buffer, payload, ref at);
        var digest = Hash256.Of(buffer[..at]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return digest;
    }

    private static void Append(Span<byte> buffer, ReadOnlySpan<byte> part, ref int at)
    {
        part.CopyTo(buffer[at..]);
        at += part.Length;
    }
}
