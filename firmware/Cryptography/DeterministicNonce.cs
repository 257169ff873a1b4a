using System;

namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>The nonces of one signature after RFC 6979 section 3.2, with HMAC-SHA-256.</summary>
    /// <remarks>
    /// The nonce follows from key and digest alone: a board whose random generator is weak after a cold start
    /// would give its key away with two signatures otherwise. Signing the same digest again gives the same bytes.
    /// </remarks>
    internal sealed class DeterministicNonce
    {
        private const int Size = 32;

        private byte[] _key = new byte[Size];
        private byte[] _value = new byte[Size];

        /// <param name="scalar">The private key, 32 bytes, most significant first.</param>
        /// <param name="reducedDigest">The digest modulo the group order (bits2octets, section 2.3.4).</param>
        public DeterministicNonce(byte[] scalar, byte[] reducedDigest)
        {
            for (int i = 0; i < Size; i++)
            {
                _value[i] = 1;
            }

            Absorb(0, scalar, reducedDigest);
            Absorb(1, scalar, reducedDigest);
        }

        /// <summary>The next candidate; the caller refuses zero and whatever is not below the order (step
        /// h).</summary>
        public byte[] Current
        {
            get { return _value; }
        }

        /// <summary>Step h.2: the first candidate.</summary>
        public void MoveFirst()
        {
            _value = HmacSha256.Compute(_key, _value);
        }

        /// <summary>Step h.3 after a refused candidate, then the next one.</summary>
        public void MoveNext()
        {
            byte[] message = new byte[Size + 1];
            Array.Copy(_value, 0, message, 0, Size);
            _key = HmacSha256.Compute(_key, message);
            _value = HmacSha256.Compute(_key, _value);
            MoveFirst();
        }

        // Secrets must not wait in the heap for whoever reads it next.
        public void Clear()
        {
            Array.Clear(_key, 0, Size);
            Array.Clear(_value, 0, Size);
        }

        // Steps d and e with separator 0, f and g with 1.
        private void Absorb(byte separator, byte[] scalar, byte[] reducedDigest)
        {
            byte[] message = new byte[3 * Size + 1];
            Array.Copy(_value, 0, message, 0, Size);
            message[Size] = separator;
            Array.Copy(scalar, 0, message, Size + 1, Size);
            Array.Copy(reducedDigest, 0, message, 2 * Size + 1, Size);
            _key = HmacSha256.Compute(_key, message);
            _value = HmacSha256.Compute(_key, _value);
            Array.Clear(message, 0, message.Length);
        }
    }
}
