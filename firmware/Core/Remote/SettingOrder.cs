using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>What a technician wants of this board; one object, reused.</summary>
    public sealed class SettingOrder
    {
        /// <summary>Index among the technicians of the roster.</summary>
        public int Technician;

        /// <summary>Of the technician's own chain, whose other links may be for other boards.</summary>
        public long Sequence;

        /// <summary>What was signed, as its hash: the statement's name in the ledger.</summary>
        public readonly byte[] Id = new byte[DeviceChain.IdBytes];

        public readonly byte[] Signature = new byte[P256.SignatureBytes];

        public string Key;
        public string Value;
    }
}
