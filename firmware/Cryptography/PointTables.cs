namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Works out the multiples of a key that its multiplications add up.</summary>
    internal sealed class PointTables
    {
        public const int OddMultiples = 8;

        private const int FirstPoint = 1 + BasePointTable.Length;

        private readonly CoordinateField _field;
        private readonly JacobianPoint _point;
        private readonly JacobianBatch _batch;
        private readonly int[][] _twice = JacobianPoint.NewPoints(1);
        private readonly int[] _steps = new int[P256KeyTable.BlockColumns];
        private readonly long[] _u = new long[Limbs.Count];
        private readonly long[] _v = new long[Limbs.Count];

        public PointTables(CoordinateField field, DivStepInverter inverter)
        {
            _field = field;
            _point = new JacobianPoint(field, inverter);
            _batch = new JacobianBatch(field, inverter);
        }

        // Q, 3 Q, ... 15 Q. None of these meets an exception: a point other than infinity has the order n. With 2
        // Q = (X : Y : Z), the map (x, y) -> (x Z^2, y Z^3) leads to a curve on which 2 Q is the affine (X, Y).
        // The addition holds there too, and a sum's z times Z is its z back here: that saves an inversion.
        public void FillOddMultiples(int[] point, int[][] multiples)
        {
            _point.SetTo(point, 1);
            _steps[0] = CurveKernel.Double;
            Run(1, _twice);
            _field.Reduce(_point.X);
            _field.Reduce(_point.Y);
            _point.WriteTo(_twice[0]);
            Limbs.Copy(_point.Z, _v);

            _point.SetTo(point, 1);
            System.Array.Copy(point, 0, multiples[0], 0, JacobianPoint.PointInts);
            _field.Multiply(_u, _v, _v);
            _field.Multiply(_point.X, _point.X, _u);
            _field.Multiply(_u, _u, _v);
            _field.Multiply(_point.Y, _point.Y, _u);
            _steps[0] = FirstPoint;
            for (int i = 1; i < OddMultiples; i++)
            {
                Run(1, _twice);
                _field.Multiply(_u, _point.Z, _v);
                _batch.Add(_point.X, _point.Y, _u, multiples[i]);
            }

            _batch.Flush();
        }

        /// <summary>Fills the comb of <see cref="P256KeyTable"/>, both blocks.</summary>
        public void FillCombTable(int[] point, int[][] table)
        {
            // basis[2 m] = 2^(26 m) Q and basis[2 m + 1] its double: tooth t of block b is m = 2 t + b.
            const int Blocks = 2;
            int[][] basis = JacobianPoint.NewPoints(2 * Blocks * P256KeyTable.Teeth);
            _point.SetTo(point, 1);
            for (int i = 0; i < P256KeyTable.BlockColumns; i++)
            {
                _steps[i] = CurveKernel.Double;
            }

            for (int m = 0; m < basis.Length; m += 2)
            {
                _batch.Add(_point.X, _point.Y, _point.Z, basis[m]);
                Run(1, basis);
                _batch.Add(_point.X, _point.Y, _point.Z, basis[m + 1]);
                Run(P256KeyTable.BlockColumns - 1, basis);
            }

            _batch.Flush();
            for (int block = 0; block < Blocks; block++)
            {
                FillBlock(basis, block, table, block * (table.Length / Blocks));
            }
        }

        // All teeth but the top one start negative; each next entry flips one sign (Gray code) by adding twice the
        // tooth.
        private void FillBlock(int[][] basis, int block, int[][] table, int first)
        {
            const int Top = P256KeyTable.Teeth - 1;
            _point.SetTo(basis[2 * (2 * Top + block)], 1);
            for (int tooth = 0; tooth < Top; tooth++)
            {
                _steps[tooth] = -(FirstPoint + 2 * (2 * tooth + block));
            }

            Run(Top, basis);
            _batch.Add(_point.X, _point.Y, _point.Z, table[first]);
            for (int i = 1; i < 1 << Top; i++)
            {
                int gray = i ^ (i >> 1);
                int tooth = 0;
                while (((i >> tooth) & 1) == 0)
                {
                    tooth++;
                }

                int code = FirstPoint + 2 * (2 * tooth + block) + 1;
                _steps[0] = ((gray >> tooth) & 1) != 0 ? code : -code;
                Run(1, basis);
                _batch.Add(_point.X, _point.Y, _point.Z, table[first + gray]);
            }

            _batch.Flush();
        }

        private void Run(int stepCount, int[][] points)
        {
            CurveKernel.Run(_point.X, _point.Y, _point.Z, _steps, 0, stepCount, points);
        }
    }
}
