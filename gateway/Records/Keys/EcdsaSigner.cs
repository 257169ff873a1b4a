using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>A private key in memory: a gateway's, a registrar's, or a simulated board's.</summary>
/// <remarks>Safe to use from several threads; signing is serialised.</remarks>
public sealed class EcdsaSigner : IAgreementKey, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ECDsa _ecdsa;

    private EcdsaSigner(ECDsa ecdsa)
    {
        _ecdsa = ecdsa;
        var parameters = ecdsa.ExportParameters(includePrivateParameters: false);
        if (parameters.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
        {
            ecdsa.Dispose();
            throw new CryptographicException("The key is not on P-256.");
        }

        Span<byte> xy = stackalloc byte[PublicKey.XySize];
        parameters.Q.X.CopyTo(xy);
        parameters.Q.Y.CopyTo(xy[32..]);
        PublicKey = PublicKey.FromXy(xy);
    }

    public PublicKey PublicKey { get; }

    public Address Address => PublicKey.Address;

    /// <summary>A new key from the system's random source.</summary>
    public static EcdsaSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <param name="scalar">32 bytes big-endian, 1 .. n-1.</param>
    /// <exception cref="CryptographicException">The scalar is out of range.</exception>
    public static EcdsaSigner FromScalar(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != 32) throw new ArgumentException("A P-256 scalar is 32 bytes.", nameof(scalar));
        return new EcdsaSigner(ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = scalar.ToArray(),
        }));
    }

    /// <param name="pem">PKCS #8 ("PRIVATE KEY") or SEC 1 ("EC PRIVATE KEY"), not encrypted.</param>
    /// <exception cref="ArgumentException">No private key in the text.</exception>
    /// <exception cref="CryptographicException">Not a P-256 key.</exception>
    public static EcdsaSigner FromPem(string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            _ = ecdsa.ExportParameters(includePrivateParameters: true);
            return new EcdsaSigner(ecdsa);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }

    /// <summary>PKCS #8, not encrypted: the file's permissions are its only guard.</summary>
    public string ToPem() => _ecdsa.ExportPkcs8PrivateKeyPem();

    /// <summary>32 bytes big-endian; the caller erases them.</summary>
    public byte[] ExportScalar() => _ecdsa.ExportParameters(includePrivateParameters: true).D!;

    public byte[] Sign(Hash256 digest)
    {
        lock (_lock)
        {
            return _ecdsa.SignHash(digest.ToArray(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>
    /// ECDH (SP 800-56A section 5.7.1.2): the x-coordinate of the shared point, 32 bytes big-endian.
    /// </summary>
    public byte[] DeriveSharedX(PublicKey other)
    {
        using var own = ECDiffieHellman.Create(_ecdsa.ExportParameters(includePrivateParameters: true));
        using var peer = ECDiffieHellman.Create(other.ToParameters());
        return own.DeriveRawSecretAgreement(peer.PublicKey);
    }

    public void Dispose() => _ecdsa.Dispose();
}
