using System;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.UnitTests.Support
{
    /// <summary>Bytes as lower-case hex: constants of a test stay in flash as text, and a failure shows both
    /// sides.</summary>
    public static class HexData
    {
        public static byte[] Bytes(string hex)
        {
            byte[] data = new byte[hex.Length / 2];
            if (!Hex.TryParse(hex, data))
            {
                throw new ArgumentException("no hex: " + hex);
            }

            return data;
        }

        public static string Of(byte[] data)
        {
            return Hex.Of(data, 0, data.Length);
        }

        public static byte[] Part(byte[] data, int offset, int count)
        {
            byte[] part = new byte[count];
            Array.Copy(data, offset, part, 0, count);
            return part;
        }
    }
}
