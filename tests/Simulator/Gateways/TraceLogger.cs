using EdgeLedger.Simulator.World;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>A gateway's log as lines of the trace.</summary>
internal sealed class TraceLogger(Trace trace, string name) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => trace.IsOn;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (trace.IsOn) trace.Add($"{name} log: {formatter(state, exception)}");
    }
}
