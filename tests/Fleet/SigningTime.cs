using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Fleet;

/// <summary>What one signature by the firmware's own P-256 costs on this machine.</summary>
internal static class SigningTime
{
    private const int Warm = 200;
    private const int Measured = 400;

    public static double Seconds()
    {
        var curve = new P256();
        byte[] scalar = SHA256.HashData("a key that signs nothing of worth"u8);
        byte[] blinding = new byte[P256.EntropyBytes];
        byte[] signature = new byte[64];
        // Processor time, as that of the whole is: a busy machine makes neither longer.
        var start = TimeSpan.Zero;
        for (int i = 0; i < Warm + Measured; i++)
        {
            if (i == Warm) start = Environment.CpuUsage.TotalTime;
            curve.TrySign(scalar, SHA256.HashData(BitConverter.GetBytes(i)), blinding, signature);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / Measured;
    }
}
