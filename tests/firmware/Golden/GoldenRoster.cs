namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>One case of <c>tests/vectors/rosters.json</c>; binary values are hex.</summary>
    public sealed class GoldenRoster
    {
        public string Name;
        public string Chain;
        public int Faulty;
        public string[] Addresses;
        public string File;
    }
}
