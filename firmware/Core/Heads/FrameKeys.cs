using System.Text;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>The secret shared with each gateway for one kind of frame.</summary>
    /// <remarks>
    /// Key = HKDF-SHA256 (RFC 5869) of the ECDH x coordinate, salt = chain id, info = CBOR of the frame kind, then
    /// the board's and the gateway's address. An agreement costs about a second on an ESP32: it is done when a
    /// gateway's first frame comes, and kept.
    /// </remarks>
    public sealed class FrameKeys
    {
        private const int KeyBytes = 32;

        // A CBOR unsigned integer of two bytes: every frame kind is above 255.
        private const byte HeadOfTwoByteInteger = 0x19;

        private readonly DeviceKey _key;
        private readonly RosterKeys _gateways;
        private readonly byte[] _salt;
        private readonly byte[] _info;
        private readonly byte[][] _keys;

        /// <param name="kind">Content type of the frames.</param>
        public FrameKeys(DeviceKey key, RosterKeys gateways, string chainId, int kind)
        {
            _key = key;
            _gateways = gateways;
            _salt = Encoding.UTF8.GetBytes(chainId);
            _keys = new byte[gateways.Count][];
            _info = new byte[3 + 2 * DeviceAddress.SizeBytes];
            _info[0] = HeadOfTwoByteInteger;
            _info[1] = (byte)(kind >> 8);
            _info[2] = (byte)kind;
            System.Array.Copy(key.Address, 0, _info, 3, DeviceAddress.SizeBytes);
        }

        /// <returns>Null when the gateway's key in the roster is not a point of the curve.</returns>
        public byte[] Of(int gateway)
        {
            if (_keys[gateway] == null)
            {
                byte[] shared = new byte[KeyBytes];
                if (!_key.TryAgree(_gateways.PublicKey(gateway), shared))
                {
                    return null;
                }

                byte[] key = new byte[KeyBytes];
                System.Array.Copy(
                    _gateways.Address(gateway), 0, _info, 3 + DeviceAddress.SizeBytes, DeviceAddress.SizeBytes);
                HkdfSha256.Derive(shared, _salt, _info, key);
                System.Array.Clear(shared, 0, KeyBytes);
                _keys[gateway] = key;
            }

            return _keys[gateway];
        }
    }
}
