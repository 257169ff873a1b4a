using System.Collections.Concurrent;
using EdgeLedger.Boards.Serial;

namespace EdgeLedger.Boards.Monitoring;

/// <summary>Listens to a board and passes it lines, however often the cable is pulled.</summary>
public sealed class BoardMonitor(string port, int baudRate, IMonitorView view)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<string> _toSend = new();

    /// <summary>Sends a line as soon as the board is connected; from any thread.</summary>
    public void Send(string line) => _toSend.Enqueue(line);

    /// <summary>Returns when asked to stop.</summary>
    /// <exception cref="SerialPortException">The port is not there at the start, or can never be used.</exception>
    public void Run(CancellationToken token)
    {
        var line = SerialLine.Open(port, baudRate);
        while (true)
        {
            view.Note($"connected to {port}");
            using (line) Listen(line, token);
            if (token.IsCancellationRequested) return;
            view.Note($"{port} is gone; waiting for it to come back");
            if (!TryReopen(token, out line)) return;
        }
    }

    private void Listen(SerialLine line, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            // A line that the board did not take is tried again after the reconnection.
            while (_toSend.TryPeek(out string? next))
            {
                if (!line.TryWriteLine(next)) break;
                _toSend.TryDequeue(out _);
            }

            var read = line.ReadLine(Look, out string? text);
            if (read == SerialRead.Line) view.Line(text!);
            if (read == SerialRead.Gone) return;
        }
    }

    private bool TryReopen(CancellationToken token, out SerialLine line)
    {
        line = null!;
        while (!token.WaitHandle.WaitOne(Retry))
        {
            try
            {
                line = SerialLine.Open(port, baudRate);
                return true;
            }
            catch (SerialPortException)
            {
                // Not back yet; or back, and udev has not given it its group yet.
            }
        }

        return false;
    }
}
