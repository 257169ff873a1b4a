using System.Globalization;

namespace EdgeLedger.Simulator.Running;

/// <summary>What many seeds came to.</summary>
internal sealed record SweepReport
{
    /// <summary>First seed.</summary>
    public required ulong From { get; init; }

    /// <summary>Played to their end.</summary>
    public required long Seeds { get; init; }

    /// <summary>Seeds by the number of gateways.</summary>
    public required IReadOnlyDictionary<int, long> Gateways { get; init; }

    public required long Blocks { get; init; }

    public required long Events { get; init; }

    public required double Seconds { get; init; }

    public double SeedsPerSecond => Math.Round(Seeds / Math.Max(0.001, Seconds), 2);

    /// <summary>Null if none failed.</summary>
    public required ulong? FailedSeed { get; init; }

    public required string? Violation { get; init; }

    public bool IsSound => FailedSeed is null;

    public override string ToString()
    {
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{Seeds} seeds from {From}: {Blocks} blocks, {Events} events, {Seconds} s, {SeedsPerSecond} seeds/s");
        return IsSound ? $"{figures}; every promise kept" : $"{figures}; seed {FailedSeed} failed: {Violation}";
    }
}
