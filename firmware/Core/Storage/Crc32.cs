namespace EdgeLedger.Firmware.Core.Storage
{
    /// <summary>CRC-32 (ISO/IEC 8802-3): tells a torn write from a whole one. It is no protection from a
    /// person.</summary>
    public static class Crc32
    {
        // One entry per half byte: 16 words of heap instead of 256, at two look-ups a byte.
        private static readonly uint[] Table =
        {
            0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
            0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
        };

        public static uint Of(byte[] data, int offset, int count)
        {
            uint crc = 0xffffffff;
            uint[] table = Table;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= data[i];
                crc = (crc >> 4) ^ table[crc & 0xf];
                crc = (crc >> 4) ^ table[crc & 0xf];
            }

            return crc ^ 0xffffffff;
        }
    }
}
