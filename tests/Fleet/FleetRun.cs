using System.Diagnostics;
using System.Globalization;
using EdgeLedger.VirtualBoard.Fleet;

namespace EdgeLedger.Fleet;

/// <summary>Plays a fleet against a region, asks every board how it fared, and counts.</summary>
internal static class FleetRun
{
    private const string Advice = "ask for more operations between two power cuts.";
    private const double MilliwattMsPerMilliwattHour = 3_600_000;

    /// <exception cref="FleetException">A board is in safe mode: power was cut too often.</exception>
    public static FleetReport Play(
        FleetOptions options, int periodSeconds, TimeSpan simulated, Action<string> tell, string settings = "")
    {
        long start = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        using var region = new FleetRegion(options, periodSeconds, settings: settings);
        using var fleet = new BoardFleet(options, region);
        fleet.Run(simulated, now => tell(string.Create(CultureInfo.InvariantCulture,
            $"{(now - options.StartUnixMs) / 3_600_000.0:0.0} h simulated, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s")));
        var wall = Stopwatch.GetElapsedTime(start);
        double cpuSeconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;

        // Digest first: the questions below are events too.
        string digest = Convert.ToHexStringLower(fleet.Digest());
        var status = new Dictionary<string, long>(StringComparer.Ordinal);
        double worst = 0;
        foreach (var board in fleet.Boards)
        {
            var own = Status(board);
            foreach (string name in (string[])["recorded", "signed", "final", "outbox", "lost"])
            {
                status[name] = status.GetValueOrDefault(name) + own[name];
            }

            double flowed = board.TrueMilliwattMs / MilliwattMsPerMilliwattHour;
            worst = Math.Max(worst, Math.Abs(own["register_mwh"] - flowed) / Math.Max(flowed, 1));
        }

        var ledgers = region.Ledgers;
        return new FleetReport(
            options.Boards, simulated.TotalHours, options.Seed, fleet.Boards.Sum(b => b.Steps),
            fleet.Boards.Sum(b => b.Starts), fleet.Boards.Sum(b => b.PowerCuts), status["recorded"], status["signed"],
            status["final"], status["lost"],
            status["recorded"] - status["final"] - status["outbox"] - status["lost"],
            ledgers.Sum(l => l.Statements), ledgers.Sum(l => l.Duplicates), ledgers.Sum(l => l.Refused),
            ledgers.Sum(l => l.Backward), worst, fleet.Boards.Max(b => b.Flash.HighestUsedBytes), wall.TotalSeconds,
            cpuSeconds, ledgers.Sum(l => l.Statements) * SigningTime.Seconds() / cpuSeconds, digest);
    }

    private static Dictionary<string, long> Status(FleetBoard board)
    {
        string answer;
        try
        {
            answer = board.Ask("status");
        }
        catch (InvalidOperationException silent)
        {
            throw new FleetException($"{silent.Message}: {Advice}");
        }

        var numbers = answer.Split(' ').Skip(1)
            .Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2
                && long.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(
                pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return numbers.ContainsKey("recorded")
            ? numbers
            : throw new FleetException(
                $"a board does not work and answers '{answer}': {Advice}");
    }
}
