namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>The doublings and additions of one multiplication, in order, as <see cref="CurveKernel"/> reads
    /// them.</summary>
    internal sealed class StepList
    {
        // A 257-digit sliding window and the base point's comb beside it: 256 + 52 + 37, and some room.
        private const int Capacity = 384;

        public int[] Codes { get; } = new int[Capacity];

        public int Count { get; private set; }

        public void Clear()
        {
            System.Array.Clear(Codes, 0, Count);
            Count = 0;
        }

        /// <summary>Doubles; nothing while the list is empty, for the first addition sets the running
        /// point.</summary>
        public void Double()
        {
            if (Count > 0)
            {
                Codes[Count++] = CurveKernel.Double;
            }
        }

        /// <param name="code">Plus or minus (1 + index of the point).</param>
        public void Add(int code)
        {
            Codes[Count++] = code;
        }

        /// <summary>One place of a two-block comb: the later block's digit, if it has that many, then the
        /// earlier's.</summary>
        public void AddColumn(int[] digits, int place, int columns, int blockColumns)
        {
            if (place + blockColumns < columns)
            {
                Codes[Count++] = digits[place + blockColumns];
            }

            Codes[Count++] = digits[place];
        }
    }
}
