namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>ECDSA and ECDH on NIST P-256 over digests; one instance for the whole board.</summary>
    /// <remarks>
    /// Numbers are 32 bytes, most significant first: a private key is a scalar, a public key x then y, a signature
    /// r then s. Signing takes 0.41 million interpreter instructions, verifying 1.8 million, or 0.71 under a
    /// prepared key. Where entropy is asked for it hides the arithmetic from whoever measures the board's supply;
    /// the result never depends on it. Holds its work buffers (about 11 KB) and is not for two threads at once.
    /// </remarks>
    public sealed class P256
    {
        public const int ScalarBytes = 32;
        public const int DigestBytes = 32;
        public const int EntropyBytes = 32;
        public const int PublicKeyBytes = 64;
        public const int SignatureBytes = 64;

        private readonly CurveArithmetic _curve = new CurveArithmetic();
        private readonly int[] _point = new int[JacobianPoint.PointInts];
        private readonly long[] _digest = new long[Limbs.Count];
        private readonly long[] _secret = new long[Limbs.Count];
        private readonly long[] _blind = new long[Limbs.Count];
        private readonly long[] _r = new long[Limbs.Count];
        private readonly long[] _s = new long[Limbs.Count];
        private readonly long[] _t = new long[Limbs.Count];
        private readonly byte[] _u1 = new byte[ScalarBytes];
        private readonly byte[] _u2 = new byte[ScalarBytes];

        /// <summary>Whether the 32 bytes are a private key: 1 to n - 1.</summary>
        public bool IsValidScalar(byte[] scalar)
        {
            if (scalar.Length != ScalarBytes)
            {
                return false;
            }

            Limbs.Read(_t, scalar, 0);
            bool valid = IsInRange(_t);
            Limbs.Clear(_t);
            return valid;
        }

        /// <summary>Whether the 64 bytes are a point of the curve; infinity has no such form.</summary>
        public bool IsValidPublicKey(byte[] publicKey)
        {
            return publicKey.Length == PublicKeyBytes && _curve.TryReadPoint(publicKey, _point);
        }

        /// <summary>Writes the 64 bytes of the scalar's public key; false for a scalar out of range.</summary>
        public bool TryGetPublicKey(byte[] scalar, byte[] entropy, byte[] publicKey)
        {
            if (!IsValidScalar(scalar))
            {
                return false;
            }

            _curve.MultiplyBase(scalar, Blinding(entropy, scalar, scalar, 0));
            bool found = _curve.Point.TryMakeAffine();
            Limbs.Write(_curve.Point.X, publicKey, 0);
            Limbs.Write(_curve.Point.Y, publicKey, Limbs.Bytes);
            _curve.Clear();
            return found;
        }

        /// <summary>Writes the x coordinate that both sides of ECDH share (SP 800-56A, 5.7.1.2).</summary>
        /// <returns>False for a scalar out of range or a public key off the curve.</returns>
        public bool TryAgree(byte[] scalar, byte[] publicKey, byte[] entropy, byte[] sharedX)
        {
            if (!IsValidScalar(scalar) || !IsValidPublicKey(publicKey))
            {
                return false;
            }

            _curve.MultiplyPoint(scalar, _point, Blinding(entropy, scalar, publicKey, 0));
            bool found = _curve.Point.TryMakeAffine();
            Limbs.Write(_curve.Point.X, sharedX, 0);
            _curve.Clear();
            return found;
        }

        /// <summary>Signs a 32-byte digest; the same key and digest give the same 64 bytes (RFC 6979).</summary>
        /// <returns>False only for a scalar out of range or a digest of another length.</returns>
        public bool TrySign(byte[] scalar, byte[] digest, byte[] entropy, byte[] signature)
        {
            if (digest.Length != DigestBytes || !IsValidScalar(scalar))
            {
                return false;
            }

            ReadDigest(digest);
            Limbs.Write(_digest, _u1, 0);
            DeterministicNonce nonce = new DeterministicNonce(scalar, _u1);
            nonce.MoveFirst();
            while (!TrySignWith(nonce.Current, scalar, entropy, signature))
            {
                nonce.MoveNext();
            }

            nonce.Clear();
            Limbs.Clear(_secret);
            Limbs.Clear(_blind);
            Limbs.Clear(_t);
            _curve.Clear();
            return true;
        }

        /// <summary>Whether the signature is the key's on the digest; false as well for a key off the
        /// curve.</summary>
        public bool Verify(byte[] publicKey, byte[] digest, byte[] signature)
        {
            if (!IsValidPublicKey(publicKey) || !TryReadSignature(digest, signature))
            {
                return false;
            }

            _curve.MultiplySum(_u1, _u2, _point);
            return HasExpectedX();
        }

        /// <summary>As the other overload, for a key prepared once.</summary>
        public bool Verify(P256KeyTable key, byte[] digest, byte[] signature)
        {
            if (!TryReadSignature(digest, signature))
            {
                return false;
            }

            _curve.MultiplySum(_u1, _u2, key);
            return HasExpectedX();
        }

        /// <summary>Prepares a key that will be verified against often; false for a key off the curve.</summary>
        public bool TryPrepare(byte[] publicKey, out P256KeyTable table)
        {
            table = null;
            if (!IsValidPublicKey(publicKey))
            {
                return false;
            }

            table = new P256KeyTable();
            System.Array.Copy(_point, 0, table.Key, 0, _point.Length);
            _curve.FillCombTable(_point, table.Points);
            return true;
        }

        // FIPS 186-5 section 6.4.1 with the nonce's inverse taken of nonce times a random number b, so that the
        // inversion's uneven steps say nothing of the nonce: s = (k b)^-1 (b z + b d r).
        private bool TrySignWith(byte[] nonce, byte[] scalar, byte[] entropy, byte[] signature)
        {
            Limbs.Read(_secret, nonce, 0);
            if (!IsInRange(_secret))
            {
                return false;
            }

            MontgomeryField order = _curve.Order;
            _curve.MultiplyBase(nonce, Blinding(entropy, scalar, nonce, 0));
            if (!_curve.Point.TryMakeAffine())
            {
                return false;
            }

            Limbs.Copy(_curve.Point.X, _r);
            order.Reduce(_r);
            ReadBlind(Blinding(entropy, scalar, nonce, 1));
            order.Multiply(_t, _secret, _blind);
            _curve.Inverter.Invert(_t, _t, order);

            // Each product leaves a factor 1/R behind; the last one, with R^3, settles them all.
            Limbs.Read(_secret, scalar, 0);
            order.Multiply(_secret, _secret, _blind);
            order.Multiply(_secret, _secret, _r);
            order.Multiply(_s, _digest, _blind);
            order.Multiply(_s, _s, order.PlainOne);
            order.Add(_s, _s, _secret);
            order.Multiply(_s, _s, _t);
            order.Multiply(_s, _s, order.RCubed);
            order.Reduce(_s);
            if (Limbs.IsZero(_r) || Limbs.IsZero(_s))
            {
                return false;
            }

            Limbs.Write(_r, signature, 0);
            Limbs.Write(_s, signature, ScalarBytes);
            return true;
        }

        // FIPS 186-5 section 6.4.2, steps 1 to 4: leaves u1 = z / s and u2 = r / s.
        private bool TryReadSignature(byte[] digest, byte[] signature)
        {
            if (signature.Length != SignatureBytes || digest.Length != DigestBytes)
            {
                return false;
            }

            Limbs.Read(_r, signature, 0);
            Limbs.Read(_s, signature, ScalarBytes);
            if (!IsInRange(_r) || !IsInRange(_s))
            {
                return false;
            }

            MontgomeryField order = _curve.Order;
            ReadDigest(digest);
            _curve.Inverter.Invert(_s, _s, order);
            order.Multiply(_s, _s, order.RSquared);
            order.Multiply(_t, _s, _digest);
            order.Reduce(_t);
            Limbs.Write(_t, _u1, 0);
            order.Multiply(_t, _s, _r);
            order.Reduce(_t);
            Limbs.Write(_t, _u2, 0);
            return true;
        }

        // Step 5 without an inversion: x = X / Z^2 is r or r + n modulo p, the latter only where r + n is below p.
        private bool HasExpectedX()
        {
            if (_curve.Point.IsInfinity())
            {
                return false;
            }

            MontgomeryField field = _curve.Field;
            if (IsX(_r))
            {
                return true;
            }

            field.Add(_s, _r, _curve.Order.Modulus);
            return Limbs.IsLess(_s, field.Modulus) && IsX(_s);
        }

        private bool IsX(long[] candidate)
        {
            MontgomeryField field = _curve.Field;
            field.Multiply(_t, candidate, field.RSquared);
            field.Multiply(_t, _t, _curve.Point.Z);
            field.Multiply(_t, _t, _curve.Point.Z);
            field.Subtract(_t, _t, _curve.Point.X);
            field.Reduce(_t);
            return Limbs.IsZero(_t);
        }

        private bool IsInRange(long[] scalar)
        {
            return Limbs.IsLess(scalar, _curve.Order.Modulus) && !Limbs.IsZero(scalar);
        }

        private void ReadDigest(byte[] digest)
        {
            Limbs.Read(_digest, digest, 0);
            _curve.Order.Reduce(_digest);
        }

        private void ReadBlind(byte[] blind)
        {
            Limbs.Read(_blind, blind, 0);
            _curve.Order.Reduce(_blind);
            if (Limbs.IsZero(_blind))
            {
                _blind[0] = 1;
            }
        }

        // Keyed with the caller's entropy over a secret: unpredictable even where the entropy is all zeros.
        private static byte[] Blinding(byte[] entropy, byte[] secret, byte[] context, byte purpose)
        {
            byte[] message = new byte[secret.Length + context.Length + 1];
            System.Array.Copy(secret, 0, message, 0, secret.Length);
            System.Array.Copy(context, 0, message, secret.Length, context.Length);
            message[message.Length - 1] = purpose;
            byte[] blinding = HmacSha256.Compute(entropy, message);
            System.Array.Clear(message, 0, message.Length);
            return blinding;
        }
    }
}
