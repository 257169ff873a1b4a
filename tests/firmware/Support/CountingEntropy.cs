using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.UnitTests.Support
{
    /// <summary>Bytes that count up, so that a test repeats; no result may depend on them.</summary>
    public sealed class CountingEntropy : IEntropy
    {
        private byte _next;

        public CountingEntropy(byte start = 0)
        {
            _next = start;
        }

        public void Fill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = _next++;
            }
        }
    }
}
