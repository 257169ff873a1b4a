namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Inverts modulo a prime by division steps (Bernstein and Yang, "safegcd", 2019).</summary>
    /// <remarks>
    /// 29 steps at a time are worked out on the low limbs alone and then applied to the whole numbers, which costs
    /// a fifth of an exponentiation. The number of steps taken depends on the value: callers blind it with a
    /// random factor if it is secret.
    /// </remarks>
    internal sealed class DivStepInverter
    {
        // Proved sufficient for 256 bits: 590 half-delta steps (libsecp256k1, "safegcd implementation"); more is a
        // bug.
        private const int MaxBatches = 24;

        private readonly long[] _f = new long[Limbs.Count];
        private readonly long[] _g = new long[Limbs.Count];
        private readonly long[] _d = new long[Limbs.Count];
        private readonly long[] _e = new long[Limbs.Count];
        private int _delta;
        private long _u;
        private long _v;
        private long _q;
        private long _r;

        /// <summary>1 / value modulo the field's modulus, carried but not reduced; 0 for 0.</summary>
        /// <remarks>Plain, not Montgomery: of a R it gives 1 / (a R).</remarks>
        public void Invert(long[] result, long[] value, MontgomeryField field)
        {
            Limbs.Copy(field.Modulus, _f);
            Limbs.Copy(value, _g);
            Limbs.Clear(_d);
            Limbs.Clear(_e);
            _e[0] = 1;
            _delta = 0;
            for (int batch = 0; batch < MaxBatches && !(_g[0] == 0 && Limbs.IsZero(_g)); batch++)
            {
                Divide((int)_f[0], (int)_g[0]);
                ApplyToDivision();
                ApplyToInverse(field);
            }

            // f is now 1 or -1, or the modulus itself if the value was 0: then d is 0.
            long sign = _f[Limbs.Count - 1] < 0 ? -1 : 1;
            long carry = 0;
            for (int i = 0; i < Limbs.Count - 1; i++)
            {
                carry += sign * _d[i];
                result[i] = carry & Limbs.Mask;
                carry >>= Limbs.Bits;
            }

            result[Limbs.Count - 1] = carry + sign * _d[Limbs.Count - 1];
        }

        public void Clear()
        {
            Limbs.Clear(_f);
            Limbs.Clear(_g);
            Limbs.Clear(_d);
            Limbs.Clear(_e);
        }

        // The matrix (u v; q r) of 29 steps; delta is kept less one half. A row's two numbers stay below 2^30, so
        // both fit into one long as u + 2^32 v and go through the steps together.
        private void Divide(int f, int g)
        {
            long upper = 1;
            long lower = 1L << 32;
            int delta = _delta;
            for (int i = 0; i < Limbs.Bits; i++)
            {
                if ((g & 1) != 0)
                {
                    if (delta >= 0)
                    {
                        delta = ~delta;
                        int swapped = f;
                        f = g;
                        g -= swapped;
                        long row = upper;
                        upper = lower;
                        lower -= row;
                    }
                    else
                    {
                        g += f;
                        lower += upper;
                    }
                }

                delta++;
                g >>= 1;
                upper <<= 1;
            }

            _delta = delta;
            _u = (int)upper;
            _v = (upper - _u) >> 32;
            _q = (int)lower;
            _r = (lower - _q) >> 32;
        }

        private void ApplyToDivision()
        {
            long[] f = _f, g = _g;
            long u = _u, v = _v, q = _q, r = _r;
            long mask = Limbs.Mask;
            long x = f[0], y = g[0];
            long toF = (u * x + v * y) >> Limbs.Bits;
            long toG = (q * x + r * y) >> Limbs.Bits;
            for (int i = 1; i < Limbs.Count; i++)
            {
                x = f[i];
                y = g[i];
                toF += u * x + v * y;
                toG += q * x + r * y;
                f[i - 1] = toF & mask;
                g[i - 1] = toG & mask;
                toF >>= Limbs.Bits;
                toG >>= Limbs.Bits;
            }

            f[Limbs.Count - 1] = toF;
            g[Limbs.Count - 1] = toG;
        }

        // As above, with the multiple of the modulus added that makes the low limb divisible. Each batch lets d
        // and e grow by at most one modulus: 24 of them stay below 2^261.
        private void ApplyToInverse(MontgomeryField field)
        {
            long[] d = _d, e = _e, modulus = field.Modulus;
            long u = _u, v = _v, q = _q, r = _r;
            long mask = Limbs.Mask;
            long inverse = field.NegativeInverse;
            long x = d[0], y = e[0], n = modulus[0];
            long toD = u * x + v * y;
            long toE = q * x + r * y;
            long forD = ((toD & mask) * inverse) & mask;
            long forE = ((toE & mask) * inverse) & mask;
            toD = (toD + forD * n) >> Limbs.Bits;
            toE = (toE + forE * n) >> Limbs.Bits;
            for (int i = 1; i < Limbs.Count; i++)
            {
                x = d[i];
                y = e[i];
                n = modulus[i];
                toD += u * x + v * y + forD * n;
                toE += q * x + r * y + forE * n;
                d[i - 1] = toD & mask;
                e[i - 1] = toE & mask;
                toD >>= Limbs.Bits;
                toE >>= Limbs.Bits;
            }

            d[Limbs.Count - 1] = toD;
            e[Limbs.Count - 1] = toE;
        }
    }
}
