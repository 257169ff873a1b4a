using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>What an accepted entry turned out to be; the read model takes its rows from here.</summary>
public sealed record AppliedEntry(EntryKind Kind, Hash256 Id)
{
    public Statement? Statement { get; init; }

    /// <summary>The statement of a quarantine: its chain goes on, what it says counts nowhere.</summary>
    public Statement? Quarantined { get; init; }

    /// <summary>Of an entry of ballots, or of a quarantine; ascending by gateway.</summary>
    public IReadOnlyList<Ballot> Ballots { get; init; } = [];

    /// <summary>Readings of a statement of content type 112, ascending in time.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    public DeviceStatus? Status { get; init; }

    public TechnicianSetting? Setting { get; init; }

    public Transaction? Transaction { get; init; }

    public RegistryOperation? Operation { get; init; }

    /// <summary>The gateways from two blocks on.</summary>
    public ValidatorChange? Change { get; init; }
}
