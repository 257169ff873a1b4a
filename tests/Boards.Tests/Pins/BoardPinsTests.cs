using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Pins;

namespace EdgeLedger.Boards.Tests.Pins;

/// <summary>Every board of the repository, by the rules of the pin check.</summary>
public sealed class BoardPinsTests
{
    // What a board cannot avoid; its README says what that means for the wiring.
    private static readonly Dictionary<string, string[]> Accepted = new()
    {
        ["esp32-c3-devkitm-1"] = ["led: GPIO 8 is a strapping pin"],
        ["olimex-esp32-poe"] =
            ["modbus.rx: GPIO 15 is a strapping pin", "button.pin: GPIO 34 has no pull-up"],
        ["wt32-eth01"] =
        [
            "modbus.rx: GPIO 5 is a strapping pin", "i2c.scl: GPIO 15 is a strapping pin",
            "button.pin: GPIO 35 has no pull-up",
        ],
    };

    public static TheoryData<string> Boards => [.. BoardCatalogue.All.Keys];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Default_pins_of_a_board_can_be_used_together(string id)
    {
        var board = BoardCatalogue.All[id];

        var findings = new PinCheck(board).Check(DefaultUses.Of(board));

        Assert.Empty(findings.Where(f => f.Severity == PinSeverity.Error).Select(f => $"{id}: {f.Sentence}"));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Board_warns_only_of_what_its_readme_explains(string id)
    {
        var board = BoardCatalogue.All[id];

        var findings = new PinCheck(board).Check(DefaultUses.Of(board));

        string[] accepted = Accepted.GetValueOrDefault(id, []);
        Assert.Equal(accepted.Length, findings.Count);
        Assert.All(accepted, start => Assert.Contains(
            findings, f => f.Sentence.StartsWith(start, StringComparison.Ordinal)));
        string readme = File.ReadAllText(Repository.In("boards", id, "README.md"));
        Assert.All(accepted, start => Assert.Contains(start.Split(' ')[2], readme, StringComparison.Ordinal));
    }

    // Three UARTs: COM1 deploys, COM2 is the technician's, COM3 is left for Modbus.
    [Theory]
    [MemberData(nameof(Boards))]
    public void Board_offers_modbus_only_with_a_third_uart_and_pulses_only_with_a_counter(string id)
    {
        var board = BoardCatalogue.All[id];
        Assert.True(Chip.TryFind(board.Chip, out var chip));

        Assert.Equal(chip.UartCount >= 3, board.Modbus is not null);
        Assert.Equal(chip.HasPulseCounter, board.Pulse is not null);
    }
}
