namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Counts energy in mWh; never runs backwards and loses nothing to rounding.</summary>
    /// <remarks>
    /// What is less than one mWh stays in the remainder, in mW x ms (1 mWh = 3,600,000 mW ms), so that the
    /// register after any sequence of samples is the exact sum, rounded down once.
    /// </remarks>
    public sealed class EnergyRegister
    {
        public const int MilliwattMillisecondsPerMilliwattHour = 3600000;

        public long MilliwattHours { get; private set; }

        /// <summary>0 up to <see cref="MilliwattMillisecondsPerMilliwattHour"/>, exclusive.</summary>
        public int Remainder { get; private set; }

        /// <summary>Goes on from what flash holds; an older state than the present one is ignored.</summary>
        public void Restore(long milliwattHours, int remainder)
        {
            bool isNewer = milliwattHours > MilliwattHours
                || (milliwattHours == MilliwattHours && remainder > Remainder);
            if (isNewer && remainder >= 0 && remainder < MilliwattMillisecondsPerMilliwattHour)
            {
                MilliwattHours = milliwattHours;
                Remainder = remainder;
            }
        }

        /// <returns>What it holds beyond another state, mW ms.</returns>
        public long Beyond(long milliwattHours, int remainder)
        {
            return (MilliwattHours - milliwattHours) * MilliwattMillisecondsPerMilliwattHour + Remainder - remainder;
        }

        /// <param name="milliwattMilliseconds">Energy to add; not negative.</param>
        public void Add(long milliwattMilliseconds)
        {
            if (milliwattMilliseconds <= 0)
            {
                return;
            }

            long sum = Remainder + milliwattMilliseconds;
            if (sum < MilliwattMillisecondsPerMilliwattHour)
            {
                Remainder = (int)sum;
                return;
            }

            long whole = sum / MilliwattMillisecondsPerMilliwattHour;
            MilliwattHours += whole;
            Remainder = (int)(sum - whole * MilliwattMillisecondsPerMilliwattHour);
        }
    }
}
