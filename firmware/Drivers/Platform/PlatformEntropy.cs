using System;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>The hardware generator, which is what <see cref="Random"/> is on an ESP32.</summary>
    public sealed class PlatformEntropy : IEntropy
    {
        private readonly Random _random = new Random();

        public void Fill(byte[] buffer)
        {
            _random.NextBytes(buffer);
        }
    }
}
