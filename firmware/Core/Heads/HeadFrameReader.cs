using System.Text;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Reads head frames: COSE_Mac0 (RFC 9052 section 6.2), HMAC 256/256, in their one allowed
    /// form.</summary>
    public sealed class HeadFrameReader
    {
        private const int TagBytes = 32;

        private readonly CborReader _reader = new CborReader();
        private readonly RosterKeys _gateways;
        private readonly FrameKeys _keys;
        private readonly byte[] _expectedChainId;

        public HeadFrameReader(RosterKeys gateways, FrameKeys keys, string chainId)
        {
            _gateways = gateways;
            _keys = keys;
            _expectedChainId = Encoding.UTF8.GetBytes(chainId);
        }

        /// <returns>False for anything but a frame of a gateway of the roster with a valid MAC.</returns>
        public bool TryRead(byte[] frame, Head head)
        {
            int items;
            int tag;
            int headerOffset;
            int headerCount;
            int payloadOffset;
            int payloadCount;
            int macOffset;
            int macCount;
            _reader.Reset(frame, 0, frame == null ? 0 : frame.Length);
            if (!_reader.TryReadTag(out tag) || tag != CoseLabel.TagMac0
                || !_reader.TryReadArrayHeader(out items) || items != 4
                || !_reader.TryReadBytes(out headerOffset, out headerCount)
                || !_reader.TryReadMapHeader(out items) || items != 0
                || !_reader.TryReadBytes(out payloadOffset, out payloadCount)
                || !_reader.TryReadBytes(out macOffset, out macCount) || macCount != TagBytes
                || !_reader.IsComplete)
            {
                return false;
            }

            return TryReadHeader(frame, headerOffset, headerCount, head)
                && TryReadPayload(frame, payloadOffset, payloadCount, head)
                && IsAuthentic(frame, headerOffset, headerCount, payloadOffset, payloadCount, macOffset, head);
        }

        private bool TryReadHeader(byte[] frame, int offset, int count, Head head)
        {
            int pairs;
            int length;
            int start;
            _reader.Reset(frame, offset, count);
            if (!_reader.TryReadMapHeader(out pairs) || pairs != 4
                || !_reader.TryReadExactly(CoseLabel.Algorithm)
                || !_reader.TryReadExactly(CoseLabel.AlgorithmHmac256)
                || !_reader.TryReadExactly(CoseLabel.ContentType)
                || !_reader.TryReadExactly(ContentType.Head)
                || !_reader.TryReadExactly(CoseLabel.KeyId)
                || !_reader.TryReadBytes(out start, out length) || length != DeviceAddress.SizeBytes)
            {
                return false;
            }

            head.Gateway = _gateways.IndexOf(frame, start);
            return head.Gateway >= 0
                && _reader.TryReadExactly(CoseLabel.ChainId)
                && _reader.TryReadText(out start, out length)
                && length == _expectedChainId.Length
                && Storage.Bytes.AreEqual(_expectedChainId, 0, frame, start, length)
                && _reader.IsComplete;
        }

        private bool TryReadPayload(byte[] frame, int offset, int count, Head head)
        {
            int items;
            int start;
            int length;
            _reader.Reset(frame, offset, count);
            if (!_reader.TryReadArrayHeader(out items) || items != 4
                || !_reader.TryReadInteger(out head.Sequence) || head.Sequence < 1
                || !_reader.TryReadBytes(out start, out length) || length != DeviceChain.IdBytes
                || !_reader.TryReadInteger(out head.Height) || head.Height < 0
                || !_reader.TryReadInteger(out head.UnixMs)
                || !_reader.IsComplete)
            {
                return false;
            }

            System.Array.Copy(frame, start, head.Id, 0, length);
            return true;
        }

        // RFC 9052 section 6.3: ["MAC0", protected, external data, payload].
        private bool IsAuthentic(
            byte[] frame, int header, int headerCount, int payload, int payloadCount, int mac, Head head)
        {
            byte[] key = _keys.Of(head.Gateway);
            if (key == null)
            {
                return false;
            }

            byte[] message = new byte[7 + CborWriter.HeadBytes(headerCount) + headerCount
                + CborWriter.HeadBytes(payloadCount) + payloadCount];
            CborWriter writer = new CborWriter(message);
            writer.WriteArrayHeader(4);
            writer.WriteText("MAC0");
            writer.WriteBytes(frame, header, headerCount);
            writer.WriteBytesHeader(0);
            writer.WriteBytes(frame, payload, payloadCount);
            return HmacSha256.Verify(key, message, frame, mac);
        }
    }
}
