using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Tests.Hardware;

public class FlashFolderTests
{
    private static VirtualHardware Board(TemporaryFolder folder, double speed) => new(
        new VirtualHardwareOptions
        {
            FlashFolder = folder["flash"],
            BenchFile = folder["bench.json"],
            Clock = ClockAnchor.RealTime with { Speed = speed },
            HasFrontEnd = false,
        },
        TimeProvider.System,
        new SerialConsole(TextReader.Null, TextWriter.Null));

    [Theory]
    [InlineData(1)]
    [InlineData(72_000)]
    public void Files_are_replaced_extended_and_deleted_below_the_folder(double speed)
    {
        using var folder = new TemporaryFolder();
        using var board = Board(folder, speed);

        board.Flash.Write(@"I:\state\a.bin", [1, 2, 3, 4]);
        board.Flash.Write(@"I:\state\a.bin", [9]);
        board.Flash.Append(@"I:\state\a.bin", [8, 7]);
        board.Flash.Append(@"I:\new.bin", [5]);

        Assert.Equal([9, 8, 7], board.Flash.Read(@"I:\state\a.bin"));
        Assert.Equal([9, 8, 7], File.ReadAllBytes(folder["flash/state/a.bin"]));
        Assert.Equal([5], File.ReadAllBytes(folder["flash/new.bin"]));
        board.Flash.Delete(@"I:\new.bin");
        board.Flash.Delete(@"I:\new.bin");
        Assert.False(board.Flash.Exists(@"I:\new.bin"));
        Assert.Equal(["a.bin"], Directory.GetFiles(folder["flash/state"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(@"I:\..\bench.json")]
    [InlineData(@"I:\a\..\..\bench.json")]
    [InlineData(@"D:\a")]
    [InlineData("/etc/passwd")]
    public void Nothing_outside_the_flash_can_be_reached(string path)
    {
        using var folder = new TemporaryFolder();
        using var board = Board(folder, 1);

        Assert.Throws<IOException>(() => board.Flash.Read(path));
        Assert.Throws<IOException>(() => board.Flash.Write(path, [1]));
        Assert.Throws<IOException>(() => board.Flash.Delete(path));
    }
}
