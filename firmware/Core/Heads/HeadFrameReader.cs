using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Reads head frames.</summary>
    public sealed class HeadFrameReader
    {
        private readonly CborReader _reader = new CborReader();
        private readonly FrameReader _frames;

        public HeadFrameReader(RosterKeys gateways, FrameKeys keys, string chainId)
        {
            _frames = new FrameReader(gateways, keys, chainId, ContentType.Head);
        }

        /// <returns>False for anything but a frame of a gateway of the roster with a valid MAC.</returns>
        public bool TryRead(byte[] frame, Head head)
        {
            if (!_frames.TryRead(frame))
            {
                return false;
            }

            head.Gateway = _frames.Gateway;
            return TryReadPayload(frame, _frames.PayloadOffset, _frames.PayloadCount, head);
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
    }
}
