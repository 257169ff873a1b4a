namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>What a record of the outbox becomes when it is signed.</summary>
    public static class RecordKind
    {
        /// <summary>A metering period; up to 32 share a statement.</summary>
        public const int Reading = 1;

        /// <summary>An actuator's state; a statement of its own.</summary>
        public const int Status = 2;
    }
}
