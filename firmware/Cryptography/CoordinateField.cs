namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>The field of the coordinates: p = 2^256 - 2^224 + 2^192 + 2^96 - 1 (SP 800-186,
    /// 3.2.1.3).</summary>
    internal sealed class CoordinateField : MontgomeryField
    {
        public CoordinateField()
            : base(
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
                },
                new long[]
                {
                    0x00050000, 0x1FF40000, 0x1EFFFFFF, 0x0DFFFFFF, 0x07FFFFFF,
                    0x1FFFFFFF, 0x0000000B, 0x00000010, 0x00000C00,
                })
        {
        }

        public override void Multiply(long[] result, long[] left, long[] right)
        {
            CurveKernel.Multiply(result, left, right);
        }
    }
}
