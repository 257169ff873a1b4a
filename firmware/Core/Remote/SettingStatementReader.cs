using System.Text;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Reads technicians' statements, content type 65003: COSE_Sign1 (RFC 9052 section 4.2) in its one
    /// allowed form.</summary>
    public sealed class SettingStatementReader
    {
        private const int LongestKey = 32;
        private const int LongestValue = 64;

        private readonly CborReader _reader = new CborReader();
        private readonly Sha256 _hash = new Sha256();
        private readonly RosterKeys _technicians;
        private readonly byte[] _device;
        private readonly byte[] _expectedChainId;

        /// <param name="device">This board's address.</param>
        public SettingStatementReader(RosterKeys technicians, byte[] device, string chainId)
        {
            _technicians = technicians;
            _device = device;
            _expectedChainId = Encoding.UTF8.GetBytes(chainId);
        }

        /// <summary>Judges form, chain, addressee and whether the signer is a technician; not the
        /// signature.</summary>
        /// <param name="error">What is wrong, for the log.</param>
        public bool TryRead(byte[] statement, SettingOrder order, out string error)
        {
            int items;
            int tag;
            int header;
            int headerCount;
            int payload;
            int payloadCount;
            int signature;
            int signatureCount;
            error = "not a statement";
            _reader.Reset(statement, 0, statement.Length);
            if (!_reader.TryReadTag(out tag) || tag != CoseLabel.TagSign1
                || !_reader.TryReadArrayHeader(out items) || items != 4
                || !_reader.TryReadBytes(out header, out headerCount)
                || !_reader.TryReadMapHeader(out items) || items != 0
                || !_reader.TryReadBytes(out payload, out payloadCount)
                || !_reader.TryReadBytes(out signature, out signatureCount)
                || signatureCount != P256.SignatureBytes || !_reader.IsComplete)
            {
                return false;
            }

            if (!TryReadHeader(statement, header, headerCount, order, ref error)
                || !TryReadPayload(statement, payload, payloadCount, order, ref error))
            {
                return false;
            }

            System.Array.Copy(statement, signature, order.Signature, 0, signatureCount);
            HashStructure(statement, header, headerCount, payload, payloadCount, order.Id);
            error = null;
            return true;
        }

        private bool TryReadHeader(byte[] source, int offset, int count, SettingOrder order, ref string error)
        {
            int pairs;
            int start;
            int length;
            error = "not of this ledger";
            _reader.Reset(source, offset, count);
            if (!_reader.TryReadMapHeader(out pairs) || pairs != 6
                || !_reader.TryReadExactly(CoseLabel.Algorithm)
                || !_reader.TryReadExactly(CoseLabel.AlgorithmEs256)
                || !_reader.TryReadExactly(CoseLabel.ContentType)
                || !_reader.TryReadExactly(ContentType.TechnicianSettings)
                || !_reader.TryReadExactly(CoseLabel.KeyId)
                || !_reader.TryReadBytes(out start, out length) || length != DeviceAddress.SizeBytes)
            {
                return false;
            }

            order.Technician = _technicians.IndexOf(source, start);
            if (!_reader.TryReadExactly(CoseLabel.Sequence)
                || !_reader.TryReadInteger(out order.Sequence) || order.Sequence < 1
                || !_reader.TryReadExactly(CoseLabel.Previous)
                || !_reader.TryReadBytes(out start, out length) || length != DeviceChain.IdBytes
                || !_reader.TryReadExactly(CoseLabel.ChainId)
                || !_reader.TryReadText(out start, out length) || !_reader.IsComplete
                || length != _expectedChainId.Length
                || !Bytes.AreEqual(_expectedChainId, 0, source, start, length))
            {
                return false;
            }

            error = "signed by a key that is no technician's of the roster";
            return order.Technician >= 0;
        }

        private bool TryReadPayload(byte[] source, int offset, int count, SettingOrder order, ref string error)
        {
            int items;
            int start;
            int length;
            error = "not a setting";
            _reader.Reset(source, offset, count);
            if (!_reader.TryReadArrayHeader(out items) || items != 3
                || !_reader.TryReadBytes(out start, out length) || length != DeviceAddress.SizeBytes)
            {
                return false;
            }

            bool isForUs = Bytes.AreEqual(_device, 0, source, start, length);
            if (!TryReadWord(source, LongestKey, out order.Key)
                || !TryReadWord(source, LongestValue, out order.Value) || !_reader.IsComplete)
            {
                return false;
            }

            error = "for another board";
            return isForUs;
        }

        // Printable ASCII only: what ends up in a file of lines must not begin a new one.
        private bool TryReadWord(byte[] source, int longest, out string word)
        {
            int start;
            int length;
            word = null;
            if (!_reader.TryReadText(out start, out length) || length > longest)
            {
                return false;
            }

            for (int i = start; i < start + length; i++)
            {
                if (source[i] < 0x20 || source[i] > 0x7e)
                {
                    return false;
                }
            }

            word = Encoding.UTF8.GetString(source, start, length);
            return true;
        }

        // RFC 9052 section 4.4: ["Signature1", protected, external data, payload].
        private void HashStructure(byte[] source, int header, int headerCount, int payload, int payloadCount, byte[] id)
        {
            byte[] structure = new byte[13 + CborWriter.HeadBytes(headerCount) + headerCount
                + CborWriter.HeadBytes(payloadCount) + payloadCount];
            CborWriter writer = new CborWriter(structure);
            writer.WriteArrayHeader(4);
            writer.WriteText("Signature1");
            writer.WriteBytes(source, header, headerCount);
            writer.WriteBytesHeader(0);
            writer.WriteBytes(source, payload, payloadCount);
            _hash.Reset();
            _hash.Update(structure, 0, writer.Length);
            _hash.Finish(id, 0);
        }
    }
}
