using EdgeLedger.Firmware.Core.Delivery;

namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Builds the payload of a device status statement: a map of four integers.</summary>
    public static class StatusPayload
    {
        private const int LabelTime = 1;
        private const int LabelRelays = 2;
        private const int LabelCause = 3;
        private const int LabelUptime = 4;

        /// <param name="status">A record of kind <see cref="RecordKind.Status"/>.</param>
        public static void Write(CborWriter target, OutboxRecord status)
        {
            target.WriteMapHeader(4);
            target.WriteInteger(LabelTime);
            target.WriteInteger(status.UnixSeconds);
            target.WriteInteger(LabelRelays);
            target.WriteInteger(status.Relays & 0xffffffffL);
            target.WriteInteger(LabelCause);
            target.WriteInteger(status.Cause);
            target.WriteInteger(LabelUptime);
            target.WriteInteger(status.UptimeSeconds);
        }
    }
}
