using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>Nodes that differ from a <see cref="HashTree"/>, level by level from the leaves up.</summary>
internal sealed class TreeChange
{
    public List<IDictionary<int, Hash256>> Levels { get; } = [];

    public Hash256 Root { get; set; }
}
