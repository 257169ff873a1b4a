namespace EdgeLedger.Simulator.Checks;

/// <summary>What the simulator knows of a statement because it made it.</summary>
/// <param name="MayBeFinal">Whether it is good in itself; place in its chain and time are another matter.</param>
/// <param name="UnixSeconds">Time of its newest reading.</param>
/// <param name="IsPlausible">True for an honest reading, false for one that nobody can believe, null where
/// gateways may differ.</param>
internal sealed record SignedStatement(bool MayBeFinal, long UnixSeconds, bool? IsPlausible);
