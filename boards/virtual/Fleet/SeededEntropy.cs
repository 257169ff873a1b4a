using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>Jitter and blinding from a seed, so that a run can be had again. No secret may come from it.</summary>
public sealed class SeededEntropy(ulong seed) : IEntropy
{
    private SeededSequence _bytes = new(seed);

    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)_bytes.Next();
    }
}
