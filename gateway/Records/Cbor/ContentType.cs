namespace EdgeLedger.Records;

/// <summary>
/// What a payload is (COSE header 3): a CoAP content format, or a number of the experimental range.
/// </summary>
public static class ContentType
{
    /// <summary>SenML-CBOR (RFC 8428).</summary>
    public const int Reading = 112;

    public const int Registry = 65001;
    public const int DeviceStatus = 65002;
    public const int TechnicianSettings = 65003;
    public const int ValidatorChange = 65004;
    public const int HeadFrame = 65010;
    public const int RosterFrame = 65011;
    public const int CommandFrame = 65012;
    public const int Vote = 65020;
    public const int Proposal = 65021;
    public const int Ballot = 65022;

    /// <summary>CoAP content formats are 16 bits wide (RFC 7252 section 12.3).</summary>
    public const int Maximum = 65535;
}
