using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>Two meters at one point.</summary>
public sealed record SecondMeterSettings(Address Meter, Address Second);
