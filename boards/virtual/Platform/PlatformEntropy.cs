using System.Security.Cryptography;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>The operating system's generator: a key made on a virtual board is as secret as any.</summary>
    public sealed class PlatformEntropy : IEntropy
    {
        public void Fill(byte[] buffer)
        {
            RandomNumberGenerator.Fill(buffer);
        }
    }
}
