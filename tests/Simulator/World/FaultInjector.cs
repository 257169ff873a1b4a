using EdgeLedger.Simulator.Devices;
using EdgeLedger.Simulator.Gateways;

namespace EdgeLedger.Simulator.World;

/// <summary>Lets go wrong what a seed's scenario names, one thing after the other, until the faults end.</summary>
internal sealed class FaultInjector(Region region)
{
    private const long Second = 1_000_000;
    private const int MostMeters = 6;

    private readonly Prng _random = region.Random;
    private readonly Scenario _scenario = region.Scenario;

    public void Begin()
    {
        if (_scenario.Faults.Count > 0) Wait();
        if (_scenario.Trap != Trap.LostStores) return;
        region.Queue.After(_random.Between(2, 8) * Second, LeaveBehind);
    }

    // f gateways fall behind; then another one loses its store amid a vote, and hears of those, of liars, and of
    // as few others as there can be that know how far it had come.
    private void LeaveBehind()
    {
        SimulatedGateway[] honest = [.. region.Honest];
        _random.Shuffle(honest);
        var (victim, behind) = (honest[0], honest[1..(1 + _scenario.Byzantine)]);
        region.Trace.Add($"fault: {string.Join(" ", behind.Select(one => one.Name))} fall behind");
        SetCut(behind, region.Gateways, true);
        region.Queue.After(_random.Between(2, 8) * Second, () => LoseAmidVote(victim, behind));
    }

    private void LoseAmidVote(SimulatedGateway victim, SimulatedGateway[] behind)
    {
        if (region.Network.IsHealed) return;
        if (region.Votes.HighestVoteOf(victim) <= victim.Committed)
        {
            region.Queue.After(1000, () => LoseAmidVote(victim, behind));
            return;
        }

        region.LoseStore(victim);
        SetCut(behind, [victim], false);
        region.Queue.After(8 * Second, () => SetCut(behind, region.Gateways, false));
    }

    private void SetCut(IEnumerable<SimulatedGateway> some, IReadOnlyList<SimulatedGateway> others, bool isCut)
    {
        foreach (var one in some)
        {
            foreach (var other in others.Where(other => other != one))
            {
                region.Network.SetCut(one.Index, other.Index, isCut);
            }
        }
    }

    private void Wait() => region.Queue.After(_random.Between(1, 2 * _scenario.MeanTimeBetweenFaults), () =>
    {
        if (region.Network.IsHealed) return;
        Inject(_random.Pick(_scenario.Faults));
        Wait();
    });

    private void Inject(FaultKind kind)
    {
        region.Trace.Add($"fault: {kind}");
        var gateway = _random.Pick(region.Gateways);
        switch (kind)
        {
            case FaultKind.Kill:
                Kill(gateway);
                break;
            case FaultKind.PowerCut:
                foreach (var one in region.Everyone) Kill(one);
                break;
            case FaultKind.Partition:
                Partition();
                break;
            case FaultKind.OneWay:
                Swallow(gateway.Index, _random.Below(region.Gateways.Count), Duration());
                break;
            case FaultKind.LostProposals:
                region.Network.LosesProposals = true;
                region.Queue.After(_random.Chance(0.2) ? 200 * Second : Duration(),
                    () => region.Network.LosesProposals = false);
                break;
            case FaultKind.Stall:
                gateway.Process?.StandStillUntil(region.Queue.NowUs + (Duration() / 3));
                break;
            case FaultKind.ClockSkew:
                Skew(gateway);
                break;
            case FaultKind.DiskFull:
                if (gateway.IsUp) (gateway.Disk.IsFull, gateway.HasBadDisk) = (true, true);
                break;
            case FaultKind.BitRot:
                Rot(gateway);
                break;
            case FaultKind.LostStore:
                if (CanFail(gateway)) region.LoseStore(gateway);
                break;
            case FaultKind.GatewayChange:
                region.Members.Change();
                break;
            case FaultKind.RegistryChange:
                ChangeRegistry();
                break;
        }
    }

    private long Duration() => _random.Between(Second / 2, 8 * Second);

    private bool CanFail(SimulatedGateway gateway) => gateway is { IsHonest: true, IsUp: true }
        && (gateway.IsRecovering || gateway.IsRotten || region.CanBearLossOf(gateway)) && gateway.Disk.Height > 0;

    private void Kill(SimulatedGateway gateway)
    {
        if (_random.Chance(0.7)) gateway.Process?.KillAfter(1 + _random.Below(_random.Chance(0.5) ? 6 : 40));
        else gateway.Process?.Kill();
    }

    private void Partition()
    {
        int groups = 2 + _random.Below(2);
        int[] group = [.. region.Gateways.Select(_ => _random.Below(groups))];
        bool breaks = _random.Chance(0.5);
        long duration = Duration();
        for (int one = 0; one < group.Length; one++)
        {
            for (int other = 0; other < group.Length; other++)
            {
                if (group[one] == group[other]) continue;
                if (breaks && one < other) Cut(one, other, duration);
                else if (!breaks) Swallow(one, other, duration);
            }
        }
    }

    private void Cut(int one, int other, long duration)
    {
        region.Network.SetCut(one, other, true);
        region.Queue.After(duration, () => region.Network.SetCut(one, other, false));
    }

    private void Swallow(int from, int to, long duration)
    {
        region.Network.SetSwallows(from, to, true);
        region.Queue.After(duration, () => region.Network.SetSwallows(from, to, false));
    }

    // Far off, a clock makes a gateway as good as faulty: its blocks are untimely, and all others' are to it.
    private void Skew(SimulatedGateway gateway)
    {
        bool isFar = gateway.IsHonest && region.CanBearLossOf(gateway) && _random.Chance(0.3)
            && region.Honest.All(other => Math.Abs(other.Clock.OffsetUs) < Second);
        long most = isFar ? 3600 * Second : 700_000;
        gateway.Clock.OffsetUs = _random.Between(-most, most);
    }

    private void Rot(SimulatedGateway gateway)
    {
        if (!CanFail(gateway) || !gateway.Disk.Rot()) return;
        (gateway.HasBadDisk, gateway.IsRotten) = (true, true);
        gateway.Process!.KillAfter(1 + _random.Below(60));
    }

    private void ChangeRegistry()
    {
        if (!region.Office.IsIdle) return;
        var meter = _random.Pick(region.Meters);
        if (!meter.IsEnrolled) region.Office.Enrol(meter);
        else if (_random.Chance(0.5) || region.Meters.Count >= MostMeters) region.Office.Revoke(meter);
        else region.AddMeter(isBad: false);
    }
}
