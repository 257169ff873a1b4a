namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>A public key prepared by <see cref="P256.TryPrepare"/>: verifying against it takes half the
    /// time.</summary>
    /// <remarks>
    /// A signed comb of five teeth in two blocks: 32 points, 3 KB of heap for as long as it is kept. Worth its
    /// 1.9 million instructions for a key that is verified against again and again, such as the DISCO's.
    /// </remarks>
    public sealed class P256KeyTable
    {
        internal const int Teeth = 5;
        internal const int Columns = 52;
        internal const int BlockColumns = 26;

        private const int Length = 32;

        internal P256KeyTable()
        {
            Key = new int[JacobianPoint.PointInts];
            Points = JacobianPoint.NewPoints(Length);
        }

        internal int[] Key { get; }

        internal int[][] Points { get; }
    }
}
