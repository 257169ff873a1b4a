using EdgeLedger.Node.Broker;

namespace EdgeLedger.Cli.Up;

/// <summary>The region's Mosquitto as a supervised child.</summary>
internal sealed class BrokerChild : IChild
{
    private readonly MosquittoProcess _broker;

    public BrokerChild(MosquittoProcess broker)
    {
        _broker = broker;
        ProcessId = broker.ProcessId;
        Ended = WaitAsync();
    }

    public int ProcessId { get; }

    public Task<string> Ended { get; }

    public Task StopAsync(TimeSpan patience) => Task.Run(_broker.Stop);

    public ValueTask DisposeAsync()
    {
        _broker.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> WaitAsync()
    {
        await _broker.WaitForExitAsync(CancellationToken.None);
        return "ended";
    }
}
