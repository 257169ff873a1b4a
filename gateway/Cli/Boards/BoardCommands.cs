using System.CommandLine;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Boards;

/// <summary>`edgeledger board`: from a board in its box to its first reading.</summary>
internal static class BoardCommands
{
    public static Command Create() => new("board", "Choose, check, provision, flash and watch boards.")
    {
        List(), CheckCommand.Create(), ProvisionCommand.Create(), FlashCommand.Create(), MonitorCommand.Create(),
    };

    public static Argument<string> BoardOperand() => OptionOf.Operand("BOARD", "A board that 'board list' names.");

    public static BoardDescription Find(string id) => BoardCatalogue.TryFind(id, out var board)
        ? board
        : throw new InputException(
            $"there is no board '{id}'; the boards are {string.Join(", ", BoardCatalogue.All.Keys)}.",
            ExitCode.Usage);

    private static Command List()
    {
        var json = OptionOf.Flag("--json", "Print a JSON array.");
        var command = new Command("list", "Print the boards that the firmware is made for.") { json };
        command.SetAction(parsed => Console.Out.WriteLine(
            parsed.GetValue(json) ? Json.Line(BoardCatalogue.All.Select(JsonOf)) : Table()));
        return command;
    }

    private static object JsonOf(KeyValuePair<string, BoardDescription> entry) => new
    {
        board = entry.Key,
        name = entry.Value.Name,
        chip = entry.Value.Chip,
        flashMegabytes = entry.Value.FlashMegabytes,
        psramMegabytes = entry.Value.PsramMegabytes,
        network = entry.Value.Network.Kind,
        frontEnds = entry.Value.FrontEnds(),
        nanoffTarget = entry.Value.NanoffTarget,
    };

    private static string Table()
    {
        List<string[]> rows = [["board", "chip", "flash", "PSRAM", "network", "front ends"]];
        foreach (var (id, board) in BoardCatalogue.All)
        {
            rows.Add(
            [
                id, board.Chip, $"{board.FlashMegabytes} MB",
                board.PsramMegabytes == 0 ? "-" : $"{board.PsramMegabytes} MB",
                board.Network.Kind == NetworkKind.Wifi ? "Wi-Fi" : "Ethernet",
                string.Join(' ', board.FrontEnds()),
            ]);
        }

        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
