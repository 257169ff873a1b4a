namespace EdgeLedger.Firmware.Core.Cryptography
{
    /// <summary>Arithmetic modulo one of P-256's two primes, in Montgomery form with R = 2^261.</summary>
    /// <remarks>
    /// For what happens a few dozen times a signature; the curve's own formulas are unrolled in
    /// <see cref="CurveKernel"/>. R is 32 times the modulus, so results are not reduced after each step: a product of
    /// a and b lies between -|ab|/R and |ab|/R + modulus, and factors may be several times the modulus, or negative.
    /// </remarks>
    internal sealed class MontgomeryField
    {
        private MontgomeryField(long[] modulus, long negativeInverse, long[] rSquared)
        {
            Modulus = modulus;
            NegativeInverse = negativeInverse;
            RSquared = rSquared;
            PlainOne = new long[Limbs.Count];
            PlainOne[0] = 1;
            RCubed = new long[Limbs.Count];
            Multiply(RCubed, rSquared, rSquared);
        }

        public long[] Modulus { get; }

        /// <summary>-1 / modulus, modulo 2^29.</summary>
        public long NegativeInverse { get; }

        /// <summary>R^2: a product with it takes a number into Montgomery form.</summary>
        public long[] RSquared { get; }

        /// <summary>R^3: a product with it takes the plain inverse of a number in Montgomery form back there.</summary>
        public long[] RCubed { get; }

        /// <summary>The number 1, not in Montgomery form.</summary>
        public long[] PlainOne { get; }

        /// <summary>The field of the coordinates: p = 2^256 - 2^224 + 2^192 + 2^96 - 1 (SP 800-186, 3.2.1.3).</summary>
        public static MontgomeryField OfCoordinates()
        {
            return new MontgomeryField(
                new long[]
                {
                    0x1FFFFFFF, 0x1FFFFFFF, 0x1FFFFFFF, 0x000001FF, 0x00000000,
                    0x00000000, 0x00040000, 0x1FE00000, 0x00FFFFFF,
                },
                1,
                new long[]
                {
                    0x00000C00, 0x00000000, 0x1FFF0000, 0x1FDFFFFF, 0x1FBFFFFF,
                    0x1FFFFFFF, 0x1FFFFFFF, 0x1FFFFFFE, 0x00000013,
                });
        }

        /// <summary>The field of the scalars: n, the order of the base point.</summary>
        public static MontgomeryField OfScalars()
        {
            return new MontgomeryField(
                new long[]
                {
                    0x1C632551, 0x1DCE5617, 0x05E7A13C, 0x0DF55B4E, 0x1FFFFBCE,
                    0x1FFFFFFF, 0x0003FFFF, 0x1FE00000, 0x00FFFFFF,
                },
                0x0E00BC4F,
                new long[]
                {
                    0x148D9EF5, 0x0F4E7F75, 0x14C6A651, 0x03F8B765, 0x165861F1,
                    0x1256D7D8, 0x1C185B23, 0x0D4CAB0F, 0x0084B655,
                });
        }

        /// <summary>left times right over R; the result may be either operand.</summary>
        public void Multiply(long[] result, long[] left, long[] right)
        {
            long[] n = Modulus;
            long inverse = NegativeInverse;
            long n0 = n[0], n1 = n[1], n2 = n[2], n3 = n[3], n4 = n[4], n5 = n[5], n6 = n[6], n7 = n[7], n8 = n[8];
            long b0 = right[0], b1 = right[1], b2 = right[2], b3 = right[3], b4 = right[4];
            long b5 = right[5], b6 = right[6], b7 = right[7], b8 = right[8];
            long t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0, t8 = 0;
            long mask = Limbs.Mask;

            // A column takes in 18 products below 2^58 before it leaves at the bottom: 2^62.2.
            for (int i = 0; i < Limbs.Count; i++)
            {
                long a = left[i];
                t0 += a * b0;
                long m = ((t0 & mask) * inverse) & mask;
                t0 = ((t0 + m * n0) >> Limbs.Bits) + t1 + a * b1 + m * n1;
                t1 = t2 + a * b2 + m * n2;
                t2 = t3 + a * b3 + m * n3;
                t3 = t4 + a * b4 + m * n4;
                t4 = t5 + a * b5 + m * n5;
                t5 = t6 + a * b6 + m * n6;
                t6 = t7 + a * b7 + m * n7;
                t7 = t8 + a * b8 + m * n8;
                t8 = 0;
            }

            result[0] = t0 & mask;
            t1 += t0 >> Limbs.Bits;
            result[1] = t1 & mask;
            t2 += t1 >> Limbs.Bits;
            result[2] = t2 & mask;
            t3 += t2 >> Limbs.Bits;
            result[3] = t3 & mask;
            t4 += t3 >> Limbs.Bits;
            result[4] = t4 & mask;
            t5 += t4 >> Limbs.Bits;
            result[5] = t5 & mask;
            t6 += t5 >> Limbs.Bits;
            result[6] = t6 & mask;
            t7 += t6 >> Limbs.Bits;
            result[7] = t7 & mask;
            result[8] = t7 >> Limbs.Bits;
        }

        public void Add(long[] result, long[] left, long[] right)
        {
            long carry = 0;
            for (int i = 0; i < Limbs.Count - 1; i++)
            {
                carry += left[i] + right[i];
                result[i] = carry & Limbs.Mask;
                carry >>= Limbs.Bits;
            }

            result[Limbs.Count - 1] = carry + left[Limbs.Count - 1] + right[Limbs.Count - 1];
        }

        public void Subtract(long[] result, long[] left, long[] right)
        {
            long carry = 0;
            for (int i = 0; i < Limbs.Count - 1; i++)
            {
                carry += left[i] - right[i];
                result[i] = carry & Limbs.Mask;
                carry >>= Limbs.Bits;
            }

            result[Limbs.Count - 1] = carry + left[Limbs.Count - 1] - right[Limbs.Count - 1];
        }

        public void Enter(long[] value)
        {
            Multiply(value, value, RSquared);
        }

        /// <summary>Takes a number out of Montgomery form, fully reduced.</summary>
        public void Leave(long[] value)
        {
            Multiply(value, value, PlainOne);
            Reduce(value);
        }

        /// <summary>Brings a carried number within a few multiples of the modulus to 0 .. modulus - 1.</summary>
        public void Reduce(long[] value)
        {
            while (value[Limbs.Count - 1] < 0)
            {
                Add(value, value, Modulus);
            }

            while (!Limbs.IsLess(value, Modulus))
            {
                Subtract(value, value, Modulus);
            }
        }
    }
}
