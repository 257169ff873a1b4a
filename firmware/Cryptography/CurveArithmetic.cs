namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Multiplications on P-256 (SP 800-186, 3.2.1.3) that leave their result in a point of its
    /// own.</summary>
    /// <remarks>
    /// Not for two threads at once: the work buffers belong to the instance, so that signing allocates little.
    /// </remarks>
    internal sealed class CurveArithmetic
    {
        private readonly long[] _b = new long[]
        {
            0x1897BBFB, 0x1CDF6229, 0x018486C4, 0x01732821, 0x1DAD59E0,
            0x0ABF7212, 0x1A06D110, 0x17721D20, 0x008600C3,
        };

        private readonly int[] _base;
        private readonly int[][] _oddMultiples = JacobianPoint.NewPoints(PointTables.OddMultiples);
        private readonly int[] _baseDigits = new int[BasePointTable.Columns];
        private readonly int[] _digits = new int[ScalarRecoding.SlidingDigits];
        private readonly StepList _steps = new StepList();
        private readonly PointTables _tables;
        private readonly long[] _t = new long[Limbs.Count];
        private readonly long[] _u = new long[Limbs.Count];
        private readonly long[] _one = new long[Limbs.Count];
        private readonly byte[] _bits = new byte[ScalarRecoding.BitRoom];
        private readonly byte[] _odd = new byte[Limbs.Bytes];
        private readonly byte[] _otherOdd = new byte[Limbs.Bytes];
        private CompleteLadder _ladder;

        public CurveArithmetic()
        {
            Field = new CoordinateField();
            Order = new ScalarField();
            Inverter = new DivStepInverter();
            Point = new JacobianPoint(Field, Inverter);
            _tables = new PointTables(Field, Inverter);
            Field.Multiply(_one, Field.RSquared, Field.PlainOne);
            _base = new int[]
            {
                0x15228783, 0x0730D418, 0x0DB00BCF, 0x057F11FB, 0x0A20EB75, 0x12B77622,
                0x0330FDB9, 0x1AF4DD57, 0x00120BEE, 0x12AAC150, 0x125357CE, 0x0F22E6EF,
                0x0E390E86, 0x064B1695, 0x088DD21F, 0x02A97443, 0x02962176, 0x00AE3FE3,
            };
        }

        public CoordinateField Field { get; }

        public ScalarField Order { get; }

        public DivStepInverter Inverter { get; }

        /// <summary>Result of the last multiplication.</summary>
        public JacobianPoint Point { get; }

        /// <summary>k G for a secret k below the order; always the same steps.</summary>
        /// <param name="blind">32 random bytes that scale the start, so that no two runs handle the same
        /// numbers.</param>
        public void MultiplyBase(byte[] scalar, byte[] blind)
        {
            int sign = MakeOdd(scalar, _odd);
            BaseComb(_odd, sign);
            _steps.Clear();
            for (int place = BasePointTable.BlockColumns - 1; place >= 0; place--)
            {
                _steps.Double();
                _steps.AddColumn(_baseDigits, place, BasePointTable.Columns, BasePointTable.BlockColumns);
            }

            Run(_oddMultiples, blind);
            if (Point.IsInfinity())
            {
                Complete(scalar, scalar, null);
            }
        }

        /// <summary>k Q for a secret k below the order; always the same steps.</summary>
        public void MultiplyPoint(byte[] scalar, int[] point, byte[] blind)
        {
            _tables.FillOddMultiples(point, _oddMultiples);
            int sign = MakeOdd(scalar, _odd);
            ScalarRecoding.Windows(_odd, _digits, BasePointTable.Length);
            _steps.Clear();
            for (int window = ScalarRecoding.WindowCount - 1; window >= 0; window--)
            {
                _steps.Double();
                _steps.Double();
                _steps.Double();
                _steps.Double();
                _steps.Add(_digits[window] * sign);
            }

            Run(_oddMultiples, blind);
            if (Point.IsInfinity())
            {
                System.Array.Clear(_otherOdd, 0, Limbs.Bytes);
                Complete(_otherOdd, scalar, point);
            }
        }

        /// <summary>u G + v Q for public scalars below the order and any point.</summary>
        public void MultiplySum(byte[] u, byte[] v, int[] point)
        {
            _tables.FillOddMultiples(point, _oddMultiples);
            int sign = MakeOdd(u, _odd);
            BaseComb(_odd, sign);
            ScalarRecoding.Sliding(v, _digits, BasePointTable.Length);
            _steps.Clear();
            for (int place = ScalarRecoding.SlidingDigits - 1; place >= 0; place--)
            {
                _steps.Double();
                if (_digits[place] != 0)
                {
                    _steps.Add(_digits[place]);
                }

                AddBaseColumn(place);
            }

            Run(_oddMultiples, null);
            if (Point.IsInfinity())
            {
                Complete(u, v, point);
            }
        }

        /// <summary>u G + v Q for public scalars below the order, with Q's own comb table.</summary>
        public void MultiplySum(byte[] u, byte[] v, P256KeyTable table)
        {
            int sign = MakeOdd(u, _odd);
            BaseComb(_odd, sign);
            sign = MakeOdd(v, _otherOdd);
            ScalarRecoding.Comb(
                _otherOdd, _bits, sign, _digits,
                P256KeyTable.Teeth, P256KeyTable.Columns, P256KeyTable.BlockColumns, BasePointTable.Length);
            _steps.Clear();
            for (int place = P256KeyTable.BlockColumns - 1; place >= 0; place--)
            {
                _steps.Double();
                _steps.AddColumn(_digits, place, P256KeyTable.Columns, P256KeyTable.BlockColumns);
                AddBaseColumn(place);
            }

            Run(table.Points, null);
            if (Point.IsInfinity())
            {
                Complete(u, v, table.Key);
            }
        }

        /// <summary>Reads x and y, 32 bytes each; false unless they are a point of the curve.</summary>
        /// <remarks>
        /// A point of another curve would leak the scalar multiplied with it, some bits at a time (Biehl, Meyer
        /// and Mueller, 2000). The cofactor is 1, so a point of the curve has the right order.
        /// </remarks>
        public bool TryReadPoint(byte[] xy, int[] point)
        {
            long[] x = Point.X, y = Point.Y;
            Limbs.Read(x, xy, 0);
            Limbs.Read(y, xy, Limbs.Bytes);
            if (!Limbs.IsLess(x, Field.Modulus) || !Limbs.IsLess(y, Field.Modulus))
            {
                return false;
            }

            Field.Enter(x);
            Field.Enter(y);
            Field.Reduce(x);
            Field.Reduce(y);
            Point.WriteTo(point);

            // y^2 = (x^2 - 3) x + b
            Field.Multiply(_t, x, x);
            Field.Subtract(_t, _t, _one);
            Field.Subtract(_t, _t, _one);
            Field.Subtract(_t, _t, _one);
            Field.Multiply(_t, _t, x);
            Field.Add(_t, _t, _b);
            Field.Multiply(_u, y, y);
            Field.Subtract(_t, _t, _u);
            Field.Reduce(_t);
            return Limbs.IsZero(_t);
        }

        /// <summary>Prepares a key that will be verified against often.</summary>
        public void FillCombTable(int[] point, int[][] table)
        {
            _tables.FillCombTable(point, table);
        }

        /// <summary>Wipes what the last multiplication left behind of its scalar.</summary>
        public void Clear()
        {
            _steps.Clear();
            System.Array.Clear(_baseDigits, 0, _baseDigits.Length);
            System.Array.Clear(_digits, 0, _digits.Length);
            System.Array.Clear(_bits, 0, _bits.Length);
            System.Array.Clear(_odd, 0, Limbs.Bytes);
            Limbs.Clear(_t);
            Limbs.Clear(_u);
            Point.Clear();
            Inverter.Clear();
        }

        private void BaseComb(byte[] odd, int sign)
        {
            ScalarRecoding.Comb(
                odd, _bits, sign, _baseDigits,
                BasePointTable.Teeth, BasePointTable.Columns, BasePointTable.BlockColumns, 0);
        }

        private void AddBaseColumn(int place)
        {
            if (place < BasePointTable.BlockColumns)
            {
                _steps.AddColumn(_baseDigits, place, BasePointTable.Columns, BasePointTable.BlockColumns);
            }
        }

        // The order is odd: of k and n - k exactly one is odd. Chosen by a mask, for k may be secret.
        private int MakeOdd(byte[] scalar, byte[] odd)
        {
            Limbs.Read(_t, scalar, 0);
            Order.Subtract(_u, Order.Modulus, _t);
            long even = (_t[0] & 1) - 1;
            for (int i = 0; i < Limbs.Count; i++)
            {
                _t[i] ^= (_t[i] ^ _u[i]) & even;
            }

            Limbs.Write(_t, odd, 0);
            return (int)(even | 1);
        }

        private void Run(int[][] keyPoints, byte[] blind)
        {
            int code = _steps.Codes[0];
            int negative = code >> 31;
            int index = ((code ^ negative) - negative) - 1;
            int[] point = index < BasePointTable.Length
                ? BasePointTable.Point(index) : keyPoints[index - BasePointTable.Length];
            Point.SetTo(point, negative | 1);
            if (blind != null)
            {
                Point.Scale(blind);
            }

            CurveKernel.Run(Point.X, Point.Y, Point.Z, _steps.Codes, 1, _steps.Count, keyPoints);
        }

        private void Complete(byte[] u, byte[] v, int[] point)
        {
            if (_ladder == null)
            {
                _ladder = new CompleteLadder(Field, _b);
            }

            _ladder.Multiply(Point.X, Point.Y, Point.Z, u, _base, v, point);
        }
    }
}
