using EdgeLedger.Contracts;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>The setting `kind`: what a board is, as its settings and its console write it.</summary>
public static class SettingsKind
{
    public static string Of(SignerKind kind) => kind == SignerKind.Actuator ? "actuator" : "meter";

    public static bool TryRead(string text, out SignerKind kind)
    {
        kind = text == "actuator" ? SignerKind.Actuator : SignerKind.Meter;
        return text is "meter" or "actuator";
    }
}
