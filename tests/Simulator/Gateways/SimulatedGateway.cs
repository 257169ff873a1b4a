using EdgeLedger.Records;
using EdgeLedger.Simulator.Adversaries;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>A gateway over all its lives.</summary>
internal sealed class SimulatedGateway(
    int index, string name, IAgreementKey key, SimulatedDisk disk, SimulatedClock clock)
{
    /// <summary>The number by which all others know it.</summary>
    public int Index => index;

    public string Name => name;

    public IAgreementKey Key => key;

    public SimulatedDisk Disk => disk;

    public SimulatedClock Clock => clock;

    /// <summary>Set for one that does as it likes.</summary>
    public Adversary? Adversary { get; set; }

    public bool IsHonest => Adversary is null;

    /// <summary>Whether others cannot count on its votes.</summary>
    public bool IsFaulty => !IsHonest || IsRecovering || IsRotten;

    public GatewayProcess? Process { get; set; }

    public bool IsUp => Process is { IsAlive: true };

    /// <summary>Newest block that it has reported as committed; never falls, unless the store is lost.</summary>
    public long Committed { get; set; }

    /// <summary>Whether its store was lost and it has not won back the right to vote.</summary>
    public bool IsRecovering { get; set; }

    /// <summary>Whether its disk is damaged and nobody has noticed yet.</summary>
    public bool IsRotten { get; set; }

    /// <summary>Whether faults of the disk explain that it gave up.</summary>
    public bool HasBadDisk { get; set; }
}
