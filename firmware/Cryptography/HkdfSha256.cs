using System;

namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>HKDF with SHA-256 (RFC 5869): turns an agreed secret into keys for one purpose each.</summary>
    public static class HkdfSha256
    {
        /// <summary>RFC 5869 section 2.3: at most 255 blocks of output.</summary>
        public const int MaxOutputBytes = 255 * HmacSha256.TagBytes;

        /// <summary>Fills <paramref name="output"/>; an empty salt stands for 32 zero bytes (section
        /// 2.2).</summary>
        /// <exception cref="ArgumentException">The output is longer than <see cref="MaxOutputBytes"/>.</exception>
        public static void Derive(byte[] secret, byte[] salt, byte[] info, byte[] output)
        {
            if (output.Length > MaxOutputBytes)
            {
                throw new ArgumentException("HKDF output too long");
            }

            byte[] salted = salt.Length == 0 ? new byte[HmacSha256.TagBytes] : salt;
            byte[] extracted = HmacSha256.Compute(salted, secret);
            byte[] previous = new byte[0];
            byte counter = 1;
            for (int done = 0; done < output.Length; counter++)
            {
                byte[] message = new byte[previous.Length + info.Length + 1];
                Array.Copy(previous, 0, message, 0, previous.Length);
                Array.Copy(info, 0, message, previous.Length, info.Length);
                message[message.Length - 1] = counter;
                previous = HmacSha256.Compute(extracted, message);

                int taken = output.Length - done;
                if (taken > previous.Length)
                {
                    taken = previous.Length;
                }

                Array.Copy(previous, 0, output, done, taken);
                done += taken;
            }

            Array.Clear(extracted, 0, extracted.Length);
        }
    }
}
