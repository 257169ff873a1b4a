using System.Text;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Reads frames of one kind: COSE_Mac0 (RFC 9052 section 6.2), HMAC 256/256, in their one allowed
    /// form.</summary>
    public sealed class FrameReader
    {
        private const int TagBytes = 32;

        private readonly CborReader _reader = new CborReader();
        private readonly RosterKeys _gateways;
        private readonly FrameKeys _keys;
        private readonly byte[] _expectedChainId;
        private readonly int _kind;
        private int _headerOffset;
        private int _headerCount;
        private int _macOffset;

        /// <param name="kind">Content type of the frames.</param>
        public FrameReader(RosterKeys gateways, FrameKeys keys, string chainId, int kind)
        {
            _gateways = gateways;
            _keys = keys;
            _expectedChainId = Encoding.UTF8.GetBytes(chainId);
            _kind = kind;
        }

        /// <summary>Index in the roster of who speaks; -1 for somebody whom it does not name.</summary>
        public int Gateway { get; private set; }

        /// <summary>Where the payload begins in the frame.</summary>
        public int PayloadOffset { get; private set; }

        public int PayloadCount { get; private set; }

        /// <returns>False for anything but a frame of a gateway of the roster with a valid MAC.</returns>
        public bool TryRead(byte[] frame)
        {
            return TryParse(frame) && IsAuthentic(frame);
        }

        /// <summary>Whose frame it says that it is; costs little.</summary>
        /// <returns>False for anything that cannot be a frame of a gateway of the roster.</returns>
        public bool TryParse(byte[] frame)
        {
            int items;
            int tag;
            int payloadOffset;
            int payloadCount;
            int macCount;
            Gateway = -1;
            _reader.Reset(frame, 0, frame == null ? 0 : frame.Length);
            if (!_reader.TryReadTag(out tag) || tag != CoseLabel.TagMac0
                || !_reader.TryReadArrayHeader(out items) || items != 4
                || !_reader.TryReadBytes(out _headerOffset, out _headerCount)
                || !_reader.TryReadMapHeader(out items) || items != 0
                || !_reader.TryReadBytes(out payloadOffset, out payloadCount)
                || !_reader.TryReadBytes(out _macOffset, out macCount) || macCount != TagBytes
                || !_reader.IsComplete)
            {
                return false;
            }

            PayloadOffset = payloadOffset;
            PayloadCount = payloadCount;
            return TryReadHeader(frame, _headerOffset, _headerCount);
        }

        private bool TryReadHeader(byte[] frame, int offset, int count)
        {
            int pairs;
            int length;
            int start;
            _reader.Reset(frame, offset, count);
            if (!_reader.TryReadMapHeader(out pairs) || pairs != 4
                || !_reader.TryReadExactly(CoseLabel.Algorithm)
                || !_reader.TryReadExactly(CoseLabel.AlgorithmHmac256)
                || !_reader.TryReadExactly(CoseLabel.ContentType)
                || !_reader.TryReadExactly(_kind)
                || !_reader.TryReadExactly(CoseLabel.KeyId)
                || !_reader.TryReadBytes(out start, out length) || length != DeviceAddress.SizeBytes)
            {
                return false;
            }

            Gateway = _gateways.IndexOf(frame, start);
            return Gateway >= 0
                && _reader.TryReadExactly(CoseLabel.ChainId)
                && _reader.TryReadText(out start, out length)
                && length == _expectedChainId.Length
                && Storage.Bytes.AreEqual(_expectedChainId, 0, frame, start, length)
                && _reader.IsComplete;
        }

        /// <summary>Whether the frame that was parsed last has the MAC of its gateway.</summary>
        /// <remarks>RFC 9052 section 6.3: ["MAC0", protected, external data, payload].</remarks>
        public bool IsAuthentic(byte[] frame)
        {
            byte[] key = _keys.Of(Gateway);
            if (key == null)
            {
                return false;
            }

            byte[] message = new byte[7 + CborWriter.HeadBytes(_headerCount) + _headerCount
                + CborWriter.HeadBytes(PayloadCount) + PayloadCount];
            CborWriter writer = new CborWriter(message);
            writer.WriteArrayHeader(4);
            writer.WriteText("MAC0");
            writer.WriteBytes(frame, _headerOffset, _headerCount);
            writer.WriteBytesHeader(0);
            writer.WriteBytes(frame, PayloadOffset, PayloadCount);
            return HmacSha256.Verify(key, message, frame, _macOffset);
        }
    }
}
