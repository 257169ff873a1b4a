namespace EdgeLedger.Hil.Scenarios;

/// <summary>Which firmware a board runs.</summary>
public enum BoardKind
{
    Meter,
    Actuator,
}
