using System.Security.Cryptography;

namespace EdgeLedger.Cli.Up;

/// <summary>Passwords and tokens.</summary>
internal static class RandomText
{
    private const int Bytes = 20;

    /// <summary>160 random bits as hex digits, safe in every file and URL.</summary>
    public static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
