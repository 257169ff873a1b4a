using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Writes and signs statements: COSE_Sign1 (RFC 9052 section 4.2) in deterministic CBOR.</summary>
    /// <remarks>
    /// The id is the SHA-256 of the Sig_structure, which is what gets signed. The same link and payload give the
    /// same bytes every time, since the nonce is that of RFC 6979.
    /// </remarks>
    public sealed class StatementWriter
    {
        private const int IdBytes = 32;
        private const int SignatureBytes = 64;
        private const int LongestChainIdBytes = 41;
        private const int HeaderCapacity = 96 + LongestChainIdBytes;
        private const int StructureCapacity = HeaderCapacity + 24;

        private readonly Sha256 _hash = new Sha256();
        private readonly CborWriter _header = new CborWriter(HeaderCapacity);
        private readonly CborWriter _structure = new CborWriter(StructureCapacity);
        private readonly byte[] _signature = new byte[SignatureBytes];
        private readonly ISigner _signer;
        private readonly string _chainId;

        public StatementWriter(ISigner signer, string chainId)
        {
            _signer = signer;
            _chainId = chainId;
        }

        /// <param name="contentType">One of <see cref="ContentType"/>.</param>
        /// <param name="sequence">The link's number, one more than that of the signer's previous
        /// statement.</param>
        /// <param name="previous">Id of the signer's previous statement, 32 bytes; zeros for its first.</param>
        /// <param name="id">Receives the 32 bytes of the id.</param>
        public byte[] Write(
            int contentType, long sequence, byte[] previous, byte[] payload, int offset, int count, byte[] id)
        {
            WriteHeader(contentType, sequence, previous);
            HashStructure(payload, offset, count, id);
            _signer.Sign(id, _signature);

            byte[] statement = new byte[2 + CborWriter.HeadBytes(_header.Length) + _header.Length
                + 1 + CborWriter.HeadBytes(count) + count
                + CborWriter.HeadBytes(SignatureBytes) + SignatureBytes];
            CborWriter writer = new CborWriter(statement);
            writer.WriteTag(CoseLabel.TagSign1);
            writer.WriteArrayHeader(4);
            writer.WriteBytes(_header.Buffer, 0, _header.Length);
            writer.WriteMapHeader(0);
            writer.WriteBytes(payload, offset, count);
            writer.WriteBytes(_signature, 0, SignatureBytes);
            return statement;
        }

        /// <summary>Finds the payload in a statement of our own making.</summary>
        public static void FindPayload(byte[] statement, out int offset, out int count)
        {
            CborReader reader = new CborReader();
            int ignored;
            int ignoredCount;
            reader.Reset(statement, 0, statement.Length);
            reader.TryReadTag(out ignored);
            reader.TryReadArrayHeader(out ignored);
            reader.TryReadBytes(out ignored, out ignoredCount);
            reader.TryReadMapHeader(out ignored);
            if (!reader.TryReadBytes(out offset, out count))
            {
                count = 0;
            }
        }

        // Map keys in bytewise order of their encodings: 01, 03, 04, 3a00010000, 3a00010001, 3a00010002.
        private void WriteHeader(int contentType, long sequence, byte[] previous)
        {
            byte[] address = _signer.Address;
            _header.Reset();
            _header.WriteMapHeader(6);
            _header.WriteInteger(CoseLabel.Algorithm);
            _header.WriteInteger(CoseLabel.AlgorithmEs256);
            _header.WriteInteger(CoseLabel.ContentType);
            _header.WriteInteger(contentType);
            _header.WriteInteger(CoseLabel.KeyId);
            _header.WriteBytes(address, 0, address.Length);
            _header.WriteInteger(CoseLabel.Sequence);
            _header.WriteInteger(sequence);
            _header.WriteInteger(CoseLabel.Previous);
            _header.WriteBytes(previous, 0, IdBytes);
            _header.WriteInteger(CoseLabel.ChainId);
            _header.WriteText(_chainId);
        }

        // RFC 9052 section 4.4, without external data. The payload is hashed where it lies.
        private void HashStructure(byte[] payload, int offset, int count, byte[] id)
        {
            _structure.Reset();
            _structure.WriteArrayHeader(4);
            _structure.WriteText("Signature1");
            _structure.WriteBytes(_header.Buffer, 0, _header.Length);
            _structure.WriteBytesHeader(0);
            _structure.WriteBytesHeader(count);
            _hash.Reset();
            _hash.Update(_structure.Buffer, 0, _structure.Length);
            _hash.Update(payload, offset, count);
            _hash.Finish(id, 0);
        }
    }
}
