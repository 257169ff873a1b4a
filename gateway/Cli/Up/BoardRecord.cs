using EdgeLedger.Contracts;

namespace EdgeLedger.Cli.Up;

/// <summary>One board of region.json.</summary>
internal sealed class BoardRecord
{
    /// <summary>From 1; names the folder board-K.</summary>
    public required int Number { get; set; }

    public required SignerKind Kind { get; set; }

    /// <summary>Address of its key: also its user name at the broker.</summary>
    public required string Address { get; set; }

    public required string BrokerPassword { get; set; }

    /// <summary>True once its enrolment is final; till then the board is not started.</summary>
    public bool Enrolled { get; set; }
}
