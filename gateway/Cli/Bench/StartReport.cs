namespace EdgeLedger.Cli.Bench;

/// <summary>How long a gateway's process takes from its start until it answers, with so many devices registered.</summary>
/// <param name="Seconds">After it was asked to end: the middle one of three starts.</param>
/// <param name="SecondsAfterKill">The middle one of three, each after kill -9.</param>
/// <param name="SecondsEmpty">The middle one of three with no device: what a start costs on this machine anyway.</param>
/// <param name="MemoryMegabytes">Of the process, once it answers.</param>
/// <param name="SnapshotMilliseconds">That the vote waits while a snapshot is taken.</param>
/// <param name="SnapshotBytes">As it lies on the disk, and as another gateway fetches it.</param>
internal sealed record StartReport(
    int Devices, long Blocks, double Seconds, double SecondsAfterKill, double SecondsEmpty, long MemoryMegabytes,
    double SnapshotMilliseconds, long SnapshotBytes);
