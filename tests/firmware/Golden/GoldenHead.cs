namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>One case of <c>tests/vectors/heads.json</c>; binary values are hex.</summary>
    public sealed class GoldenHead
    {
        public string Name;
        public string BoardScalar;
        public string GatewayPublicKey;
        public string Chain;
        public string SharedX;
        public string Key;
        public long Sequence;
        public string Id;
        public long Height;
        public long UnixMs;
        public string Frame;
    }
}
