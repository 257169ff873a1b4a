namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Turns up to eight Jacobian points into affine table entries with one inversion (Montgomery's
    /// trick).</summary>
    internal sealed class JacobianBatch
    {
        public const int Capacity = 8;

        private readonly MontgomeryField _field;
        private readonly DivStepInverter _inverter;
        private readonly long[][] _x = Rows();
        private readonly long[][] _y = Rows();
        private readonly long[][] _z = Rows();
        private readonly long[][] _products = Rows();
        private readonly int[][] _targets = new int[Capacity][];
        private readonly long[] _inverse = new long[Limbs.Count];
        private readonly long[] _factor = new long[Limbs.Count];
        private int _count;

        public JacobianBatch(MontgomeryField field, DivStepInverter inverter)
        {
            _field = field;
            _inverter = inverter;
        }

        /// <summary>Takes a copy of the point; <paramref name="target"/> is filled when the batch is
        /// flushed.</summary>
        public void Add(long[] x, long[] y, long[] z, int[] target)
        {
            if (_count == Capacity)
            {
                Flush();
            }

            Limbs.Copy(x, _x[_count]);
            Limbs.Copy(y, _y[_count]);
            Limbs.Copy(z, _z[_count]);
            _targets[_count] = target;
            _count++;
        }

        public void Flush()
        {
            if (_count == 0)
            {
                return;
            }

            Limbs.Copy(_z[0], _products[0]);
            for (int i = 1; i < _count; i++)
            {
                _field.Multiply(_products[i], _products[i - 1], _z[i]);
            }

            _inverter.Invert(_inverse, _products[_count - 1], _field);
            _field.Multiply(_inverse, _inverse, _field.RCubed);
            for (int i = _count - 1; i >= 0; i--)
            {
                if (i > 0)
                {
                    _field.Multiply(_factor, _inverse, _products[i - 1]);
                    _field.Multiply(_inverse, _inverse, _z[i]);
                }
                else
                {
                    Limbs.Copy(_inverse, _factor);
                }

                Scale(i);
                _targets[i] = null;
            }

            _count = 0;
        }

        // x / z^2 and y / z^3, reduced: table entries are ints and have no room for signs.
        private void Scale(int i)
        {
            long[] x = _x[i], y = _y[i];
            _field.Multiply(y, y, _factor);
            _field.Multiply(_factor, _factor, _factor);
            _field.Multiply(x, x, _factor);
            _field.Multiply(y, y, _factor);
            _field.Reduce(x);
            _field.Reduce(y);
            int[] target = _targets[i];
            for (int limb = 0; limb < Limbs.Count; limb++)
            {
                target[limb] = (int)x[limb];
                target[Limbs.Count + limb] = (int)y[limb];
            }
        }

        private static long[][] Rows()
        {
            long[][] rows = new long[Capacity][];
            for (int i = 0; i < Capacity; i++)
            {
                rows[i] = new long[Limbs.Count];
            }

            return rows;
        }
    }
}
