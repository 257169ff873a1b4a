using System.Text.RegularExpressions;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;
using Xunit.Abstractions;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>A day of a meter, and the supply fails at each single change of its flash, in each of three
/// ways.</summary>
/// <remarks>
/// The day is run once. Before each change the flash that a cut would leave is taken aside and a board started
/// on it, once more cut at its own first change, and judged against the energy that has flowed. Safety: the
/// register is never more than that, never less than it was one checkpoint before, nor less than what has been
/// said. Progress: from then on it counts all that flows.
/// </remarks>
public sealed class EnergyPowerCutTests(ITestOutputHelper output) : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const int DaySeconds = 86_400;
    private const int PeriodSeconds = 900;
    private const int CheckpointSeconds = 300;
    private const int RecoverySeconds = 1000;

    // Three samples in the filter, one for the step in which the checkpoint falls due, one for the first sample.
    private const int SlackSeconds = 5;

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly long[] _energyMilliwattSeconds = new long[DaySeconds + RecoverySeconds + 10];
    private readonly SortedDictionary<string, int> _writes = [];
    private readonly HouseholdProfile _house = new(seed: 5);
    private long _largestLoss;
    private int _cuts;

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Energy_survives_a_power_cut_at_any_file_operation_of_a_day()
    {
        for (int second = 1; second < _energyMilliwattSeconds.Length; second++)
        {
            _energyMilliwattSeconds[second] = _energyMilliwattSeconds[second - 1] + Load(second);
        }

        _region.Provision(_files, periodSeconds: PeriodSeconds, extra: $"checkpoint.s={CheckpointSeconds}");
        var clock = new ManualClock(Start);
        _files.Changing = (path, leftBy) => CutHere(path, leftBy, clock);
        var board = BoardOn(_files, clock);
        for (int second = 1; second <= DaySeconds; second++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, _region.Faulty + 1);
            if (second % 20_000 != 77) continue;
            Assert.True(board.Meter.Calibration.TryCalibrate("voltage", 229_000, out _));
        }

        Assert.Equal(DaySeconds / PeriodSeconds, _region.Readings.Count);
        int writes = _writes.Values.Sum();
        string kinds = string.Join(", ", _writes.Select(pair => $"{pair.Key} {pair.Value}"));
        output.WriteLine($"writes of a day: {writes} ({kinds})");
        output.WriteLine($"{_cuts} power cuts, largest loss {_largestLoss / 3600} mWh");
        Assert.InRange(writes, 380, 400);
        Assert.True(_cuts >= 3 * writes, $"{_cuts} cuts");
        Assert.True(_largestLoss > 0, "no cut has cost anything: the test sees none");
    }

    private int Load(long second) => _house.PowerMilliwatts(second);

    private TestBoard BoardOn(MemoryFiles files, ManualClock clock) =>
        new(files, clock, new ConstantLoad(Load));

    private void CutHere(string path, Func<Cut, MemoryFiles> leftBy, ManualClock clock)
    {
        string kind = Regex.Replace(path, @"^I:\\|-(\d+|[ab])\.\w+$", "");
        _writes[kind] = _writes.GetValueOrDefault(kind) + 1;
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            string what = $"{cut} change {_files.Changes} ({path})";
            Judge(leftBy(cut), clock, what);
            foreach (Cut again in Enum.GetValues<Cut>())
            {
                var twice = leftBy(cut);
                twice.CutAt = 1;
                twice.Cut = again;
                Assert.Throws<PowerCutException>(() => BoardOn(twice, After(clock)));
                Judge(twice, clock, $"{what}, then {again} at the start", seconds: 0);
            }
        }
    }

    private void Judge(MemoryFiles files, ManualClock clock, string what, int seconds = RecoverySeconds)
    {
        _cuts++;
        files.CutAt = 0;
        long now = clock.SteadyMs / 1000;
        var board = BoardOn(files, After(clock));
        board.Link.IsUp = false;
        long register = board.Figure("register_mwh") * 3600;

        // The register is in whole mWh.
        long least = _energyMilliwattSeconds[Math.Max(0, now - CheckpointSeconds - SlackSeconds)] - 3600;
        long truth = _energyMilliwattSeconds[now];
        long said = _region.Readings.Count == 0 ? 0 : _region.Readings[^1].ImportWh * 3_600_000;
        Assert.True(register >= least, $"{what}: lost more than a checkpoint: {truth - register} mWs");
        Assert.True(register <= truth, $"{what}: {register - truth} mWs that never flowed");
        Assert.True(register >= said, $"{what}: behind what was said by {said - register} mWs");
        _largestLoss = Math.Max(_largestLoss, truth - register);
        if (seconds == 0) return;

        board.RunSeconds(seconds);
        long added = (board.Figure("register_mwh") * 3600) - register;
        long flowed = _energyMilliwattSeconds[now + seconds - 1] - _energyMilliwattSeconds[now + 1];
        long slack = SlackSeconds * 5_000_000L;
        Assert.True(Math.Abs(added - flowed) <= slack, $"{what}: {added} mWs counted where {flowed} flowed");
    }

    private static ManualClock After(ManualClock clock) =>
        new(clock.UnixMs) { SteadyMs = clock.SteadyMs, UptimeMs = 0 };
}
