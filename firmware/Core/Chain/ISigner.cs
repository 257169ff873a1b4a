namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The holder of a private key, in this chip or in a secure element beside it.</summary>
    public interface ISigner
    {
        /// <summary>20 bytes: the start of the COSE Key Thumbprint (RFC 9679) of the public key.</summary>
        byte[] Address { get; }

        /// <summary>ES256 with the nonce of RFC 6979: equal digests give equal signatures.</summary>
        /// <param name="digest">SHA-256 of what is signed.</param>
        /// <param name="signature">Receives r and s, 32 bytes each, big-endian.</param>
        void Sign(byte[] digest, byte[] signature);
    }
}
