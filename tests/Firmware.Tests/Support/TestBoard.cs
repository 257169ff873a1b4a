using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A meter's firmware on memory parts; made anew over the same flash it is the board after a
/// restart.</summary>
public sealed class TestBoard
{
    public TestBoard(
        MemoryFiles files, ManualClock clock, IMeteringFrontEnd? load = null, MemoryLink? link = null)
    {
        Clock = clock;
        Link = link ?? new MemoryLink();
        Parts = new Board(clock, files, Console, new CountingEntropy(), Power);
        Assert.True(
            Core.Applications.Identity.TryLoad(Parts, "meter", out var identity),
            string.Join('\n', Console.Output));
        Identity = identity;
        Meter = new Core.Applications.Meter(Parts, identity, Link, load ?? new ConstantLoad(_ => 3_600_000));
    }

    public ManualClock Clock { get; }

    public MemoryLink Link { get; }

    public ScriptedConsole Console { get; } = new();

    public FakePower Power { get; } = new();

    public Board Parts { get; }

    public Identity Identity { get; }

    public Core.Applications.Meter Meter { get; }

    public void RunSeconds(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Clock.Advance(1000);
            Meter.Step();
        }
    }

    /// <summary>Lets the region take all that was published, and answer with heads of so many gateways.</summary>
    public void Exchange(TestRegion region, int heads)
    {
        region.UnixMs = Clock.UnixMs;
        bool any = Link.Published.Count > 0;
        foreach (byte[] bytes in Link.Published.ToList()) region.Take(bytes);
        Link.Published.Clear();
        if (any && region.Seq > 0) region.SendHeads(Link, heads);
    }

    public string Status()
    {
        Console.Output.Clear();
        Console.Type("status");
        Clock.UptimeMs++;
        Meter.Step();
        return Console.Output.Last(line => line.StartsWith("status ", StringComparison.Ordinal));
    }

    public long Figure(string name)
    {
        string part = Status().Split(' ').Single(p => p.StartsWith(name + "=", StringComparison.Ordinal));
        return long.Parse(part[(name.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
