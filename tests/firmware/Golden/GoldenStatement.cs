namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>One case of <c>tests/vectors/statements.json</c>; binary values are hex.</summary>
    public sealed class GoldenStatement
    {
        public string Name;
        public string Scalar;
        public string Address;
        public string Chain;
        public long Sequence;
        public string Previous;
        public int ContentType;
        public long UnixSeconds;
        public long ImportWh;
        public long ExportWh;
        public int PowerW;
        public int Millivolts;
        public int Quality;
        public long Lost;
        public int Relays;
        public int Cause;
        public int UptimeSeconds;
        public string Payload;
        public string Id;
        public string Statement;
    }
}
