namespace EdgeLedger.Firmware.Core.Storage
{
    /// <summary>Fixed-width little-endian numbers in the files of the flash, and comparison of byte
    /// strings.</summary>
    public static class Bytes
    {
        public static void PutUInt16(byte[] target, int offset, int value)
        {
            target[offset] = (byte)value;
            target[offset + 1] = (byte)(value >> 8);
        }

        public static int GetUInt16(byte[] source, int offset)
        {
            return source[offset] | source[offset + 1] << 8;
        }

        public static void PutInt32(byte[] target, int offset, int value)
        {
            PutUInt16(target, offset, value);
            PutUInt16(target, offset + 2, value >> 16);
        }

        public static int GetInt32(byte[] source, int offset)
        {
            return GetUInt16(source, offset) | GetUInt16(source, offset + 2) << 16;
        }

        /// <summary>Unsigned 32 bits in a <c>long</c>, which spares the casts that the interpreter gets
        /// wrong.</summary>
        public static void PutUInt32(byte[] target, int offset, long value)
        {
            int low = (int)(value & 0xffff);
            int high = (int)((value >> 16) & 0xffff);
            PutUInt16(target, offset, low);
            PutUInt16(target, offset + 2, high);
        }

        public static long GetUInt32(byte[] source, int offset)
        {
            long high = GetUInt16(source, offset + 2);
            return high << 16 | (long)GetUInt16(source, offset);
        }

        public static void PutInt64(byte[] target, int offset, long value)
        {
            PutUInt32(target, offset, value & 0xffffffffL);
            PutUInt32(target, offset + 4, (value >> 32) & 0xffffffffL);
        }

        public static long GetInt64(byte[] source, int offset)
        {
            return GetUInt32(source, offset + 4) << 32 | GetUInt32(source, offset);
        }

        public static bool AreEqual(byte[] a, int offsetA, byte[] b, int offsetB, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (a[offsetA + i] != b[offsetB + i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Compares in a time that does not depend on where the first difference is.</summary>
        public static bool AreEqualInConstantTime(byte[] a, int offsetA, byte[] b, int offsetB, int count)
        {
            int difference = 0;
            for (int i = 0; i < count; i++)
            {
                difference |= a[offsetA + i] ^ b[offsetB + i];
            }

            return difference == 0;
        }

        /// <summary>Ends a block with the CRC-32 of all before it.</summary>
        public static void Seal(byte[] block, int offset, int count)
        {
            PutUInt32(block, offset + count - 4, Crc32.Of(block, offset, count - 4));
        }

        public static bool IsSealed(byte[] block, int offset, int count)
        {
            return GetUInt32(block, offset + count - 4) == Crc32.Of(block, offset, count - 4);
        }
    }
}
