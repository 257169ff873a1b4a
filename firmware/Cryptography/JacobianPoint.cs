namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>A point (X : Y : Z), affine x = X / Z^2 and y = Y / Z^3, that the kernel works on in
    /// place.</summary>
    /// <remarks>
    /// Affine points elsewhere are int arrays of 18: x and y in nine limbs each, in Montgomery form and reduced.
    /// </remarks>
    internal sealed class JacobianPoint
    {
        public const int PointInts = 2 * Limbs.Count;

        private readonly CoordinateField _field;
        private readonly DivStepInverter _inverter;
        private readonly long[] _t = new long[Limbs.Count];
        private readonly long[] _u = new long[Limbs.Count];
        private readonly long[] _one = new long[Limbs.Count];

        public JacobianPoint(CoordinateField field, DivStepInverter inverter)
        {
            _field = field;
            _inverter = inverter;
            field.Multiply(_one, field.RSquared, field.PlainOne);
        }

        public long[] X { get; } = new long[Limbs.Count];

        public long[] Y { get; } = new long[Limbs.Count];

        public long[] Z { get; } = new long[Limbs.Count];

        public static int[][] NewPoints(int count)
        {
            int[][] points = new int[count][];
            for (int i = 0; i < count; i++)
            {
                points[i] = new int[PointInts];
            }

            return points;
        }

        /// <param name="sign">1, or -1 for the opposite point.</param>
        public void SetTo(int[] point, int sign)
        {
            for (int i = 0; i < Limbs.Count; i++)
            {
                X[i] = point[i];
                Y[i] = point[Limbs.Count + i] * sign;
            }

            Limbs.Copy(_one, Z);
        }

        /// <summary>Writes an affine point in another way, with a random z: (x z^2 : y z^3 : z).</summary>
        public void Scale(byte[] blind)
        {
            Limbs.Read(_t, blind, 0);
            _field.Reduce(_t);
            if (Limbs.IsZero(_t))
            {
                return;
            }

            Limbs.Copy(_t, Z);
            _field.Multiply(_u, _t, _t);
            _field.Multiply(X, X, _u);
            _field.Multiply(_u, _u, _t);
            _field.Multiply(Y, Y, _u);
        }

        /// <summary>Writes X and Y, which the caller has reduced, as an affine point.</summary>
        public void WriteTo(int[] point)
        {
            for (int i = 0; i < Limbs.Count; i++)
            {
                point[i] = (int)X[i];
                point[Limbs.Count + i] = (int)Y[i];
            }
        }

        public bool IsInfinity()
        {
            Limbs.Copy(Z, _t);
            _field.Reduce(_t);
            return Limbs.IsZero(_t);
        }

        /// <summary>Puts X and Y into plain affine coordinates; false for the point at infinity.</summary>
        public bool TryMakeAffine()
        {
            if (IsInfinity())
            {
                return false;
            }

            _inverter.Invert(_t, Z, _field);
            _field.Multiply(_t, _t, _field.RCubed);
            _field.Multiply(_u, _t, _t);
            _field.Multiply(X, X, _u);
            _field.Multiply(Y, Y, _u);
            _field.Multiply(Y, Y, _t);
            _field.Leave(X);
            _field.Leave(Y);
            return true;
        }

        /// <summary>Wipes what a secret scalar left behind.</summary>
        public void Clear()
        {
            Limbs.Clear(X);
            Limbs.Clear(Y);
            Limbs.Clear(Z);
            Limbs.Clear(_t);
            Limbs.Clear(_u);
        }
    }
}
