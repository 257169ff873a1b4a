namespace EdgeLedger.Boards.Catalogue;

/// <summary>One board.json: what is soldered on a board and which GPIO numbers the firmware uses by
/// default.</summary>
/// <remarks>Null for a part that the board cannot have; the README beside the file says why.</remarks>
/// <param name="Chip">Identifier of <see cref="Pins.Chip"/>.</param>
/// <param name="NanoffTarget">Name of the firmware image, as `nanoff --listtargets --platform esp32` prints
/// it.</param>
/// <param name="HeaderPins">GPIO numbers that reach a header, whatever else they are used for.</param>
public sealed record BoardDescription(
    string Name,
    string Maker,
    string Documentation,
    string Chip,
    string Module,
    int FlashMegabytes,
    int PsramMegabytes,
    PsramBus PsramBus,
    string NanoffTarget,
    BoardNetwork Network,
    DeploymentPort Deployment,
    SerialPins Console,
    PulsePin? Pulse,
    ModbusPins? Modbus,
    I2cPins? I2c,
    IReadOnlyList<int> Relays,
    int Button,
    LedPin? Led,
    IReadOnlyList<int> HeaderPins,
    IReadOnlyList<ReservedPin> Reserved)
{
    /// <summary>Values of the setting `frontend` that this board can serve, the most useful first.</summary>
    public IEnumerable<string> FrontEnds()
    {
        if (Pulse is not null) yield return FrontEnd.Pulse;
        if (Modbus is not null)
        {
            yield return FrontEnd.Pzem;
            yield return FrontEnd.Sdm120;
            yield return FrontEnd.Sdm630;
        }

        if (I2c is not null) yield return FrontEnd.Ina219;
        yield return FrontEnd.Simulated;
    }
}
