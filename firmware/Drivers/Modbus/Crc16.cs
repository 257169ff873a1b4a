namespace EdgeLedger.Firmware.Drivers.Modbus
{
    /// <summary>CRC-16/MODBUS: polynomial 0xA001 reflected, start 0xFFFF, sent low byte first (Modbus over serial
    /// line V1.02, section 2.5.1.2 and appendix B).</summary>
    public sealed class Crc16
    {
        // A nibble at a time: half the instructions of bit by bit, and 16 entries instead of 256.
        private readonly int[] _table = new int[16];

        public Crc16()
        {
            for (int i = 0; i < 16; i++)
            {
                int crc = i;
                for (int bit = 0; bit < 4; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
                }

                _table[i] = crc;
            }
        }

        public int Compute(byte[] data, int offset, int count)
        {
            int[] table = _table;
            int crc = 0xFFFF;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= data[i];
                crc = (crc >> 4) ^ table[crc & 15];
                crc = (crc >> 4) ^ table[crc & 15];
            }

            return crc;
        }
    }
}
