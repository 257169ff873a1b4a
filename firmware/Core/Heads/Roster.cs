using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>The gateways whose word counts, and how many of them may be faulty (f).</summary>
    public sealed class Roster
    {
        public const int MaximumGateways = 31;

        private const int Version = 1;

        private readonly byte[][] _publicKeys;
        private readonly byte[][] _addresses;

        private Roster(byte[][] publicKeys, int faulty)
        {
            Faulty = faulty;
            _publicKeys = publicKeys;
            _addresses = new byte[publicKeys.Length][];
            for (int i = 0; i < publicKeys.Length; i++)
            {
                _addresses[i] = DeviceAddress.Of(publicKeys[i], 0);
            }
        }

        public int Count
        {
            get { return _publicKeys.Length; }
        }

        /// <summary>f: of one more than this many gateways that agree, at least one is honest.</summary>
        public int Faulty { get; private set; }

        /// <summary>x and y, 64 bytes; not to be written to.</summary>
        public byte[] PublicKey(int gateway)
        {
            return _publicKeys[gateway];
        }

        /// <summary>20 bytes; not to be written to.</summary>
        public byte[] Address(int gateway)
        {
            return _addresses[gateway];
        }

        /// <returns>Index of the gateway, or -1 for a stranger.</returns>
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

        /// <summary>Reads <c>[1, chain id, f, [public key, …]]</c>.</summary>
        /// <param name="content">The file; null is refused.</param>
        /// <param name="error">One sentence for the log.</param>
        public static bool TryParse(byte[] content, string chainId, out Roster roster, out string error)
        {
            roster = null;
            error = "is not a roster";
            CborReader reader = new CborReader();
            int items;
            int offset;
            int length;
            long faulty;
            reader.Reset(content, 0, content == null ? 0 : content.Length);
            if (!reader.TryReadArrayHeader(out items) || items != 4 || !reader.TryReadExactly(Version)
                || !reader.TryReadText(out offset, out length))
            {
                return false;
            }

            if (!IsAscii(content, offset, length, chainId))
            {
                error = "is of another chain than " + chainId;
                return false;
            }

            int count;
            if (!reader.TryReadInteger(out faulty) || !reader.TryReadArrayHeader(out count)
                || count < 1 || count > MaximumGateways || faulty < 0 || 3 * faulty >= count)
            {
                error = "names an impossible number of gateways";
                return false;
            }

            byte[][] publicKeys = new byte[count][];
            for (int i = 0; i < count; i++)
            {
                if (!reader.TryReadBytes(out offset, out length) || length != DeviceAddress.PublicKeyBytes)
                {
                    return false;
                }

                publicKeys[i] = new byte[length];
                System.Array.Copy(content, offset, publicKeys[i], 0, length);
            }

            if (!reader.IsComplete)
            {
                return false;
            }

            roster = new Roster(publicKeys, (int)faulty);
            error = null;
            return true;
        }

        private static bool IsAscii(byte[] content, int offset, int length, string text)
        {
            if (length != text.Length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (content[offset + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
