using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>What is kept in flash until it is signed: 56 bytes, fixed, little-endian, sealed by a
    /// CRC.</summary>
    /// <remarks>
    /// <code>
    /// 0 kind   1 cause   2 quality (2)   4 number (4)   8 unix seconds (4)
    /// 12 import mWh (8)   20 export mWh (8)   28 import remainder (4)   32 export remainder (4)
    /// 36 mean power W, or relay bits (4)   40 millivolts, or uptime s (4)
    /// 44 lowest power W (4)   48 highest power W (4)   52 CRC-32 of the rest (4)
    /// </code>
    /// The registers are absolute and carry their remainder, so that the newest record alone restores them.
    /// Firmware before this one wrote 48 bytes, with the CRC in place of the extremes: an update must lose neither
    /// what waits nor the register.
    /// </remarks>
    public sealed class OutboxRecord
    {
        public const int SizeBytes = 56;

        /// <summary>Size of a record without extremes, as former firmware wrote it.</summary>
        public const int FormerSizeBytes = 48;

        /// <summary>Value of <see cref="LowestWatts"/> and <see cref="HighestWatts"/> when they are not
        /// reported.</summary>
        public const int NotReported = int.MinValue;

        /// <summary>Value of <see cref="Millivolts"/> when the front end does not measure the voltage.</summary>
        public const int NotMeasured = -1;

        public int Kind;
        public int Cause;
        public int Quality;

        /// <summary>Position in the board's own count of records, from 1 and without gaps.</summary>
        public long Number;

        public long UnixSeconds;
        public long ImportMilliwattHours;
        public long ExportMilliwattHours;
        public int ImportRemainder;
        public int ExportRemainder;
        public int PowerWatts;
        public int Millivolts;
        public int LowestWatts = NotReported;
        public int HighestWatts = NotReported;

        /// <summary>Relay bits of a status record; shares the place of <see cref="PowerWatts"/>.</summary>
        public int Relays
        {
            get { return PowerWatts; }
            set { PowerWatts = value; }
        }

        /// <summary>Seconds since start in a status record; shares the place of <see
        /// cref="Millivolts"/>.</summary>
        public int UptimeSeconds
        {
            get { return Millivolts; }
            set { Millivolts = value; }
        }

        public void WriteTo(byte[] target, int offset)
        {
            target[offset] = (byte)Kind;
            target[offset + 1] = (byte)Cause;
            Bytes.PutUInt16(target, offset + 2, Quality);
            Bytes.PutUInt32(target, offset + 4, Number);
            Bytes.PutUInt32(target, offset + 8, UnixSeconds);
            Bytes.PutInt64(target, offset + 12, ImportMilliwattHours);
            Bytes.PutInt64(target, offset + 20, ExportMilliwattHours);
            Bytes.PutInt32(target, offset + 28, ImportRemainder);
            Bytes.PutInt32(target, offset + 32, ExportRemainder);
            Bytes.PutInt32(target, offset + 36, PowerWatts);
            Bytes.PutInt32(target, offset + 40, Millivolts);
            Bytes.PutInt32(target, offset + 44, LowestWatts);
            Bytes.PutInt32(target, offset + 48, HighestWatts);
            Bytes.Seal(target, offset, SizeBytes);
        }

        /// <param name="size"><see cref="SizeBytes"/> or <see cref="FormerSizeBytes"/>, as the file says.</param>
        /// <returns>False when the bytes are torn; the record is then unchanged.</returns>
        public bool TryReadFrom(byte[] source, int offset, int size)
        {
            if (!Bytes.IsSealed(source, offset, size))
            {
                return false;
            }

            Kind = source[offset];
            Cause = source[offset + 1];
            Quality = Bytes.GetUInt16(source, offset + 2);
            Number = Bytes.GetUInt32(source, offset + 4);
            UnixSeconds = Bytes.GetUInt32(source, offset + 8);
            ImportMilliwattHours = Bytes.GetInt64(source, offset + 12);
            ExportMilliwattHours = Bytes.GetInt64(source, offset + 20);
            ImportRemainder = Bytes.GetInt32(source, offset + 28);
            ExportRemainder = Bytes.GetInt32(source, offset + 32);
            PowerWatts = Bytes.GetInt32(source, offset + 36);
            Millivolts = Bytes.GetInt32(source, offset + 40);
            bool hasExtremes = size == SizeBytes;
            LowestWatts = hasExtremes ? Bytes.GetInt32(source, offset + 44) : NotReported;
            HighestWatts = hasExtremes ? Bytes.GetInt32(source, offset + 48) : NotReported;
            return true;
        }
    }
}
