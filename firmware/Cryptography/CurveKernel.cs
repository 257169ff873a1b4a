namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Runs a list of point doublings and additions on P-256, unrolled into locals.</summary>
    /// <remarks>
    /// CurveKernelWriter in tests/Firmware.Tests writes this text, and a test holds the two equal: change
    /// the writer, not this file. Another test bounds every column. It is one method with a single call in
    /// it, since a call costs the interpreter more than twenty additions, and its locals would be set up
    /// anew each time.
    /// </remarks>
    internal static class CurveKernel
    {
        /// <summary>The step that doubles the running point; any other is an addition, see the
        /// remarks.</summary>
        public const int Double = 0;

        /// <summary>Carries out the steps on the Jacobian point (x : y : z), in place.</summary>
        /// <remarks>
        /// A step other than <see cref="Double"/> is plus or minus (1 + index of the affine point to add):
        /// the base point's table first, then <paramref name="keyPoints"/>, each x and y in nine limbs of
        /// the Montgomery form. The addition is incomplete: when the two points are equal or opposite, or
        /// the running point is the point at infinity, z becomes 0 and stays 0. Callers test z once at the
        /// end and take the slow, complete way in that case.
        /// </remarks>
        public static void Run(
            long[] x, long[] y, long[] z, int[] steps, int firstStep, int stepCount, int[][] keyPoints)
        {
            const int BasePoints = BasePointTable.Length;
            long mask = 0x1FFFFFFF;
            long t, sign;
            long x0, x1, x2, x3, x4, x5, x6, x7, x8;
            long y0, y1, y2, y3, y4, y5, y6, y7, y8;
            long z0, z1, z2, z3, z4, z5, z6, z7, z8;
            long p0, p1, p2, p3, p4, p5, p6, p7, p8;
            long a0, a1, a2, a3, a4, a5, a6, a7, a8;
            long b0, b1, b2, b3, b4, b5, b6, b7, b8;
            long c0, c1, c2, c3, c4, c5, c6, c7, c8;
            long m0, m1, m2, m3, m4, m5, m6, m7, m8;
            long d0, d1, d2, d3, d4, d5, d6, d7;

            x0 = x[0]; x1 = x[1]; x2 = x[2];
            x3 = x[3]; x4 = x[4]; x5 = x[5];
            x6 = x[6]; x7 = x[7]; x8 = x[8];
            y0 = y[0]; y1 = y[1]; y2 = y[2];
            y3 = y[3]; y4 = y[4]; y5 = y[5];
            y6 = y[6]; y7 = y[7]; y8 = y[8];
            z0 = z[0]; z1 = z[1]; z2 = z[2];
            z3 = z[3]; z4 = z[4]; z5 = z[5];
            z6 = z[6]; z7 = z[7]; z8 = z[8];

            for (int step = firstStep; step < stepCount; step++)
            {
                int code = steps[step];
                if (code == Double)
                {
                    d0 = z0 << 1;
                    d1 = z1 << 1;
                    d2 = z2 << 1;
                    d3 = z3 << 1;
                    d4 = z4 << 1;
                    d5 = z5 << 1;
                    d6 = z6 << 1;
                    d7 = z7 << 1;
                    t = z0 * z0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * z1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * z2 + z1 * z1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * z3 + d1 * z2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * z4 + d1 * z3 + z2 * z2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * z5 + d1 * z4 + d2 * z3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * z6 + d1 * z5 + d2 * z4 + z3 * z3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * z7 + d1 * z6 + d2 * z5 + d3 * z4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * z8 + d1 * z7 + d2 * z6 + d3 * z5 + z4 * z4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + d1 * z8 + d2 * z7 + d3 * z6 + d4 * z5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + d2 * z8 + d3 * z7 + d4 * z6 + z5 * z5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                        + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + d3 * z8 + d4 * z7 + d5 * z6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + d4 * z8 + d5 * z7 + z6 * z6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + d5 * z8 + d6 * z7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + d6 * z8 + z7 * z7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + d7 * z8 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + z8 * z8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    p0 = x0 - a0;
                    p1 = x1 - a1;
                    p2 = x2 - a2;
                    p3 = x3 - a3;
                    p4 = x4 - a4;
                    p5 = x5 - a5;
                    p6 = x6 - a6;
                    p7 = x7 - a7;
                    p8 = x8 - a8;
                    t = (x0 + a0) * 3;
                    a0 = t & mask;
                    t = (t >> 29) + (x1 + a1) * 3;
                    a1 = t & mask;
                    t = (t >> 29) + (x2 + a2) * 3;
                    a2 = t & mask;
                    t = (t >> 29) + (x3 + a3) * 3;
                    a3 = t & mask;
                    t = (t >> 29) + (x4 + a4) * 3;
                    a4 = t & mask;
                    t = (t >> 29) + (x5 + a5) * 3;
                    a5 = t & mask;
                    t = (t >> 29) + (x6 + a6) * 3;
                    a6 = t & mask;
                    t = (t >> 29) + (x7 + a7) * 3;
                    a7 = t & mask;
                    t = (t >> 29) + (x8 + a8) * 3;
                    a8 = t;
                    t = p0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + p0 * a1 + p1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + p0 * a2 + p1 * a1 + p2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + p0 * a3 + p1 * a2 + p2 * a1 + p3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + p0 * a4 + p1 * a3 + p2 * a2 + p3 * a1 + p4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + p0 * a5 + p1 * a4 + p2 * a3 + p3 * a2 + p4 * a1 + p5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + p0 * a6 + p1 * a5 + p2 * a4 + p3 * a3 + p4 * a2 + p5 * a1 + p6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + p0 * a7 + p1 * a6 + p2 * a5 + p3 * a4 + p4 * a3 + p5 * a2 + p6 * a1
                        + p7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + p0 * a8 + p1 * a7 + p2 * a6 + p3 * a5 + p4 * a4 + p5 * a3 + p6 * a2
                        + p7 * a1 + p8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + p1 * a8 + p2 * a7 + p3 * a6 + p4 * a5 + p5 * a4 + p6 * a3 + p7 * a2
                        + p8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + p2 * a8 + p3 * a7 + p4 * a6 + p5 * a5 + p6 * a4 + p7 * a3 + p8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + p3 * a8 + p4 * a7 + p5 * a6 + p6 * a5 + p7 * a4 + p8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + p4 * a8 + p5 * a7 + p6 * a6 + p7 * a5 + p8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + p5 * a8 + p6 * a7 + p7 * a6 + p8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + p6 * a8 + p7 * a7 + p8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + p7 * a8 + p8 * a7 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + p8 * a8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    t = y0 * z0;
                    m0 = t & mask;
                    t = (t >> 29) + y0 * z1 + y1 * z0;
                    m1 = t & mask;
                    t = (t >> 29) + y0 * z2 + y1 * z1 + y2 * z0;
                    m2 = t & mask;
                    t = (t >> 29) + y0 * z3 + y1 * z2 + y2 * z1 + y3 * z0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + y0 * z4 + y1 * z3 + y2 * z2 + y3 * z1 + y4 * z0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + y0 * z5 + y1 * z4 + y2 * z3 + y3 * z2 + y4 * z1 + y5 * z0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + y0 * z6 + y1 * z5 + y2 * z4 + y3 * z3 + y4 * z2 + y5 * z1 + y6 * z0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + y0 * z7 + y1 * z6 + y2 * z5 + y3 * z4 + y4 * z3 + y5 * z2 + y6 * z1
                        + y7 * z0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + y0 * z8 + y1 * z7 + y2 * z6 + y3 * z5 + y4 * z4 + y5 * z3 + y6 * z2
                        + y7 * z1 + y8 * z0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = ((t >> 29) + y1 * z8 + y2 * z7 + y3 * z6 + y4 * z5 + y5 * z4 + y6 * z3 + y7 * z2
                        + y8 * z1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24)) << 1;
                    z0 = t & mask;
                    t = (t >> 29) + ((y2 * z8 + y3 * z7 + y4 * z6 + y5 * z5 + y6 * z4 + y7 * z3 + y8 * z2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24)) << 1);
                    z1 = t & mask;
                    t = (t >> 29) + ((y3 * z8 + y4 * z7 + y5 * z6 + y6 * z5 + y7 * z4 + y8 * z3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24)) << 1);
                    z2 = t & mask;
                    t = (t >> 29) + ((y4 * z8 + y5 * z7 + y6 * z6 + y7 * z5 + y8 * z4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24)) << 1);
                    z3 = t & mask;
                    t = (t >> 29) + ((y5 * z8 + y6 * z7 + y7 * z6 + y8 * z5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24)) << 1);
                    z4 = t & mask;
                    t = (t >> 29) + ((y6 * z8 + y7 * z7 + y8 * z6 + (m8 << 18) - (m7 << 21) + (m6 << 24)) << 1);
                    z5 = t & mask;
                    t = (t >> 29) + ((y7 * z8 + y8 * z7 - (m8 << 21) + (m7 << 24)) << 1);
                    z6 = t & mask;
                    t = (t >> 29) + ((y8 * z8 + (m8 << 24)) << 1);
                    z7 = t & mask;
                    z8 = (t >> 29);
                    d0 = y0 << 1;
                    d1 = y1 << 1;
                    d2 = y2 << 1;
                    d3 = y3 << 1;
                    d4 = y4 << 1;
                    d5 = y5 << 1;
                    d6 = y6 << 1;
                    d7 = y7 << 1;
                    t = y0 * y0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * y1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * y2 + y1 * y1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * y3 + d1 * y2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * y4 + d1 * y3 + y2 * y2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * y5 + d1 * y4 + d2 * y3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * y6 + d1 * y5 + d2 * y4 + y3 * y3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * y7 + d1 * y6 + d2 * y5 + d3 * y4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * y8 + d1 * y7 + d2 * y6 + d3 * y5 + y4 * y4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = ((t >> 29) + d1 * y8 + d2 * y7 + d3 * y6 + d4 * y5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24)) << 1;
                    b0 = t & mask;
                    t = (t >> 29) + ((d2 * y8 + d3 * y7 + d4 * y6 + y5 * y5 + (m7 << 9) + (m4 << 18)
                        - (m3 << 21) + (m2 << 24)) << 1);
                    b1 = t & mask;
                    t = (t >> 29) + ((d3 * y8 + d4 * y7 + d5 * y6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24)) << 1);
                    b2 = t & mask;
                    t = (t >> 29) + ((d4 * y8 + d5 * y7 + y6 * y6 + (m6 << 18) - (m5 << 21) + (m4 << 24)) << 1);
                    b3 = t & mask;
                    t = (t >> 29) + ((d5 * y8 + d6 * y7 + (m7 << 18) - (m6 << 21) + (m5 << 24)) << 1);
                    b4 = t & mask;
                    t = (t >> 29) + ((d6 * y8 + y7 * y7 + (m8 << 18) - (m7 << 21) + (m6 << 24)) << 1);
                    b5 = t & mask;
                    t = (t >> 29) + ((d7 * y8 - (m8 << 21) + (m7 << 24)) << 1);
                    b6 = t & mask;
                    t = (t >> 29) + ((y8 * y8 + (m8 << 24)) << 1);
                    b7 = t & mask;
                    b8 = (t >> 29);
                    t = x0 * b0;
                    m0 = t & mask;
                    t = (t >> 29) + x0 * b1 + x1 * b0;
                    m1 = t & mask;
                    t = (t >> 29) + x0 * b2 + x1 * b1 + x2 * b0;
                    m2 = t & mask;
                    t = (t >> 29) + x0 * b3 + x1 * b2 + x2 * b1 + x3 * b0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + x0 * b4 + x1 * b3 + x2 * b2 + x3 * b1 + x4 * b0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + x0 * b5 + x1 * b4 + x2 * b3 + x3 * b2 + x4 * b1 + x5 * b0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + x0 * b6 + x1 * b5 + x2 * b4 + x3 * b3 + x4 * b2 + x5 * b1 + x6 * b0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + x0 * b7 + x1 * b6 + x2 * b5 + x3 * b4 + x4 * b3 + x5 * b2 + x6 * b1
                        + x7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + x0 * b8 + x1 * b7 + x2 * b6 + x3 * b5 + x4 * b4 + x5 * b3 + x6 * b2
                        + x7 * b1 + x8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = ((t >> 29) + x1 * b8 + x2 * b7 + x3 * b6 + x4 * b5 + x5 * b4 + x6 * b3 + x7 * b2
                        + x8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24)) << 1;
                    c0 = t & mask;
                    t = (t >> 29) + ((x2 * b8 + x3 * b7 + x4 * b6 + x5 * b5 + x6 * b4 + x7 * b3 + x8 * b2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24)) << 1);
                    c1 = t & mask;
                    t = (t >> 29) + ((x3 * b8 + x4 * b7 + x5 * b6 + x6 * b5 + x7 * b4 + x8 * b3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24)) << 1);
                    c2 = t & mask;
                    t = (t >> 29) + ((x4 * b8 + x5 * b7 + x6 * b6 + x7 * b5 + x8 * b4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24)) << 1);
                    c3 = t & mask;
                    t = (t >> 29) + ((x5 * b8 + x6 * b7 + x7 * b6 + x8 * b5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24)) << 1);
                    c4 = t & mask;
                    t = (t >> 29) + ((x6 * b8 + x7 * b7 + x8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24)) << 1);
                    c5 = t & mask;
                    t = (t >> 29) + ((x7 * b8 + x8 * b7 - (m8 << 21) + (m7 << 24)) << 1);
                    c6 = t & mask;
                    t = (t >> 29) + ((x8 * b8 + (m8 << 24)) << 1);
                    c7 = t & mask;
                    c8 = (t >> 29);
                    d0 = a0 << 1;
                    d1 = a1 << 1;
                    d2 = a2 << 1;
                    d3 = a3 << 1;
                    d4 = a4 << 1;
                    d5 = a5 << 1;
                    d6 = a6 << 1;
                    d7 = a7 << 1;
                    t = a0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * a1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * a2 + a1 * a1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * a3 + d1 * a2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * a4 + d1 * a3 + a2 * a2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * a5 + d1 * a4 + d2 * a3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24);
                    t = t - (c0 << 1);
                    x0 = t & mask;
                    t = (t >> 29) + d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                        + (m2 << 24);
                    t = t - (c1 << 1);
                    x1 = t & mask;
                    t = (t >> 29) + d3 * a8 + d4 * a7 + d5 * a6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    t = t - (c2 << 1);
                    x2 = t & mask;
                    t = (t >> 29) + d4 * a8 + d5 * a7 + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    t = t - (c3 << 1);
                    x3 = t & mask;
                    t = (t >> 29) + d5 * a8 + d6 * a7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    t = t - (c4 << 1);
                    x4 = t & mask;
                    t = (t >> 29) + d6 * a8 + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    t = t - (c5 << 1);
                    x5 = t & mask;
                    t = (t >> 29) + d7 * a8 - (m8 << 21) + (m7 << 24);
                    t = t - (c6 << 1);
                    x6 = t & mask;
                    t = (t >> 29) + a8 * a8 + (m8 << 24);
                    t = t - (c7 << 1);
                    x7 = t & mask;
                    x8 = (t >> 29) - (c8 << 1);
                    c0 = c0 - x0;
                    c1 = c1 - x1;
                    c2 = c2 - x2;
                    c3 = c3 - x3;
                    c4 = c4 - x4;
                    c5 = c5 - x5;
                    c6 = c6 - x6;
                    c7 = c7 - x7;
                    c8 = c8 - x8;
                    p0 = b0 << 1;
                    p1 = b1 << 1;
                    p2 = b2 << 1;
                    p3 = b3 << 1;
                    p4 = b4 << 1;
                    p5 = b5 << 1;
                    p6 = b6 << 1;
                    p7 = b7 << 1;
                    p8 = b8 << 1;
                    t = a0 * c0 - p0 * b0;
                    m0 = t & mask;
                    t = (t >> 29) + a0 * c1 + a1 * c0 - p0 * b1 - p1 * b0;
                    m1 = t & mask;
                    t = (t >> 29) + a0 * c2 + a1 * c1 + a2 * c0 - p0 * b2 - p1 * b1 - p2 * b0;
                    m2 = t & mask;
                    t = (t >> 29) + a0 * c3 + a1 * c2 + a2 * c1 + a3 * c0 - p0 * b3 - p1 * b2 - p2 * b1
                        - p3 * b0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + a0 * c4 + a1 * c3 + a2 * c2 + a3 * c1 + a4 * c0 - p0 * b4 - p1 * b3
                        - p2 * b2 - p3 * b1 - p4 * b0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + a0 * c5 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1 + a5 * c0 - p0 * b5
                        - p1 * b4 - p2 * b3 - p3 * b2 - p4 * b1 - p5 * b0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + a0 * c6 + a1 * c5 + a2 * c4 + a3 * c3 + a4 * c2 + a5 * c1 + a6 * c0
                        - p0 * b6 - p1 * b5 - p2 * b4 - p3 * b3 - p4 * b2 - p5 * b1 - p6 * b0 + (m3 << 9)
                        + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + a0 * c7 + a1 * c6 + a2 * c5 + a3 * c4 + a4 * c3 + a5 * c2 + a6 * c1
                        + a7 * c0 - p0 * b7 - p1 * b6 - p2 * b5 - p3 * b4 - p4 * b3 - p5 * b2 - p6 * b1
                        - p7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + a0 * c8 + a1 * c7 + a2 * c6 + a3 * c5 + a4 * c4 + a5 * c3 + a6 * c2
                        + a7 * c1 + a8 * c0 - p0 * b8 - p1 * b7 - p2 * b6 - p3 * b5 - p4 * b4 - p5 * b3
                        - p6 * b2 - p7 * b1 - p8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + a1 * c8 + a2 * c7 + a3 * c6 + a4 * c5 + a5 * c4 + a6 * c3 + a7 * c2
                        + a8 * c1 - p1 * b8 - p2 * b7 - p3 * b6 - p4 * b5 - p5 * b4 - p6 * b3 - p7 * b2
                        - p8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    y0 = t & mask;
                    t = (t >> 29) + a2 * c8 + a3 * c7 + a4 * c6 + a5 * c5 + a6 * c4 + a7 * c3 + a8 * c2
                        - p2 * b8 - p3 * b7 - p4 * b6 - p5 * b5 - p6 * b4 - p7 * b3 - p8 * b2 + (m7 << 9)
                        + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    y1 = t & mask;
                    t = (t >> 29) + a3 * c8 + a4 * c7 + a5 * c6 + a6 * c5 + a7 * c4 + a8 * c3 - p3 * b8
                        - p4 * b7 - p5 * b6 - p6 * b5 - p7 * b4 - p8 * b3 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    y2 = t & mask;
                    t = (t >> 29) + a4 * c8 + a5 * c7 + a6 * c6 + a7 * c5 + a8 * c4 - p4 * b8 - p5 * b7
                        - p6 * b6 - p7 * b5 - p8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    y3 = t & mask;
                    t = (t >> 29) + a5 * c8 + a6 * c7 + a7 * c6 + a8 * c5 - p5 * b8 - p6 * b7 - p7 * b6
                        - p8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    y4 = t & mask;
                    t = (t >> 29) + a6 * c8 + a7 * c7 + a8 * c6 - p6 * b8 - p7 * b7 - p8 * b6 + (m8 << 18)
                        - (m7 << 21) + (m6 << 24);
                    y5 = t & mask;
                    t = (t >> 29) + a7 * c8 + a8 * c7 - p7 * b8 - p8 * b7 - (m8 << 21) + (m7 << 24);
                    y6 = t & mask;
                    t = (t >> 29) + a8 * c8 - p8 * b8 + (m8 << 24);
                    y7 = t & mask;
                    y8 = (t >> 29);
                }
                else
                {
                    // No branch on the sign: it is a secret digit's.
                    int negative = code >> 31;
                    int index = ((code ^ negative) - negative) - 1;
                    sign = negative | 1;
                    int[] point = index < BasePoints
                        ? BasePointTable.Point(index) : keyPoints[index - BasePoints];
                    p0 = point[0];
                    p1 = point[1];
                    p2 = point[2];
                    p3 = point[3];
                    p4 = point[4];
                    p5 = point[5];
                    p6 = point[6];
                    p7 = point[7];
                    p8 = point[8];
                    d0 = z0 << 1;
                    d1 = z1 << 1;
                    d2 = z2 << 1;
                    d3 = z3 << 1;
                    d4 = z4 << 1;
                    d5 = z5 << 1;
                    d6 = z6 << 1;
                    d7 = z7 << 1;
                    t = z0 * z0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * z1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * z2 + z1 * z1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * z3 + d1 * z2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * z4 + d1 * z3 + z2 * z2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * z5 + d1 * z4 + d2 * z3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * z6 + d1 * z5 + d2 * z4 + z3 * z3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * z7 + d1 * z6 + d2 * z5 + d3 * z4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * z8 + d1 * z7 + d2 * z6 + d3 * z5 + z4 * z4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + d1 * z8 + d2 * z7 + d3 * z6 + d4 * z5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + d2 * z8 + d3 * z7 + d4 * z6 + z5 * z5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                        + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + d3 * z8 + d4 * z7 + d5 * z6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + d4 * z8 + d5 * z7 + z6 * z6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + d5 * z8 + d6 * z7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + d6 * z8 + z7 * z7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + d7 * z8 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + z8 * z8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    t = p0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + p0 * a1 + p1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + p0 * a2 + p1 * a1 + p2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + p0 * a3 + p1 * a2 + p2 * a1 + p3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + p0 * a4 + p1 * a3 + p2 * a2 + p3 * a1 + p4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + p0 * a5 + p1 * a4 + p2 * a3 + p3 * a2 + p4 * a1 + p5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + p0 * a6 + p1 * a5 + p2 * a4 + p3 * a3 + p4 * a2 + p5 * a1 + p6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + p0 * a7 + p1 * a6 + p2 * a5 + p3 * a4 + p4 * a3 + p5 * a2 + p6 * a1
                        + p7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + p0 * a8 + p1 * a7 + p2 * a6 + p3 * a5 + p4 * a4 + p5 * a3 + p6 * a2
                        + p7 * a1 + p8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + p1 * a8 + p2 * a7 + p3 * a6 + p4 * a5 + p5 * a4 + p6 * a3 + p7 * a2
                        + p8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    t = t - x0;
                    b0 = t & mask;
                    t = (t >> 29) + p2 * a8 + p3 * a7 + p4 * a6 + p5 * a5 + p6 * a4 + p7 * a3 + p8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    t = t - x1;
                    b1 = t & mask;
                    t = (t >> 29) + p3 * a8 + p4 * a7 + p5 * a6 + p6 * a5 + p7 * a4 + p8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    t = t - x2;
                    b2 = t & mask;
                    t = (t >> 29) + p4 * a8 + p5 * a7 + p6 * a6 + p7 * a5 + p8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    t = t - x3;
                    b3 = t & mask;
                    t = (t >> 29) + p5 * a8 + p6 * a7 + p7 * a6 + p8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    t = t - x4;
                    b4 = t & mask;
                    t = (t >> 29) + p6 * a8 + p7 * a7 + p8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    t = t - x5;
                    b5 = t & mask;
                    t = (t >> 29) + p7 * a8 + p8 * a7 - (m8 << 21) + (m7 << 24);
                    t = t - x6;
                    b6 = t & mask;
                    t = (t >> 29) + p8 * a8 + (m8 << 24);
                    t = t - x7;
                    b7 = t & mask;
                    b8 = (t >> 29) - x8;
                    t = z0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + z0 * a1 + z1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + z0 * a2 + z1 * a1 + z2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + z0 * a3 + z1 * a2 + z2 * a1 + z3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + z0 * a4 + z1 * a3 + z2 * a2 + z3 * a1 + z4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + z0 * a5 + z1 * a4 + z2 * a3 + z3 * a2 + z4 * a1 + z5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + z0 * a6 + z1 * a5 + z2 * a4 + z3 * a3 + z4 * a2 + z5 * a1 + z6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + z0 * a7 + z1 * a6 + z2 * a5 + z3 * a4 + z4 * a3 + z5 * a2 + z6 * a1
                        + z7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + z0 * a8 + z1 * a7 + z2 * a6 + z3 * a5 + z4 * a4 + z5 * a3 + z6 * a2
                        + z7 * a1 + z8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + z1 * a8 + z2 * a7 + z3 * a6 + z4 * a5 + z5 * a4 + z6 * a3 + z7 * a2
                        + z8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + z2 * a8 + z3 * a7 + z4 * a6 + z5 * a5 + z6 * a4 + z7 * a3 + z8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + z3 * a8 + z4 * a7 + z5 * a6 + z6 * a5 + z7 * a4 + z8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + z4 * a8 + z5 * a7 + z6 * a6 + z7 * a5 + z8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + z5 * a8 + z6 * a7 + z7 * a6 + z8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + z6 * a8 + z7 * a7 + z8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + z7 * a8 + z8 * a7 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + z8 * a8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    p0 = point[9] * sign;
                    p1 = point[10] * sign;
                    p2 = point[11] * sign;
                    p3 = point[12] * sign;
                    p4 = point[13] * sign;
                    p5 = point[14] * sign;
                    p6 = point[15] * sign;
                    p7 = point[16] * sign;
                    p8 = point[17] * sign;
                    t = p0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + p0 * a1 + p1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + p0 * a2 + p1 * a1 + p2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + p0 * a3 + p1 * a2 + p2 * a1 + p3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + p0 * a4 + p1 * a3 + p2 * a2 + p3 * a1 + p4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + p0 * a5 + p1 * a4 + p2 * a3 + p3 * a2 + p4 * a1 + p5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + p0 * a6 + p1 * a5 + p2 * a4 + p3 * a3 + p4 * a2 + p5 * a1 + p6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + p0 * a7 + p1 * a6 + p2 * a5 + p3 * a4 + p4 * a3 + p5 * a2 + p6 * a1
                        + p7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + p0 * a8 + p1 * a7 + p2 * a6 + p3 * a5 + p4 * a4 + p5 * a3 + p6 * a2
                        + p7 * a1 + p8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + p1 * a8 + p2 * a7 + p3 * a6 + p4 * a5 + p5 * a4 + p6 * a3 + p7 * a2
                        + p8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    t = t - y0;
                    p0 = t & mask;
                    t = (t >> 29) + p2 * a8 + p3 * a7 + p4 * a6 + p5 * a5 + p6 * a4 + p7 * a3 + p8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    t = t - y1;
                    p1 = t & mask;
                    t = (t >> 29) + p3 * a8 + p4 * a7 + p5 * a6 + p6 * a5 + p7 * a4 + p8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    t = t - y2;
                    p2 = t & mask;
                    t = (t >> 29) + p4 * a8 + p5 * a7 + p6 * a6 + p7 * a5 + p8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    t = t - y3;
                    p3 = t & mask;
                    t = (t >> 29) + p5 * a8 + p6 * a7 + p7 * a6 + p8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    t = t - y4;
                    p4 = t & mask;
                    t = (t >> 29) + p6 * a8 + p7 * a7 + p8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    t = t - y5;
                    p5 = t & mask;
                    t = (t >> 29) + p7 * a8 + p8 * a7 - (m8 << 21) + (m7 << 24);
                    t = t - y6;
                    p6 = t & mask;
                    t = (t >> 29) + p8 * a8 + (m8 << 24);
                    t = t - y7;
                    p7 = t & mask;
                    p8 = (t >> 29) - y8;
                    t = z0 * b0;
                    m0 = t & mask;
                    t = (t >> 29) + z0 * b1 + z1 * b0;
                    m1 = t & mask;
                    t = (t >> 29) + z0 * b2 + z1 * b1 + z2 * b0;
                    m2 = t & mask;
                    t = (t >> 29) + z0 * b3 + z1 * b2 + z2 * b1 + z3 * b0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + z0 * b4 + z1 * b3 + z2 * b2 + z3 * b1 + z4 * b0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + z0 * b5 + z1 * b4 + z2 * b3 + z3 * b2 + z4 * b1 + z5 * b0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + z0 * b6 + z1 * b5 + z2 * b4 + z3 * b3 + z4 * b2 + z5 * b1 + z6 * b0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + z0 * b7 + z1 * b6 + z2 * b5 + z3 * b4 + z4 * b3 + z5 * b2 + z6 * b1
                        + z7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + z0 * b8 + z1 * b7 + z2 * b6 + z3 * b5 + z4 * b4 + z5 * b3 + z6 * b2
                        + z7 * b1 + z8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + z1 * b8 + z2 * b7 + z3 * b6 + z4 * b5 + z5 * b4 + z6 * b3 + z7 * b2
                        + z8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    z0 = t & mask;
                    t = (t >> 29) + z2 * b8 + z3 * b7 + z4 * b6 + z5 * b5 + z6 * b4 + z7 * b3 + z8 * b2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    z1 = t & mask;
                    t = (t >> 29) + z3 * b8 + z4 * b7 + z5 * b6 + z6 * b5 + z7 * b4 + z8 * b3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    z2 = t & mask;
                    t = (t >> 29) + z4 * b8 + z5 * b7 + z6 * b6 + z7 * b5 + z8 * b4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    z3 = t & mask;
                    t = (t >> 29) + z5 * b8 + z6 * b7 + z7 * b6 + z8 * b5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    z4 = t & mask;
                    t = (t >> 29) + z6 * b8 + z7 * b7 + z8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    z5 = t & mask;
                    t = (t >> 29) + z7 * b8 + z8 * b7 - (m8 << 21) + (m7 << 24);
                    z6 = t & mask;
                    t = (t >> 29) + z8 * b8 + (m8 << 24);
                    z7 = t & mask;
                    z8 = (t >> 29);
                    d0 = b0 << 1;
                    d1 = b1 << 1;
                    d2 = b2 << 1;
                    d3 = b3 << 1;
                    d4 = b4 << 1;
                    d5 = b5 << 1;
                    d6 = b6 << 1;
                    d7 = b7 << 1;
                    t = b0 * b0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * b1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * b2 + b1 * b1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * b3 + d1 * b2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * b4 + d1 * b3 + b2 * b2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * b5 + d1 * b4 + d2 * b3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * b6 + d1 * b5 + d2 * b4 + b3 * b3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * b7 + d1 * b6 + d2 * b5 + d3 * b4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * b8 + d1 * b7 + d2 * b6 + d3 * b5 + b4 * b4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + d1 * b8 + d2 * b7 + d3 * b6 + d4 * b5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + d2 * b8 + d3 * b7 + d4 * b6 + b5 * b5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                        + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + d3 * b8 + d4 * b7 + d5 * b6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + d4 * b8 + d5 * b7 + b6 * b6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + d5 * b8 + d6 * b7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + d6 * b8 + b7 * b7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + d7 * b8 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + b8 * b8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    t = x0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + x0 * a1 + x1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + x0 * a2 + x1 * a1 + x2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + x0 * a3 + x1 * a2 + x2 * a1 + x3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + x0 * a4 + x1 * a3 + x2 * a2 + x3 * a1 + x4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + x0 * a5 + x1 * a4 + x2 * a3 + x3 * a2 + x4 * a1 + x5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + x0 * a6 + x1 * a5 + x2 * a4 + x3 * a3 + x4 * a2 + x5 * a1 + x6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + x0 * a7 + x1 * a6 + x2 * a5 + x3 * a4 + x4 * a3 + x5 * a2 + x6 * a1
                        + x7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + x0 * a8 + x1 * a7 + x2 * a6 + x3 * a5 + x4 * a4 + x5 * a3 + x6 * a2
                        + x7 * a1 + x8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + x1 * a8 + x2 * a7 + x3 * a6 + x4 * a5 + x5 * a4 + x6 * a3 + x7 * a2
                        + x8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    c0 = t & mask;
                    t = (t >> 29) + x2 * a8 + x3 * a7 + x4 * a6 + x5 * a5 + x6 * a4 + x7 * a3 + x8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    c1 = t & mask;
                    t = (t >> 29) + x3 * a8 + x4 * a7 + x5 * a6 + x6 * a5 + x7 * a4 + x8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    c2 = t & mask;
                    t = (t >> 29) + x4 * a8 + x5 * a7 + x6 * a6 + x7 * a5 + x8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    c3 = t & mask;
                    t = (t >> 29) + x5 * a8 + x6 * a7 + x7 * a6 + x8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    c4 = t & mask;
                    t = (t >> 29) + x6 * a8 + x7 * a7 + x8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    c5 = t & mask;
                    t = (t >> 29) + x7 * a8 + x8 * a7 - (m8 << 21) + (m7 << 24);
                    c6 = t & mask;
                    t = (t >> 29) + x8 * a8 + (m8 << 24);
                    c7 = t & mask;
                    c8 = (t >> 29);
                    t = b0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + b0 * a1 + b1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + b0 * a2 + b1 * a1 + b2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + b0 * a3 + b1 * a2 + b2 * a1 + b3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + b0 * a4 + b1 * a3 + b2 * a2 + b3 * a1 + b4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + b0 * a5 + b1 * a4 + b2 * a3 + b3 * a2 + b4 * a1 + b5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + b0 * a6 + b1 * a5 + b2 * a4 + b3 * a3 + b4 * a2 + b5 * a1 + b6 * a0
                        + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + b0 * a7 + b1 * a6 + b2 * a5 + b3 * a4 + b4 * a3 + b5 * a2 + b6 * a1
                        + b7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + b0 * a8 + b1 * a7 + b2 * a6 + b3 * a5 + b4 * a4 + b5 * a3 + b6 * a2
                        + b7 * a1 + b8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + b1 * a8 + b2 * a7 + b3 * a6 + b4 * a5 + b5 * a4 + b6 * a3 + b7 * a2
                        + b8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    a0 = t & mask;
                    t = (t >> 29) + b2 * a8 + b3 * a7 + b4 * a6 + b5 * a5 + b6 * a4 + b7 * a3 + b8 * a2
                        + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    a1 = t & mask;
                    t = (t >> 29) + b3 * a8 + b4 * a7 + b5 * a6 + b6 * a5 + b7 * a4 + b8 * a3 + (m8 << 9)
                        + (m5 << 18) - (m4 << 21) + (m3 << 24);
                    a2 = t & mask;
                    t = (t >> 29) + b4 * a8 + b5 * a7 + b6 * a6 + b7 * a5 + b8 * a4 + (m6 << 18) - (m5 << 21)
                        + (m4 << 24);
                    a3 = t & mask;
                    t = (t >> 29) + b5 * a8 + b6 * a7 + b7 * a6 + b8 * a5 + (m7 << 18) - (m6 << 21)
                        + (m5 << 24);
                    a4 = t & mask;
                    t = (t >> 29) + b6 * a8 + b7 * a7 + b8 * a6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    a5 = t & mask;
                    t = (t >> 29) + b7 * a8 + b8 * a7 - (m8 << 21) + (m7 << 24);
                    a6 = t & mask;
                    t = (t >> 29) + b8 * a8 + (m8 << 24);
                    a7 = t & mask;
                    a8 = (t >> 29);
                    d0 = p0 << 1;
                    d1 = p1 << 1;
                    d2 = p2 << 1;
                    d3 = p3 << 1;
                    d4 = p4 << 1;
                    d5 = p5 << 1;
                    d6 = p6 << 1;
                    d7 = p7 << 1;
                    t = p0 * p0;
                    m0 = t & mask;
                    t = (t >> 29) + d0 * p1;
                    m1 = t & mask;
                    t = (t >> 29) + d0 * p2 + p1 * p1;
                    m2 = t & mask;
                    t = (t >> 29) + d0 * p3 + d1 * p2 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + d0 * p4 + d1 * p3 + p2 * p2 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + d0 * p5 + d1 * p4 + d2 * p3 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + d0 * p6 + d1 * p5 + d2 * p4 + p3 * p3 + (m3 << 9) + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + d0 * p7 + d1 * p6 + d2 * p5 + d3 * p4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + d0 * p8 + d1 * p7 + d2 * p6 + d3 * p5 + p4 * p4 + (m5 << 9) + (m2 << 18)
                        - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + d1 * p8 + d2 * p7 + d3 * p6 + d4 * p5 + (m6 << 9) + (m3 << 18) - (m2 << 21)
                        + (m1 << 24);
                    t = t - a0 - (c0 << 1);
                    x0 = t & mask;
                    t = (t >> 29) + d2 * p8 + d3 * p7 + d4 * p6 + p5 * p5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                        + (m2 << 24);
                    t = t - a1 - (c1 << 1);
                    x1 = t & mask;
                    t = (t >> 29) + d3 * p8 + d4 * p7 + d5 * p6 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    t = t - a2 - (c2 << 1);
                    x2 = t & mask;
                    t = (t >> 29) + d4 * p8 + d5 * p7 + p6 * p6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    t = t - a3 - (c3 << 1);
                    x3 = t & mask;
                    t = (t >> 29) + d5 * p8 + d6 * p7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    t = t - a4 - (c4 << 1);
                    x4 = t & mask;
                    t = (t >> 29) + d6 * p8 + p7 * p7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
                    t = t - a5 - (c5 << 1);
                    x5 = t & mask;
                    t = (t >> 29) + d7 * p8 - (m8 << 21) + (m7 << 24);
                    t = t - a6 - (c6 << 1);
                    x6 = t & mask;
                    t = (t >> 29) + p8 * p8 + (m8 << 24);
                    t = t - a7 - (c7 << 1);
                    x7 = t & mask;
                    x8 = (t >> 29) - a8 - (c8 << 1);
                    c0 = c0 - x0;
                    c1 = c1 - x1;
                    c2 = c2 - x2;
                    c3 = c3 - x3;
                    c4 = c4 - x4;
                    c5 = c5 - x5;
                    c6 = c6 - x6;
                    c7 = c7 - x7;
                    c8 = c8 - x8;
                    t = p0 * c0 - y0 * a0;
                    m0 = t & mask;
                    t = (t >> 29) + p0 * c1 + p1 * c0 - y0 * a1 - y1 * a0;
                    m1 = t & mask;
                    t = (t >> 29) + p0 * c2 + p1 * c1 + p2 * c0 - y0 * a2 - y1 * a1 - y2 * a0;
                    m2 = t & mask;
                    t = (t >> 29) + p0 * c3 + p1 * c2 + p2 * c1 + p3 * c0 - y0 * a3 - y1 * a2 - y2 * a1
                        - y3 * a0 + (m0 << 9);
                    m3 = t & mask;
                    t = (t >> 29) + p0 * c4 + p1 * c3 + p2 * c2 + p3 * c1 + p4 * c0 - y0 * a4 - y1 * a3
                        - y2 * a2 - y3 * a1 - y4 * a0 + (m1 << 9);
                    m4 = t & mask;
                    t = (t >> 29) + p0 * c5 + p1 * c4 + p2 * c3 + p3 * c2 + p4 * c1 + p5 * c0 - y0 * a5
                        - y1 * a4 - y2 * a3 - y3 * a2 - y4 * a1 - y5 * a0 + (m2 << 9);
                    m5 = t & mask;
                    t = (t >> 29) + p0 * c6 + p1 * c5 + p2 * c4 + p3 * c3 + p4 * c2 + p5 * c1 + p6 * c0
                        - y0 * a6 - y1 * a5 - y2 * a4 - y3 * a3 - y4 * a2 - y5 * a1 - y6 * a0 + (m3 << 9)
                        + (m0 << 18);
                    m6 = t & mask;
                    t = (t >> 29) + p0 * c7 + p1 * c6 + p2 * c5 + p3 * c4 + p4 * c3 + p5 * c2 + p6 * c1
                        + p7 * c0 - y0 * a7 - y1 * a6 - y2 * a5 - y3 * a4 - y4 * a3 - y5 * a2 - y6 * a1
                        - y7 * a0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
                    m7 = t & mask;
                    t = (t >> 29) + p0 * c8 + p1 * c7 + p2 * c6 + p3 * c5 + p4 * c4 + p5 * c3 + p6 * c2
                        + p7 * c1 + p8 * c0 - y0 * a8 - y1 * a7 - y2 * a6 - y3 * a5 - y4 * a4 - y5 * a3
                        - y6 * a2 - y7 * a1 - y8 * a0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
                    m8 = t & mask;
                    t = (t >> 29) + p1 * c8 + p2 * c7 + p3 * c6 + p4 * c5 + p5 * c4 + p6 * c3 + p7 * c2
                        + p8 * c1 - y1 * a8 - y2 * a7 - y3 * a6 - y4 * a5 - y5 * a4 - y6 * a3 - y7 * a2
                        - y8 * a1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
                    y0 = t & mask;
                    t = (t >> 29) + p2 * c8 + p3 * c7 + p4 * c6 + p5 * c5 + p6 * c4 + p7 * c3 + p8 * c2
                        - y2 * a8 - y3 * a7 - y4 * a6 - y5 * a5 - y6 * a4 - y7 * a3 - y8 * a2 + (m7 << 9)
                        + (m4 << 18) - (m3 << 21) + (m2 << 24);
                    y1 = t & mask;
                    t = (t >> 29) + p3 * c8 + p4 * c7 + p5 * c6 + p6 * c5 + p7 * c4 + p8 * c3 - y3 * a8
                        - y4 * a7 - y5 * a6 - y6 * a5 - y7 * a4 - y8 * a3 + (m8 << 9) + (m5 << 18) - (m4 << 21)
                        + (m3 << 24);
                    y2 = t & mask;
                    t = (t >> 29) + p4 * c8 + p5 * c7 + p6 * c6 + p7 * c5 + p8 * c4 - y4 * a8 - y5 * a7
                        - y6 * a6 - y7 * a5 - y8 * a4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
                    y3 = t & mask;
                    t = (t >> 29) + p5 * c8 + p6 * c7 + p7 * c6 + p8 * c5 - y5 * a8 - y6 * a7 - y7 * a6
                        - y8 * a5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
                    y4 = t & mask;
                    t = (t >> 29) + p6 * c8 + p7 * c7 + p8 * c6 - y6 * a8 - y7 * a7 - y8 * a6 + (m8 << 18)
                        - (m7 << 21) + (m6 << 24);
                    y5 = t & mask;
                    t = (t >> 29) + p7 * c8 + p8 * c7 - y7 * a8 - y8 * a7 - (m8 << 21) + (m7 << 24);
                    y6 = t & mask;
                    t = (t >> 29) + p8 * c8 - y8 * a8 + (m8 << 24);
                    y7 = t & mask;
                    y8 = (t >> 29);
                }
            }

            x[0] = x0; x[1] = x1; x[2] = x2;
            x[3] = x3; x[4] = x4; x[5] = x5;
            x[6] = x6; x[7] = x7; x[8] = x8;
            y[0] = y0; y[1] = y1; y[2] = y2;
            y[3] = y3; y[4] = y4; y[5] = y5;
            y[6] = y6; y[7] = y7; y[8] = y8;
            z[0] = z0; z[1] = z1; z[2] = z2;
            z[3] = z3; z[4] = z4; z[5] = z5;
            z[6] = z6; z[7] = z7; z[8] = z8;
        }

        /// <summary>One product of the coordinates' field, over 2^261; the result may be either
        /// operand.</summary>
        public static void Multiply(long[] result, long[] left, long[] right)
        {
            long mask = 0x1FFFFFFF;
            long t;
            long a0, a1, a2, a3, a4, a5, a6, a7, a8;
            long b0, b1, b2, b3, b4, b5, b6, b7, b8;
            long m0, m1, m2, m3, m4, m5, m6, m7, m8;
            a0 = left[0]; a1 = left[1]; a2 = left[2];
            a3 = left[3]; a4 = left[4]; a5 = left[5];
            a6 = left[6]; a7 = left[7]; a8 = left[8];
            b0 = right[0]; b1 = right[1]; b2 = right[2];
            b3 = right[3]; b4 = right[4]; b5 = right[5];
            b6 = right[6]; b7 = right[7]; b8 = right[8];
            t = a0 * b0;
            m0 = t & mask;
            t = (t >> 29) + a0 * b1 + a1 * b0;
            m1 = t & mask;
            t = (t >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
            m2 = t & mask;
            t = (t >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
            m3 = t & mask;
            t = (t >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
            m4 = t & mask;
            t = (t >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
            m5 = t & mask;
            t = (t >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
                + (m0 << 18);
            m6 = t & mask;
            t = (t >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
                + (m4 << 9) + (m1 << 18) - (m0 << 21);
            m7 = t & mask;
            t = (t >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1
                + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
            m8 = t & mask;
            t = (t >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
                + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
            a0 = t & mask;
            t = (t >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
                + (m4 << 18) - (m3 << 21) + (m2 << 24);
            a1 = t & mask;
            t = (t >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18)
                - (m4 << 21) + (m3 << 24);
            a2 = t & mask;
            t = (t >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21)
                + (m4 << 24);
            a3 = t & mask;
            t = (t >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
            a4 = t & mask;
            t = (t >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
            a5 = t & mask;
            t = (t >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
            a6 = t & mask;
            t = (t >> 29) + a8 * b8 + (m8 << 24);
            a7 = t & mask;
            a8 = (t >> 29);
            result[0] = a0; result[1] = a1; result[2] = a2;
            result[3] = a3; result[4] = a4; result[5] = a5;
            result[6] = a6; result[7] = a7; result[8] = a8;
        }
    }
}
