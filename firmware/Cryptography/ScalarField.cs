namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>The field of the scalars: modulo n, the order of the base point (SP 800-186, 3.2.1.3).</summary>
    internal sealed class ScalarField : MontgomeryField
    {
        public ScalarField()
            : base(
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
                },
                new long[]
                {
                    0x1E021DD3, 0x1D50B165, 0x1CC6C8AE, 0x02FC7618, 0x19313170,
                    0x1AE97A4F, 0x0A137248, 0x041BE64D, 0x002A73DA,
                })
        {
        }

        // Row by row: seven of these a signature do not earn 1.3 KB of unrolled code.
        public override void Multiply(long[] result, long[] left, long[] right)
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
    }
}
