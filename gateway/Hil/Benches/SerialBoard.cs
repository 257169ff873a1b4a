using EdgeLedger.Boards.Serial;
using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Benches;

/// <summary>A board on a serial port; what is done to it, the map's programs or a person do.</summary>
/// <remarks>
/// An adapter that has its power from the board goes with it: the port is opened again as soon as it is there.
/// </remarks>
internal sealed class SerialBoard : IBenchBoard
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ReadPatience = TimeSpan.FromMilliseconds(100);

    private readonly MappedBoard _board;
    private readonly ConsoleRecord _record;
    private readonly IPerson? _person;
    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ManualResetEventSlim _released = new();
    private readonly Thread _reader;
    private SerialLine? _line;
    private volatile bool _isHeld;

    /// <param name="person">Null: nobody is there.</param>
    /// <param name="folder">For files on their way to the board.</param>
    /// <exception cref="SerialPortException">There is no port, or it cannot be used.</exception>
    public SerialBoard(MappedBoard board, ConsoleRecord record, IPerson? person, string folder)
    {
        (_board, _record, _person, _folder) = (board, record, person, folder);

        // A port that is missing is told now, before minutes are spent on waiting for it.
        _line = SerialLine.Open(board.Port!, board.BaudRate);
        _reader = new Thread(Read) { IsBackground = true, Name = "serial " + board.Name };
        _reader.Start();
    }

    public bool IsPowered { get; private set; } = true;

    public bool TrySend(string line)
    {
        lock (_gate) return _line?.TryWriteLine(line) == true;
    }

    public void Act(BenchAction action, string argument)
    {
        Carry(_board.Actions[action], argument);
        if (action == BenchAction.CutPower) IsPowered = false;
        if (action == BenchAction.RestorePower) IsPowered = true;
    }

    public void Provision(IReadOnlyDictionary<string, byte[]> files, bool start)
    {
        string folder = Path.Combine(_folder, "files");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files) File.WriteAllBytes(Path.Combine(folder, name), content);

        // nanoff and the console may share the port.
        _released.Reset();
        _isHeld = true;
        try
        {
            _released.Wait();
            Carry(_board.Actions[BenchAction.Provision], folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _isHeld = false;
        }

        IsPowered = true;
        if (!start) Act(BenchAction.CutPower, "");
    }

    public IReadOnlyList<bool> ReadRelays()
    {
        string answer = _board.Relays!.Run("");
        return [.. answer.Where(char.IsAsciiDigit).Select(digit => digit != '0')];
    }

    public string Ask(string question) => _board.Ask!.Run(question).Trim();

    public void Dispose()
    {
        _end.Cancel();
        _reader.Join();
        CloseLine();
        _end.Dispose();
        _released.Dispose();
    }

    private void Carry(MappedAction action, string argument)
    {
        if (action.Command is { } command) command.Run(argument);
        else if (_person is null) throw new BenchException($"nobody is there to do this: {action.Instruction}");
        else _person.Follow(action.Instruction!.Replace(BenchCommand.Place, argument, StringComparison.Ordinal));
    }

    private void Read()
    {
        while (!_end.IsCancellationRequested)
        {
            if (_isHeld)
            {
                CloseLine();
                _released.Set();
            }

            var line = _isHeld ? null : _line ?? TryOpen();
            if (line is null)
            {
                _end.Token.WaitHandle.WaitOne(Pause);
                continue;
            }

            var outcome = line.ReadLine(ReadPatience, out string? said);
            if (outcome == SerialRead.Line) _record.Heard(said!);
            else if (outcome == SerialRead.Gone) CloseLine();
        }
    }

    private SerialLine? TryOpen()
    {
        lock (_gate)
        {
            try
            {
                return _line = SerialLine.Open(_board.Port!, _board.BaudRate);
            }
            catch (SerialPortException)
            {
                return null;
            }
        }
    }

    private void CloseLine()
    {
        lock (_gate)
        {
            _line?.Dispose();
            _line = null;
        }
    }
}
