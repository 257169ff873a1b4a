namespace EdgeLedger.Simulator.World;

// A run's beginning, the end of its faults, and what must be true in the end.
internal sealed partial class Region
{
    private const long ClockErrorUs = 300_000;

    public void Begin()
    {
        foreach (var gateway in Everyone)
        {
            Queue.After(Random.Chance(0.8) ? 0 : Random.Between(0, 3_000_000), () => Start(gateway));
        }

        Queue.After(1, Network.Maintain);
        new FaultInjector(this).Begin();
    }

    /// <summary>From now on nothing goes wrong any more, but for what adversaries do.</summary>
    public void Heal()
    {
        Trace.Add($"all faults end");
        Network.Heal();
        foreach (var gateway in Everyone)
        {
            gateway.Clock.OffsetUs = Random.Between(-ClockErrorUs, ClockErrorUs);
            gateway.Disk.IsFull = false;
        }
    }

    /// <returns>What is not well yet; null if all is.</returns>
    public string? FindUnsettled()
    {
        foreach (var gateway in Honest)
        {
            if (!gateway.IsUp) return $"{gateway.Name} is not up";
            bool mustVote = IndexOf(gateway, Chain.Height + 1) >= 0;
            if (gateway.IsRecovering && mustVote) return $"{gateway.Name} has not won back its vote";
            bool isBehind = gateway.Committed != Chain.Height;
            if (isBehind) return $"{gateway.Name} is at {gateway.Committed} of {Chain.Height}";
        }

        if (!Office.IsIdle) return "a registry change is not final";
        if (!Members.IsIdle) return "a change of the gateways is not final";
        if (Offences.FindUnpunished() is { } offender) return $"evidence against {offender} is in no block";
        foreach (var meter in _meters)
        {
            if (!meter.IsOwed) continue;
            long final = Chain.Model.Signers.TryGetValue(meter.Address, out var signer) ? signer.Seq : 0;
            if (final != meter.Seq) return $"{meter.Name} signed {meter.Seq} links and {final} are final";
            if (meter.Waiting > 0) return $"{meter.Name} does not know that its readings are final";
        }

        return null;
    }

    /// <summary>What must be true once all is well.</summary>
    public void CheckEnd()
    {
        foreach (var gateway in Honest)
        {
            var node = gateway.Process!.Node!;
            ViolationException.Unless(
                node.Ledger.Height == Chain.Height && Chain.Holds(node.Ledger.GetBlock(Chain.Height)!.Block),
                $"{gateway.Name} holds the chain of all others");
            // A block of nothing leads to the state as it is.
            var state = node.Ledger.Build([], node.Ledger.TipUnixMs + 1, gateway.Key.PublicKey.Address, out _);
            ViolationException.Unless(
                state.Header.StateRoot.ToArray().AsSpan().SequenceEqual(Chain.Model.StateRoot),
                $"{gateway.Name} has the state that the final blocks lead to");
        }
    }

    /// <summary>Gives back what the processes hold.</summary>
    public void End()
    {
        foreach (var gateway in Everyone) gateway.Process?.Kill();
    }
}
