using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The link that this board has signed as its enrolment: what its first statement follows.</summary>
    public sealed class EnrolmentNote
    {
        private const int LongestChainIdBytes = 41;

        private readonly TwoCopyStore _store;
        private readonly byte[] _content = new byte[DeviceChain.IdBytes + LongestChainIdBytes];
        private readonly byte[] _chain = new byte[LongestChainIdBytes];

        public EnrolmentNote(IFileStore files, string chainId)
        {
            _store = new TwoCopyStore(files, "I:\\enrolment", _content.Length);
            for (int i = 0; i < chainId.Length; i++)
            {
                _chain[i] = (byte)chainId[i];
            }
        }

        /// <returns>False when there is none, or only one for another ledger.</returns>
        public bool TryLoad(byte[] linkId)
        {
            if (!_store.TryLoad(_content)
                || !Bytes.AreEqual(_content, DeviceChain.IdBytes, _chain, 0, LongestChainIdBytes))
            {
                return false;
            }

            System.Array.Copy(_content, 0, linkId, 0, DeviceChain.IdBytes);
            return true;
        }

        public bool TrySave(byte[] linkId)
        {
            System.Array.Copy(linkId, 0, _content, 0, DeviceChain.IdBytes);
            System.Array.Copy(_chain, 0, _content, DeviceChain.IdBytes, LongestChainIdBytes);
            return _store.TrySave(_content);
        }
    }
}
