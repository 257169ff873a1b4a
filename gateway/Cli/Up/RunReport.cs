namespace EdgeLedger.Cli.Up;

/// <summary>What a run came to: the JSON object of `up --json`.</summary>
/// <remarks>
/// Every count is of readings and of the whole ledger, earlier runs on the same folder included.
/// </remarks>
internal sealed record RunReport
{
    public required int Gateways { get; init; }

    public required long Height { get; init; }

    public required long Blocks { get; init; }

    /// <summary>Readings under a signature of their meter.</summary>
    public required long ReadingsSigned { get; init; }

    public required long ReadingsFinal { get; init; }

    /// <summary>
    /// Recorded by a meter, yet neither in the ledger nor waiting in the meter's outbox for the next run; counted
    /// from the ledger, not from what the meter believes.
    /// </summary>
    public required long ReadingsLost { get; init; }

    /// <summary>Statements turned away, by reason: the most that any gateway counted.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    public required double? FinalityP50Ms { get; init; }

    public required double? FinalityP95Ms { get; init; }

    public required IReadOnlyList<MeterReport> Meters { get; init; }

    public required string DataDir { get; init; }
}
