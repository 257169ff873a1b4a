using EdgeLedger.Firmware.Core.Chain;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>A statement on its way to the ledger: its bytes, its link, the records it carries.</summary>
    public sealed class SignedStatement
    {
        /// <summary>The board's own count of statements, from 1; stays when a statement gets another
        /// sequence.</summary>
        public long Ordinal;

        public long Sequence;
        public int ContentType;
        public readonly byte[] Id = new byte[DeviceChain.IdBytes];
        public readonly byte[] Previous = new byte[DeviceChain.IdBytes];
        public byte[] Bytes;

        public long FirstRecord;
        public long LastRecord;

        /// <summary>Records signed up to and including this statement.</summary>
        public long SignedTotal;

        /// <summary>Records declared as lost up to and including this statement.</summary>
        public long LostTotal;

        /// <summary>Uptime at which it is to be sent (again); not kept in flash.</summary>
        public long NextSendMs;

        /// <summary>Wait after the last sending; 0 before the first. Not kept in flash.</summary>
        public int BackoffMs;

        /// <summary>Steady time at which it got its link, or <see cref="Time.BlockTimes.SignedEarlier"/>; not kept in
        /// flash.</summary>
        public long SignedAtMs;

        public int RecordCount
        {
            get { return (int)(LastRecord - FirstRecord + 1); }
        }
    }
}
