using EdgeLedger.Boards.Catalogue;

namespace EdgeLedger.Boards.Pins;

/// <summary>What a board's default pins are used for.</summary>
public static class DefaultUses
{
    public static IReadOnlyList<PinUse> Of(BoardDescription board) =>
    [
        .. Console(board), .. Pulse(board), .. Modbus(board), .. I2c(board), .. Relays(board.Relays), Button(board.Button),
        .. Led(board),
    ];

    internal static IEnumerable<PinUse> Console(BoardDescription board) =>
        [new("console.tx", board.Console.Tx, PinRole.Output), new("console.rx", board.Console.Rx, PinRole.Input)];

    internal static IEnumerable<PinUse> Pulse(BoardDescription board) =>
        board.Pulse is { } pulse ? [new("pulse.pin", pulse.Pin, PinRole.Counter)] : [];

    internal static IEnumerable<PinUse> Modbus(BoardDescription board)
    {
        if (board.Modbus is not { } modbus) yield break;
        yield return new("modbus.tx", modbus.Tx, PinRole.Output);
        yield return new("modbus.rx", modbus.Rx, PinRole.Input);
        if (modbus.Direction is { } direction) yield return new("modbus.direction", direction, PinRole.Output);
    }

    internal static IEnumerable<PinUse> I2c(BoardDescription board) => board.I2c is { } bus
        ? [new("i2c.sda", bus.Sda, PinRole.OpenDrain), new("i2c.scl", bus.Scl, PinRole.OpenDrain)]
        : [];

    internal static IEnumerable<PinUse> Relays(IEnumerable<int> gpios) =>
        gpios.Select((gpio, index) => new PinUse($"relay {index}", gpio, PinRole.Output));

    internal static PinUse Button(int gpio) => new("button.pin", gpio, PinRole.PulledUpInput);

    private static IEnumerable<PinUse> Led(BoardDescription board) =>
        board.Led is { } led ? [new("led", led.Pin, PinRole.Output)] : [];
}
