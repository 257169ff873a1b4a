using System.Globalization;
using System.Text.RegularExpressions;
using EdgeLedger.Boards.Catalogue;

namespace EdgeLedger.Boards.Tests.Catalogue;

/// <summary>Pins.cs is what the firmware compiles in, board.json what people and tools read: they must not
/// part.</summary>
public sealed partial class PinConstantsTests
{
    public static TheoryData<string> Boards => [.. BoardCatalogue.All.Keys];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Constants_of_the_firmware_are_those_of_the_description(string id)
    {
        var constants = Constants().Matches(File.ReadAllText(Repository.In("boards", id, "Pins.cs")))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);

        Assert.Equal(Expected(BoardCatalogue.All[id]).Order(), constants.Select(c => $"{c.Key}={c.Value}").Order());
    }

    private static IEnumerable<string> Expected(BoardDescription board)
    {
        yield return "None=-1";
        yield return "ConsoleTransmitPin=" + Pin(board.Console.Tx);
        yield return "ConsoleReceivePin=" + Pin(board.Console.Rx);
        yield return "PulsePin=" + Pin(board.Pulse?.Pin);
        yield return "ModbusTransmitPin=" + Pin(board.Modbus?.Tx);
        yield return "ModbusReceivePin=" + Pin(board.Modbus?.Rx);
        yield return "ModbusDirectionPin=" + Pin(board.Modbus?.Direction);
        yield return "I2cDataPin=" + Pin(board.I2c?.Sda);
        yield return "I2cClockPin=" + Pin(board.I2c?.Scl);
        yield return "ButtonPin=" + Pin(board.Button);
        yield return "LedPin=" + Pin(board.Led?.Pin);
        yield return $"RelayPins=\"{string.Join(',', board.Relays)}\"";
    }

    private static string Pin(int? gpio) => gpio?.ToString(CultureInfo.InvariantCulture) ?? "None";

    [GeneratedRegex(@"public const (int|string) (?<name>\w+) = (?<value>[^;]+);")]
    private static partial Regex Constants();
}
