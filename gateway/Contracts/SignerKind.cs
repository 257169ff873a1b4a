namespace EdgeLedger.Contracts;

/// <summary>What a signer is; the numbers stand in enrolments and in the state, so they never change.</summary>
public enum SignerKind
{
    Meter = 1,
    Actuator = 2,

    /// <summary>Named by genesis: signs registry transactions.</summary>
    Registrar = 3,

    /// <summary>Named by genesis: distribution company.</summary>
    Disco = 4,

    /// <summary>Enrolled like a device: signs harmless settings of boards.</summary>
    Technician = 5,
}
