using System.Runtime.InteropServices;

namespace EdgeLedger.Cli.Up;

/// <summary>Ctrl-C and SIGTERM: the first asks for a clean end, the second for a quick one.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    public StopRequest()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (_stop.IsCancellationRequested) _hurry.Cancel();
                _stop.Cancel();
            }));
        }
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>Set at the second signal: whoever waits for the ledger to catch up waits no longer.</summary>
    public CancellationToken Hurry => _hurry.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _stop.Dispose();
        _hurry.Dispose();
    }
}
