using System.Security.Cryptography;
using System.Text;

namespace EdgeLedger.Node.Broker;

/// <summary>One line of Mosquitto's password file.</summary>
/// <remarks>
/// Format 7 of Mosquitto 2.0 (lib password_mosq.c): PBKDF2-HMAC-SHA512, 12 bytes of salt, 64 of hash, both
/// base64. The 101 iterations are Mosquitto's own default; the passwords here are 128 random bits, which no
/// guessing shortens.
/// </remarks>
public static class MosquittoPasswords
{
    private const int Iterations = 101;
    private const int SaltBytes = 12;
    private const int HashBytes = 64;

    /// <summary>A new password of 128 random bits, as 32 hex digits.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Line(string user, string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA512, HashBytes);
        return $"{user}:$7${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
