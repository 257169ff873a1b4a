using EdgeLedger.Firmware.Core.Chain;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>What one gateway says is the newest final link of this board; one object, reused.</summary>
    public sealed class Head
    {
        /// <summary>Index in the roster.</summary>
        public int Gateway;

        public long Sequence;
        public readonly byte[] Id = new byte[DeviceChain.IdBytes];

        /// <summary>Height of the block that made it final.</summary>
        public long Height;

        /// <summary>That block's time, milliseconds since 1970 UTC.</summary>
        public long UnixMs;
    }
}
