using System.Text;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>This board's own signature on its enrolment, the first link of its chain.</summary>
    /// <remarks>
    /// A COSE_Sign (RFC 9052 section 4.1) over the registry's payload <c>[1, COSE_Key, kind, label]</c>; the
    /// registrars add theirs. The same label gives the same bytes, since the nonce is that of RFC 6979.
    /// </remarks>
    public sealed class EnrolmentRequest
    {
        public const int Sequence = 1;
        public const int LongestLabelBytes = 64;

        private const int EnrolmentTag = 1;
        private const int KindMeter = 1;
        private const int KindActuator = 2;
        private const int KeyTypeEc2 = 2;
        private const int CurveP256 = 1;
        private const int CoordinateBytes = 32;
        private const int Capacity = 192;

        private readonly DeviceKey _key;
        private readonly string _chainId;
        private readonly string _kind;
        private readonly byte[] _linkId = new byte[DeviceChain.IdBytes];
        private readonly byte[] _signature = new byte[P256.SignatureBytes];
        private string _label;

        /// <param name="kind">As in the settings.</param>
        public EnrolmentRequest(DeviceKey key, string chainId, string kind)
        {
            _key = key;
            _chainId = chainId;
            _kind = kind;
        }

        /// <summary>SHA-256 of what was signed, 32 bytes.</summary>
        public byte[] LinkId
        {
            get { return _linkId; }
        }

        /// <param name="label">For people, at most <see cref="LongestLabelBytes"/> of UTF-8.</param>
        public void Sign(string label)
        {
            _label = label;
            CborWriter structure = new CborWriter(2 * Capacity);
            structure.WriteArrayHeader(5);
            structure.WriteText("Signature");
            Append(structure, Body());
            Append(structure, Signer());
            structure.WriteBytesHeader(0);
            Append(structure, Payload());
            Sha256 hash = new Sha256();
            hash.Reset();
            hash.Update(structure.Buffer, 0, structure.Length);
            hash.Finish(_linkId, 0);
            _key.Sign(_linkId, _signature);
        }

        /// <summary>What a registrar needs, in one line to be copied; nothing of it is secret.</summary>
        public string ToLine()
        {
            StringBuilder text = new StringBuilder();
            text.Append("enroll kind=").Append(_kind);
            text.Append(" chain=").Append(_chainId);
            text.Append(" key=").Append(Hex.Of(_key.PublicKey, 0, DeviceAddress.PublicKeyBytes));
            text.Append(" signature=").Append(Hex.Of(_signature, 0, P256.SignatureBytes));
            text.Append(" label=").Append(_label);
            return text.ToString();
        }

        private CborWriter Payload()
        {
            CborWriter payload = new CborWriter(Capacity);
            payload.WriteArrayHeader(4);
            payload.WriteInteger(EnrolmentTag);
            payload.WriteMapHeader(4);
            payload.WriteInteger(1);
            payload.WriteInteger(KeyTypeEc2);
            payload.WriteInteger(-1);
            payload.WriteInteger(CurveP256);
            payload.WriteInteger(-2);
            payload.WriteBytes(_key.PublicKey, 0, CoordinateBytes);
            payload.WriteInteger(-3);
            payload.WriteBytes(_key.PublicKey, CoordinateBytes, CoordinateBytes);
            payload.WriteInteger(_kind == "actuator" ? KindActuator : KindMeter);
            payload.WriteText(_label);
            return payload;
        }

        private CborWriter Body()
        {
            CborWriter body = new CborWriter(Capacity);
            body.WriteMapHeader(2);
            body.WriteInteger(CoseLabel.ContentType);
            body.WriteInteger(ContentType.Registry);
            body.WriteInteger(CoseLabel.ChainId);
            body.WriteText(_chainId);
            return body;
        }

        private CborWriter Signer()
        {
            CborWriter signer = new CborWriter(Capacity);
            signer.WriteMapHeader(4);
            signer.WriteInteger(CoseLabel.Algorithm);
            signer.WriteInteger(CoseLabel.AlgorithmEs256);
            signer.WriteInteger(CoseLabel.KeyId);
            signer.WriteBytes(_key.Address, 0, DeviceAddress.SizeBytes);
            signer.WriteInteger(CoseLabel.Sequence);
            signer.WriteInteger(Sequence);
            signer.WriteInteger(CoseLabel.Previous);
            signer.WriteBytes(new byte[DeviceChain.IdBytes], 0, DeviceChain.IdBytes);
            return signer;
        }

        private static void Append(CborWriter structure, CborWriter part)
        {
            structure.WriteBytes(part.Buffer, 0, part.Length);
        }
    }
}
