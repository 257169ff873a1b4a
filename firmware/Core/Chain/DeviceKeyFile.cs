using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The private key in flash: provisioned, or made by this board at its first start.</summary>
    /// <remarks>
    /// A chip's generator is a true one only while its radio runs (ESP-IDF, "Random Number Generation"), which a
    /// board on Ethernet never switches on. So the provisioning computer hands in 32 random bytes of its own, and
    /// the key comes from both: whoever knows only one of them knows nothing. A key of 32 bytes lies in LittleFS'
    /// own metadata, whose CRC tells a rotten bit.
    /// </remarks>
    public sealed class DeviceKeyFile
    {
        public const string Path = "I:\\device.key";
        public const string HostEntropyPath = "I:\\host.entropy";
        public const int HostEntropyBytes = 32;

        private const int ChipEntropyBytes = 32;

        private readonly IFileStore _files;
        private readonly IEntropy _entropy;
        private readonly Log _log;

        public DeviceKeyFile(IFileStore files, IEntropy entropy, Log log)
        {
            _files = files;
            _entropy = entropy;
            _log = log;
        }

        /// <returns>False when there is no key and none can be made; the log says why.</returns>
        public bool TryLoadOrMake(P256 curve, out DeviceKey key)
        {
            byte[] scalar;
            byte[] hostEntropy;
            bool isThere = _files.TryRead(Path, out scalar);
            bool hasEntropy = _files.TryRead(HostEntropyPath, out hostEntropy);
            if (DeviceKey.TryCreate(curve, scalar, _entropy, out key))
            {
                if (hasEntropy)
                {
                    _log.Info("key", "is there already: none is made");
                    Forget(hostEntropy);
                }

                return true;
            }

            if (!hasEntropy || hostEntropy.Length != HostEntropyBytes)
            {
                string file = hasEntropy ? HostEntropyPath + " is not 32 bytes"
                    : Path + (isThere ? " is damaged" : " is missing");
                _log.Error("setup", file + ": provision this board again, and enrol it");
                return false;
            }

            return TryMake(curve, hostEntropy, out key);
        }

        // Cut at any moment, the next start finds the host's entropy and begins anew, or finds the whole key.
        private bool TryMake(P256 curve, byte[] hostEntropy, out DeviceKey key)
        {
            key = null;
            byte[] scalar = NewScalar(curve, hostEntropy);
            byte[] written;

            // Deleted first: a torn write over old bytes could be 32 bytes that nobody chose.
            if (!_files.TryDelete(Path) || !_files.TryWrite(Path, scalar, 0, scalar.Length)
                || !_files.TryRead(Path, out written) || written.Length != scalar.Length
                || !Bytes.AreEqual(written, 0, scalar, 0, scalar.Length))
            {
                _log.Error("key", "flash refuses the new key");
                return false;
            }

            System.Array.Clear(written, 0, written.Length);
            _log.Info("key", "made on this board; type enroll for its enrolment");
            Forget(hostEntropy);
            return DeviceKey.TryCreate(curve, scalar, _entropy, out key);
        }

        private void Forget(byte[] hostEntropy)
        {
            System.Array.Clear(hostEntropy, 0, hostEntropy.Length);
            if (!_files.TryDelete(HostEntropyPath))
            {
                _log.Warn("key", "flash keeps " + HostEntropyPath);
            }
        }

        // FIPS 186-5 appendix A.2.2: candidates are tested, none is bent into range. HKDF as an extractor of
        // randomness: RFC 5869 section 4.
        private byte[] NewScalar(P256 curve, byte[] hostEntropy)
        {
            byte[] chipEntropy = new byte[ChipEntropyBytes];
            byte[] secret = new byte[ChipEntropyBytes + HostEntropyBytes];
            _entropy.Fill(chipEntropy);
            System.Array.Copy(chipEntropy, 0, secret, 0, ChipEntropyBytes);
            System.Array.Copy(hostEntropy, 0, secret, ChipEntropyBytes, HostEntropyBytes);
            byte[] info = System.Text.Encoding.UTF8.GetBytes("EdgeLedger device key 0");
            byte[] scalar = new byte[P256.ScalarBytes];
            do
            {
                info[info.Length - 1]++;
                HkdfSha256.Derive(secret, new byte[0], info, scalar);
            }
            while (!curve.IsValidScalar(scalar));

            System.Array.Clear(chipEntropy, 0, chipEntropy.Length);
            System.Array.Clear(secret, 0, secret.Length);
            return scalar;
        }
    }
}
