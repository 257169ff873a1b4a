namespace EdgeLedger.Boards.Catalogue;

/// <summary>Values of the setting `frontend`; firmware/README.md says what each is.</summary>
public static class FrontEnd
{
    public const string Pulse = "pulse";
    public const string Pzem = "pzem";
    public const string Sdm120 = "sdm120";
    public const string Sdm630 = "sdm630";
    public const string Ina219 = "ina219";
    public const string Simulated = "simulated";

    public static IReadOnlyList<string> All { get; } = [Pulse, Pzem, Sdm120, Sdm630, Ina219, Simulated];

    public static bool IsModbus(string value) => value is Pzem or Sdm120 or Sdm630;
}
