namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The newest link of the device's own hash-linked list of statements.</summary>
    /// <remarks>
    /// It is not stored by itself: each signed statement is, with its sequence and id, before it is first sent,
    /// and the newest stored one is the chain.
    /// </remarks>
    public sealed class DeviceChain
    {
        public const int IdBytes = 32;

        private readonly byte[] _lastId = new byte[IdBytes];

        /// <summary>Sequence of the newest statement; 0 when there is none yet.</summary>
        public long LastSequence { get; private set; }

        /// <summary>Id of the newest statement; zeros when there is none yet. Not to be written to.</summary>
        public byte[] LastId
        {
            get { return _lastId; }
        }

        public void Advance(long sequence, byte[] id)
        {
            LastSequence = sequence;
            System.Array.Copy(id, 0, _lastId, 0, IdBytes);
        }
    }
}
