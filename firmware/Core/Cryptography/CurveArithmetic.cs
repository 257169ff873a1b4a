namespace EdgeLedger.Firmware.Core.Cryptography
{
    /// <summary>Multiplications on P-256 (SP 800-186, 3.2.1.3) that leave their result in X, Y, Z.</summary>
    /// <remarks>
    /// Affine points are int arrays of 18: x and y in nine limbs each, Montgomery form, reduced. Not for use from two
    /// threads at once: the work buffers belong to the instance, so that signing allocates next to nothing.
    /// </remarks>
    internal sealed class CurveArithmetic
    {
        public const int PointInts = 2 * Limbs.Count;

        private const int OddMultiples = 8;

        private readonly long[] _b = new long[]
        {
            0x1897BBFB, 0x1CDF6229, 0x018486C4, 0x01732821, 0x1DAD59E0,
            0x0ABF7212, 0x1A06D110, 0x17721D20, 0x008600C3,
        };

        private readonly int[] _base;
        private readonly int[][] _oddMultiples = NewPoints(OddMultiples);
        private readonly int[][] _twice = NewPoints(1);
        private readonly int[] _baseDigits = new int[BasePointTable.Columns];
        private readonly int[] _digits = new int[ScalarRecoding.SlidingDigits];
        private readonly StepList _steps = new StepList();
        private readonly JacobianBatch _batch;
        private readonly long[] _t = new long[Limbs.Count];
        private readonly long[] _u = new long[Limbs.Count];
        private readonly long[] _v = new long[Limbs.Count];
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
            _batch = new JacobianBatch(Field, Inverter);
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

        public long[] X { get; } = new long[Limbs.Count];

        public long[] Y { get; } = new long[Limbs.Count];

        public long[] Z { get; } = new long[Limbs.Count];

        /// <summary>k G for a secret k below the order; always the same steps.</summary>
        /// <param name="blind">32 random bytes that scale the start, so that no two runs handle the same numbers.</param>
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
            if (IsInfinity())
            {
                Complete(scalar, scalar, null);
            }
        }

        /// <summary>k Q for a secret k below the order; always the same steps.</summary>
        public void MultiplyPoint(byte[] scalar, int[] point, byte[] blind)
        {
            FillOddMultiples(point);
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
            if (IsInfinity())
            {
                System.Array.Clear(_otherOdd, 0, Limbs.Bytes);
                Complete(_otherOdd, scalar, point);
            }
        }

        /// <summary>u G + v Q for public scalars below the order and any point.</summary>
        public void MultiplySum(byte[] u, byte[] v, int[] point)
        {
            FillOddMultiples(point);
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
            if (IsInfinity())
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
                _otherOdd, _bits, sign, _digits, P256KeyTable.Teeth, P256KeyTable.Columns, P256KeyTable.BlockColumns,
                BasePointTable.Length);
            _steps.Clear();
            for (int place = P256KeyTable.BlockColumns - 1; place >= 0; place--)
            {
                _steps.Double();
                _steps.AddColumn(_digits, place, P256KeyTable.Columns, P256KeyTable.BlockColumns);
                AddBaseColumn(place);
            }

            Run(table.Points, null);
            if (IsInfinity())
            {
                Complete(u, v, table.Key);
            }
        }

        /// <summary>Sets up the tables of a key that will be verified against often.</summary>
        public void FillCombTable(int[] point, int[][] table)
        {
            // basis[2 m] = 2^(26 m) Q and basis[2 m + 1] its double: tooth t of block b is m = 2 t + b.
            const int Blocks = 2;
            int[][] basis = NewPoints(2 * Blocks * P256KeyTable.Teeth);
            SetTo(point, 1);
            _steps.Clear();
            for (int i = 0; i < P256KeyTable.BlockColumns; i++)
            {
                _steps.Codes[i] = CurveKernel.Double;
            }

            for (int m = 0; m < basis.Length; m += 2)
            {
                _batch.Add(X, Y, Z, basis[m]);
                CurveKernel.Run(X, Y, Z, _steps.Codes, 0, 1, basis);
                _batch.Add(X, Y, Z, basis[m + 1]);
                CurveKernel.Run(X, Y, Z, _steps.Codes, 0, P256KeyTable.BlockColumns - 1, basis);
            }

            _batch.Flush();
            for (int block = 0; block < Blocks; block++)
            {
                FillBlock(basis, block, table, block * (table.Length / Blocks));
            }
        }

        public bool IsInfinity()
        {
            Limbs.Copy(Z, _t);
            Field.Reduce(_t);
            return Limbs.IsZero(_t);
        }

        /// <summary>Puts X and Y into plain affine coordinates; false for the point at infinity.</summary>
        public bool TryMakeAffine()
        {
            if (IsInfinity())
            {
                return false;
            }

            Inverter.Invert(_t, Z, Field);
            Field.Multiply(_t, _t, Field.RCubed);
            Field.Multiply(_u, _t, _t);
            Field.Multiply(X, X, _u);
            Field.Multiply(Y, Y, _u);
            Field.Multiply(Y, Y, _t);
            Field.Leave(X);
            Field.Leave(Y);
            return true;
        }

        /// <summary>Reads x and y, 32 bytes each; false unless they are a point of the curve.</summary>
        /// <remarks>
        /// A point of another curve would leak the scalar multiplied with it, some bits at a time (Biehl, Meyer and
        /// Mueller, 2000). The cofactor is 1, so a point of the curve has the right order.
        /// </remarks>
        public bool TryReadPoint(byte[] xy, int[] point)
        {
            Limbs.Read(X, xy, 0);
            Limbs.Read(Y, xy, Limbs.Bytes);
            if (!Limbs.IsLess(X, Field.Modulus) || !Limbs.IsLess(Y, Field.Modulus))
            {
                return false;
            }

            Field.Enter(X);
            Field.Enter(Y);
            Field.Reduce(X);
            Field.Reduce(Y);
            WritePoint(point);

            // y^2 = (x^2 - 3) x + b
            Field.Multiply(_t, X, X);
            Field.Subtract(_t, _t, _one);
            Field.Subtract(_t, _t, _one);
            Field.Subtract(_t, _t, _one);
            Field.Multiply(_t, _t, X);
            Field.Add(_t, _t, _b);
            Field.Multiply(_u, Y, Y);
            Field.Subtract(_t, _t, _u);
            Field.Reduce(_t);
            return Limbs.IsZero(_t);
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
            Limbs.Clear(X);
            Limbs.Clear(Y);
            Limbs.Clear(Z);
            Inverter.Clear();
        }

        public static int[][] NewPoints(int count)
        {
            int[][] points = new int[count][];
            for (int i = 0; i < count; i++)
            {
                points[i] = new int[PointInts];
            }

            return points;
        }

        private void BaseComb(byte[] odd, int sign)
        {
            ScalarRecoding.Comb(
                odd, _bits, sign, _baseDigits, BasePointTable.Teeth, BasePointTable.Columns, BasePointTable.BlockColumns, 0);
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
            SetTo(point, negative | 1);
            if (blind != null)
            {
                Scale(blind);
            }

            CurveKernel.Run(X, Y, Z, _steps.Codes, 1, _steps.Count, keyPoints);
        }

        private void SetTo(int[] point, int sign)
        {
            for (int i = 0; i < Limbs.Count; i++)
            {
                X[i] = point[i];
                Y[i] = point[Limbs.Count + i] * sign;
            }

            Limbs.Copy(_one, Z);
        }

        // (x : y : 1) is the same point as (x z^2 : y z^3 : z).
        private void Scale(byte[] blind)
        {
            Limbs.Read(_t, blind, 0);
            Field.Reduce(_t);
            if (Limbs.IsZero(_t))
            {
                return;
            }

            Limbs.Copy(_t, Z);
            Field.Multiply(_u, _t, _t);
            Field.Multiply(X, X, _u);
            Field.Multiply(_u, _u, _t);
            Field.Multiply(Y, Y, _u);
        }

        private void Complete(byte[] u, byte[] v, int[] point)
        {
            if (_ladder == null)
            {
                _ladder = new CompleteLadder(Field, _b);
            }

            _ladder.Multiply(X, Y, Z, u, _base, v, point);
        }

        // Q, 3 Q, ... 15 Q. None of these meets an exception: a point other than infinity has the order n.
        // With 2 Q = (X : Y : Z), the map (x, y) -> (x Z^2, y Z^3) leads to a curve on which 2 Q is the affine (X, Y).
        // The addition holds there too, and a sum's z times Z is its z back here: that saves an inversion.
        private void FillOddMultiples(int[] point)
        {
            SetTo(point, 1);
            _steps.Clear();
            _steps.Codes[0] = CurveKernel.Double;
            CurveKernel.Run(X, Y, Z, _steps.Codes, 0, 1, _twice);
            Field.Reduce(X);
            Field.Reduce(Y);
            WritePoint(_twice[0]);
            Limbs.Copy(Z, _v);

            SetTo(point, 1);
            System.Array.Copy(point, 0, _oddMultiples[0], 0, PointInts);
            Field.Multiply(_u, _v, _v);
            Field.Multiply(X, X, _u);
            Field.Multiply(_u, _u, _v);
            Field.Multiply(Y, Y, _u);
            _steps.Codes[0] = 1 + BasePointTable.Length;
            for (int i = 1; i < OddMultiples; i++)
            {
                CurveKernel.Run(X, Y, Z, _steps.Codes, 0, 1, _twice);
                Field.Multiply(_u, Z, _v);
                _batch.Add(X, Y, _u, _oddMultiples[i]);
            }

            _batch.Flush();
        }

        private void WritePoint(int[] point)
        {
            for (int i = 0; i < Limbs.Count; i++)
            {
                point[i] = (int)X[i];
                point[Limbs.Count + i] = (int)Y[i];
            }
        }

        // All teeth but the top one start negative; each next entry flips one sign (Gray code) by adding twice the tooth.
        private void FillBlock(int[][] basis, int block, int[][] table, int first)
        {
            const int Top = P256KeyTable.Teeth - 1;
            SetTo(basis[2 * (2 * Top + block)], 1);
            for (int tooth = 0; tooth < Top; tooth++)
            {
                _steps.Codes[tooth] = -(1 + BasePointTable.Length + 2 * (2 * tooth + block));
            }

            CurveKernel.Run(X, Y, Z, _steps.Codes, 0, Top, basis);
            _batch.Add(X, Y, Z, table[first]);
            for (int i = 1; i < 1 << Top; i++)
            {
                int gray = i ^ (i >> 1);
                int tooth = 0;
                while (((i >> tooth) & 1) == 0)
                {
                    tooth++;
                }

                int code = 1 + BasePointTable.Length + 2 * (2 * tooth + block) + 1;
                _steps.Codes[0] = ((gray >> tooth) & 1) != 0 ? code : -code;
                CurveKernel.Run(X, Y, Z, _steps.Codes, 0, 1, basis);
                _batch.Add(X, Y, Z, table[first + gray]);
            }

            _batch.Flush();
        }
    }
}
