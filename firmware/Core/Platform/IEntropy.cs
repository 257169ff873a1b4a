namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>Unpredictable bytes, for blinding and for jitter. No signature depends on them (RFC
    /// 6979).</summary>
    public interface IEntropy
    {
        void Fill(byte[] buffer);
    }
}
