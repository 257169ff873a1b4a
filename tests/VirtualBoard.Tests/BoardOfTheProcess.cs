using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Tests;

/// <summary>Powers a board without a load; tests that use it share one collection, since a process has one
/// board.</summary>
internal sealed class BoardOfTheProcess : IDisposable
{
    public const string Name = "one board a process";

    private readonly TemporaryFolder _folder = new();

    public BoardOfTheProcess()
    {
        Board = new VirtualHardware(
            new VirtualHardwareOptions
            {
                FlashFolder = _folder["flash"], BenchFile = _folder["bench.json"], HasFrontEnd = false,
            },
            TimeProvider.System,
            new SerialConsole(TextReader.Null, TextWriter.Null));
        VirtualHardware.Current = Board;
    }

    public VirtualHardware Board { get; }

    public void Dispose()
    {
        Board.Dispose();
        _folder.Dispose();
    }
}
