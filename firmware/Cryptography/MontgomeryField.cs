namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Arithmetic modulo one of P-256's two primes, in Montgomery form with R = 2^261.</summary>
    /// <remarks>
    /// For what happens a few dozen times a signature; the curve's own formulas are unrolled in <see
    /// cref="CurveKernel"/>. R is 32 times the modulus, so results are not reduced after each step: a product of a
    /// and b lies between -|ab|/R and |ab|/R + modulus, and factors may be several times the modulus, or negative.
    /// </remarks>
    internal abstract class MontgomeryField
    {
        protected MontgomeryField(long[] modulus, long negativeInverse, long[] rSquared, long[] rCubed)
        {
            Modulus = modulus;
            NegativeInverse = negativeInverse;
            RSquared = rSquared;
            RCubed = rCubed;
            PlainOne = new long[Limbs.Count];
            PlainOne[0] = 1;
        }

        public long[] Modulus { get; }

        /// <summary>-1 / modulus, modulo 2^29.</summary>
        public long NegativeInverse { get; }

        /// <summary>R^2: a product with it takes a number into Montgomery form.</summary>
        public long[] RSquared { get; }

        /// <summary>R^3: a product with it takes the plain inverse of a number in Montgomery form back
        /// there.</summary>
        public long[] RCubed { get; }

        /// <summary>The number 1, not in Montgomery form.</summary>
        public long[] PlainOne { get; }

        /// <summary>left times right over R; the result may be either operand.</summary>
        public abstract void Multiply(long[] result, long[] left, long[] right);

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
