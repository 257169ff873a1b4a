namespace EdgeLedger.Cli.Remote;

/// <summary>What became of a transaction, from /v1/transactions/{id}.</summary>
internal sealed record TransactionStatus
{
    /// <summary>pending, final or refused.</summary>
    public required string Status { get; init; }

    public long? Height { get; init; }

    public string? Reason { get; init; }
}
