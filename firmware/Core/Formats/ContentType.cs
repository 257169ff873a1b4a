namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>What a payload is, as signed in the protected header.</summary>
    public static class ContentType
    {
        /// <summary>application/senml+cbor in the CoAP registry (RFC 8428 section 12.3).</summary>
        public const int Reading = 112;

        public const int Registry = 65001;
        public const int DeviceStatus = 65002;
        public const int TechnicianSettings = 65003;
        public const int Head = 65010;
        public const int Roster = 65011;
    }
}
