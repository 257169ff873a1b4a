using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>Predictable bytes: no result may depend on them.</summary>
public sealed class CountingEntropy(byte start = 0) : IEntropy
{
    private byte _next = start;

    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++) buffer[i] = _next++;
    }
}
