using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>Which statements each kind of signer may make.</summary>
/// <remarks>
/// A gateway asks on arrival too: a statement that no block can take must not wait for one, or it would make an
/// idle region run through rounds in which nobody has anything to propose.
/// </remarks>
public static class AllowedContent
{
    public static bool Admits(SignerKind kind, int contentType) => contentType switch
    {
        ContentType.Reading => kind == SignerKind.Meter,
        ContentType.DeviceStatus => kind == SignerKind.Actuator,
        ContentType.TechnicianSettings => kind == SignerKind.Technician,
        _ => false,
    };
}
