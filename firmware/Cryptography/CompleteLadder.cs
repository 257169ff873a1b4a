namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>u G + v Q by formulas without exceptions: the slow way, for the rare inputs that stop the fast
    /// one.</summary>
    /// <remarks>
    /// Algorithm 4 of Renes, Costello and Batina, "Complete addition formulas for prime order elliptic curves"
    /// (2016), for a = -3, in homogeneous coordinates: equal points, opposite points and the point at infinity
    /// need no cases. About 6 million instructions; only scalars next to 0, n or a table's own multiples lead
    /// here.
    /// </remarks>
    internal sealed class CompleteLadder
    {
        private readonly MontgomeryField _field;
        private readonly long[] _b;
        private readonly long[] _one;
        private readonly long[] _t0 = new long[Limbs.Count];
        private readonly long[] _t1 = new long[Limbs.Count];
        private readonly long[] _t2 = new long[Limbs.Count];
        private readonly long[] _t3 = new long[Limbs.Count];
        private readonly long[] _t4 = new long[Limbs.Count];
        private readonly long[] _x3 = new long[Limbs.Count];
        private readonly long[] _y3 = new long[Limbs.Count];
        private readonly long[] _z3 = new long[Limbs.Count];
        private readonly long[] _left = new long[Limbs.Count];
        private readonly long[] _right = new long[Limbs.Count];
        private readonly long[] _x = new long[Limbs.Count];
        private readonly long[] _y = new long[Limbs.Count];
        private readonly long[] _z = new long[Limbs.Count];
        private readonly long[] _pointX = new long[Limbs.Count];
        private readonly long[] _pointY = new long[Limbs.Count];

        /// <param name="b">The curve's constant b, in Montgomery form.</param>
        public CompleteLadder(MontgomeryField field, long[] b)
        {
            _field = field;
            _b = b;
            _one = new long[Limbs.Count];
            field.Multiply(_one, field.RSquared, field.PlainOne);
        }

        /// <summary>Sets (x : y : z) to u times the one affine point plus v times the other, in Jacobian
        /// form.</summary>
        /// <remarks>Scalars are 32 bytes, most significant first. A missing point counts as infinity.</remarks>
        public void Multiply(
            long[] x, long[] y, long[] z, byte[] u, int[] point, byte[] v, int[] otherPoint)
        {
            Limbs.Clear(_x);
            Limbs.Copy(_one, _y);
            Limbs.Clear(_z);
            for (int bit = 0; bit < 8 * Limbs.Bytes; bit++)
            {
                Add(_x, _y, _z);
                AddIfSet(u, bit, point);
                AddIfSet(v, bit, otherPoint);
            }

            // Homogeneous (X : Y : Z) is Jacobian (X Z : Y Z^2 : Z).
            _field.Multiply(x, _x, _z);
            _field.Multiply(y, _y, _z);
            _field.Multiply(y, y, _z);
            Limbs.Copy(_z, z);
        }

        private void AddIfSet(byte[] scalar, int bit, int[] point)
        {
            if (point == null || ((scalar[bit >> 3] >> (7 - (bit & 7))) & 1) == 0)
            {
                return;
            }

            for (int i = 0; i < Limbs.Count; i++)
            {
                _pointX[i] = point[i];
                _pointY[i] = point[Limbs.Count + i];
            }

            Add(_pointX, _pointY, _one);
        }

        // The step numbers of the paper's listing; the running point is (X1 : Y1 : Z1) and the result.
        private void Add(long[] x2, long[] y2, long[] z2)
        {
            MontgomeryField f = _field;
            long[] t0 = _t0, t1 = _t1, t2 = _t2, t3 = _t3, t4 = _t4, x1 = _x, y1 = _y, z1 = _z;
            long[] x3 = _x3, y3 = _y3, z3 = _z3;

            // 1-18: t0 = X1 X2, t1 = Y1 Y2, t2 = Z1 Z2, and the three mixed sums.
            f.Multiply(t0, x1, x2);
            f.Multiply(t1, y1, y2);
            f.Multiply(t2, z1, z2);
            MixedSum(t3, x1, y1, x2, y2, t0, t1);
            MixedSum(t4, y1, z1, y2, z2, t1, t2);
            MixedSum(y3, x1, z1, x2, z2, t0, t2);

            // 19-24
            f.Multiply(z3, _b, t2);
            f.Subtract(x3, y3, z3);
            f.Add(z3, x3, x3);
            f.Add(x3, x3, z3);
            f.Subtract(z3, t1, x3);
            f.Add(x3, t1, x3);

            // 25-34
            f.Multiply(y3, _b, y3);
            f.Add(t1, t2, t2);
            f.Add(t2, t1, t2);
            f.Subtract(y3, y3, t2);
            f.Subtract(y3, y3, t0);
            f.Add(t1, y3, y3);
            f.Add(y3, t1, y3);
            f.Add(t1, t0, t0);
            f.Add(t0, t1, t0);
            f.Subtract(t0, t0, t2);

            // 35-43
            f.Multiply(t1, t4, y3);
            f.Multiply(t2, t0, y3);
            f.Multiply(y3, x3, z3);
            f.Add(y1, y3, t2);
            f.Multiply(x3, t3, x3);
            f.Subtract(x1, x3, t1);
            f.Multiply(z3, t4, z3);
            f.Multiply(t1, t3, t0);
            f.Add(z1, z3, t1);

            // Sums of sums by now: a product with 1 brings each back below two multiples of p, or they would grow.
            f.Multiply(x1, x1, _one);
            f.Multiply(y1, y1, _one);
            f.Multiply(z1, z1, _one);
        }

        // (a1 + b1)(a2 + b2) - a - b = a1 b2 + a2 b1, where a = a1 a2 and b = b1 b2.
        private void MixedSum(long[] result, long[] a1, long[] b1, long[] a2, long[] b2, long[] a, long[] b)
        {
            _field.Add(_left, a1, b1);
            _field.Add(_right, a2, b2);
            _field.Multiply(result, _left, _right);
            _field.Subtract(result, result, a);
            _field.Subtract(result, result, b);
        }
    }
}
