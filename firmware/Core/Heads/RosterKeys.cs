using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>The public keys of one role in the roster, in its order.</summary>
    public sealed class RosterKeys
    {
        private readonly byte[][] _publicKeys;
        private readonly byte[][] _addresses;

        private RosterKeys(byte[][] publicKeys)
        {
            _publicKeys = publicKeys;
            _addresses = new byte[publicKeys.Length][];
            for (int i = 0; i < publicKeys.Length; i++)
            {
                _addresses[i] = DeviceAddress.Of(publicKeys[i], 0);
            }
        }

        /// <summary>Nobody has this role.</summary>
        public static RosterKeys None
        {
            get { return new RosterKeys(new byte[0][]); }
        }

        public int Count
        {
            get { return _publicKeys.Length; }
        }

        /// <summary>x and y, 64 bytes; not to be written to.</summary>
        public byte[] PublicKey(int index)
        {
            return _publicKeys[index];
        }

        /// <summary>20 bytes; not to be written to.</summary>
        public byte[] Address(int index)
        {
            return _addresses[index];
        }

        /// <returns>Index of the key, or -1 for a stranger.</returns>
        public int IndexOf(byte[] address, int offset)
        {
            for (int i = 0; i < _addresses.Length; i++)
            {
                if (Bytes.AreEqual(_addresses[i], 0, address, offset, DeviceAddress.SizeBytes))
                {
                    return i;
                }
            }

            return -1;
        }

        internal void WriteTo(CborWriter writer)
        {
            writer.WriteArrayHeader(_publicKeys.Length);
            for (int i = 0; i < _publicKeys.Length; i++)
            {
                writer.WriteBytes(_publicKeys[i], 0, _publicKeys[i].Length);
            }
        }

        /// <summary>Reads an array of keys, each x and y in 64 bytes.</summary>
        /// <param name="source">What the reader reads.</param>
        internal static bool TryRead(CborReader reader, byte[] source, int maximum, out RosterKeys keys)
        {
            keys = null;
            int count;
            if (!reader.TryReadArrayHeader(out count) || count > maximum)
            {
                return false;
            }

            byte[][] publicKeys = new byte[count][];
            for (int i = 0; i < count; i++)
            {
                int offset;
                int length;
                if (!reader.TryReadBytes(out offset, out length) || length != DeviceAddress.PublicKeyBytes)
                {
                    return false;
                }

                publicKeys[i] = new byte[length];
                System.Array.Copy(source, offset, publicKeys[i], 0, length);
            }

            keys = new RosterKeys(publicKeys);
            return true;
        }
    }
}
