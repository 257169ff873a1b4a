using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>SHA-256 by the shortest way there is to it.</summary>
/// <remarks>
/// OpenSSL 3 looks up an implementation and allocates a context for every digest, which for the short inputs of a
/// ledger costs three times the hashing. libcrypto's older entry points (SHA256_Init and the others,
/// openssl/sha.h) work on 112 bytes of the caller's. They are used where they are found and agree with .NET's on
/// inputs of every length up to four blocks; otherwise .NET's own way is.
/// </remarks>
internal static unsafe class Sha256
{
    public const int Size = 32;

    private const string Library = "libcrypto.so.3";

    // struct SHA256state_st is 112 bytes: eight words of state, the length, one block, and two counts.
    private const int ContextBytes = 128;
    private const int LongestTested = 256;

    private static readonly delegate* unmanaged[SuppressGCTransition]<byte*, int> Init;
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte*, byte*, nuint, int> Update;
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte*, byte*, int> Final;

    // Past this length the collector would have to wait for us: .NET's way does not hold it up.
    private const int LongestDirect = 8192;

    static Sha256()
    {
        if (!NativeLibrary.TryLoad(Library, out nint library)
            || !NativeLibrary.TryGetExport(library, "SHA256_Init", out nint init)
            || !NativeLibrary.TryGetExport(library, "SHA256_Update", out nint update)
            || !NativeLibrary.TryGetExport(library, "SHA256_Final", out nint final))
        {
            return;
        }

        Init = (delegate* unmanaged[SuppressGCTransition]<byte*, int>)init;
        Update = (delegate* unmanaged[SuppressGCTransition]<byte*, byte*, nuint, int>)update;
        Final = (delegate* unmanaged[SuppressGCTransition]<byte*, byte*, int>)final;
        IsDirect = Agrees();
    }

    /// <summary>Whether libcrypto's short way is taken.</summary>
    public static bool IsDirect { get; }

    public static void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        if (!IsDirect || data.Length > LongestDirect) SHA256.HashData(data, digest);
        else HashDirectly(data, digest);
    }

    private static void HashDirectly(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        if (digest.Length < Size) throw new ArgumentException("A digest takes 32 bytes.", nameof(digest));
        byte* context = stackalloc byte[ContextBytes];
        fixed (byte* input = data)
        fixed (byte* output = digest)
        {
            _ = Init(context);
            _ = Update(context, input, (nuint)data.Length);
            _ = Final(output, context);
        }
    }

    private static bool Agrees()
    {
        byte[] data = [.. Enumerable.Range(0, LongestTested + 1).Select(i => (byte)(i * 37))];
        Span<byte> ours = stackalloc byte[Size];
        Span<byte> theirs = stackalloc byte[Size];
        for (int length = 0; length <= LongestTested; length++)
        {
            HashDirectly(data.AsSpan(0, length), ours);
            SHA256.HashData(data.AsSpan(0, length), theirs);
            if (!ours.SequenceEqual(theirs)) return false;
        }

        return true;
    }
}
