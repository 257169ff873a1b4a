using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Running;

/// <summary>One seed from the founding of its region until all is well again, or a promise is broken.</summary>
internal static class SeedRun
{
    private const long Second = 1_000_000;
    private const long LastReadings = 3 * Second;
    private const long MostEvents = 3_000_000;

    /// <param name="gateways">Null for a number that the seed chooses.</param>
    /// <param name="printed">Sees each line of the trace as it comes; null for a run without one.</param>
    public static SeedResult Play(ulong seed, int? gateways, bool isTraced = false, Action<string>? printed = null)
    {
        var scenario = Scenario.Of(seed, gateways);
        Region? region = null;
        string? violation = null;
        try
        {
            region = new Region(scenario, new Trace(new EventQueue(), isTraced, printed));
            Play(region);
        }
        catch (ViolationException broken)
        {
            violation = broken.Message;
        }
        catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
        {
            violation = $"nothing throws outside of a process: {unforeseen}";
        }
        finally
        {
            region?.End();
        }

        return new SeedResult(
            seed, scenario, violation, region?.Trace.Digest ?? 0, region?.Chain.Height ?? 0,
            region?.Queue.Count ?? 0, region?.Trace.Lines ?? []);
    }

    private static void Play(Region region)
    {
        region.Begin();
        RunUntil(region, region.Scenario.FaultPhase);
        region.Heal();
        long healed = region.Queue.NowUs;
        RunUntil(region, healed + LastReadings);
        region.HasReadings = false;
        long deadline = healed + region.Scenario.Patience;
        while (region.FindUnsettled() is not null)
        {
            if (region.Queue.NowUs >= deadline)
            {
                throw new ViolationException(
                    $"{region.FindUnsettled()} {region.Scenario.Patience / Second} s after the last fault");
            }

            // To look after every event would cost more than the events.
            RunUntil(region, region.Queue.NowUs + (Second / 5));
        }

        region.CheckEnd();
    }

    private static void RunUntil(Region region, long timeUs)
    {
        while (region.Queue.RunNext(timeUs))
        {
            ViolationException.Unless(region.Queue.Count < MostEvents, "a region does not chatter without end");
        }
    }
}
