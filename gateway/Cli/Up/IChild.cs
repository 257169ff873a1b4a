namespace EdgeLedger.Cli.Up;

/// <summary>A process that `up` started and answers for: a broker, a gateway or a board.</summary>
internal interface IChild : IAsyncDisposable
{
    int ProcessId { get; }

    /// <summary>Completes with one clause on how the process ended ("was killed by signal 9").</summary>
    Task<string> Ended { get; }

    /// <summary>Asks for a clean end, and kills when that takes longer than <paramref name="patience"/>.</summary>
    Task StopAsync(TimeSpan patience);
}
