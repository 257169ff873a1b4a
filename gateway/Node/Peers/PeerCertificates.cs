using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>TLS certificates that say nothing but a gateway's own key.</summary>
/// <remarks>
/// No authority vouches for them and no date ends them: the ledger lists the keys, and a connection is good
/// when the other side proves to hold one of them. So a certificate authority can be neither deceived nor
/// unreachable.
/// </remarks>
internal static class PeerCertificates
{
    public static X509Certificate2 Create(EcdsaSigner signer)
    {
        using var key = ECDsa.Create(Parameters(signer));
        var request = new CertificateRequest($"CN={signer.PublicKey.Address}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    /// <returns>The address of the key that the certificate carries; null if it carries none of ours.</returns>
    public static Address? AddressOf(X509Certificate? certificate)
    {
        if (certificate is not X509Certificate2 given) return null;
        try
        {
            using var key = given.GetECDsaPublicKey();
            if (key is null || key.KeySize != 256) return null;
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            byte[] xy = [.. point.X!, .. point.Y!];
            return Records.PublicKey.TryFromXy(xy, out var publicKey) ? publicKey.Address : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ECParameters Parameters(EcdsaSigner signer)
    {
        byte[] xy = signer.PublicKey.Xy.ToArray();
        return new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = signer.ExportScalar(),
            Q = new ECPoint { X = xy[..32], Y = xy[32..] },
        };
    }
}
