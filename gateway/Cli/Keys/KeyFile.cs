using System.Security.Cryptography;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Keys;

/// <summary>Key files: PKCS #8 PEM on gateways and registrars, 32 raw bytes in a board's flash.</summary>
internal static class KeyFile
{
    private const int ScalarBytes = 32;
    private const int CoordinateBytes = 32;

    /// <summary>Reads a private key of either form.</summary>
    public static EcdsaSigner ReadPrivate(string path)
    {
        byte[] content = Read(path);
        try
        {
            return content.Length == ScalarBytes
                ? EcdsaSigner.FromScalar(content)
                : EcdsaSigner.FromPem(System.Text.Encoding.ASCII.GetString(content));
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or FormatException)
        {
            throw new InputException($"{path} holds no private P-256 key.");
        }
    }

    /// <summary>Reads a public key; a private key file serves too.</summary>
    public static PublicKey ReadPublic(string path)
    {
        byte[] content = Read(path);
        try
        {
            if (content.Length == ScalarBytes)
            {
                using var signer = EcdsaSigner.FromScalar(content);
                return signer.PublicKey;
            }

            using var key = ECDsa.Create();
            key.ImportFromPem(System.Text.Encoding.ASCII.GetString(content));
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            if (key.KeySize != CoordinateBytes * 8) throw new CryptographicException();
            return PublicKey.FromXy([.. point.X!, .. point.Y!]);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or FormatException)
        {
            throw new InputException($"{path} holds no P-256 key.");
        }
    }

    /// <summary>Writes a private key as PEM, for its owner's eyes only; never over an existing file.</summary>
    public static void WriteNew(string path, EcdsaSigner signer)
    {
        if (File.Exists(path)) throw new InputException($"{path} exists already; keys are not overwritten.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new InputException($"there is no folder {folder}.");
        PrivateFile.Write(path, signer.ToPem().TrimEnd() + "\n");
    }

    private static byte[] Read(string path) =>
        File.Exists(path) ? File.ReadAllBytes(path) : throw new InputException($"there is no file {path}.");
}
