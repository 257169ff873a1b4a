using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;
using Xunit.Abstractions;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>Six hours of a meter whose part counts by itself, and the supply of the board fails at each single
/// change of its flash, in each of three ways; the part counts on.</summary>
/// <remarks>
/// Safety: the register is never more than one step of the counter away from what has flowed, whenever and for
/// however long the board was off, and never behind what it has said. Progress: so it is again after each restart.
/// </remarks>
public sealed class CounterPowerCutTests(ITestOutputHelper output) : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const int RunSeconds = 6 * 3600;
    private const int OffSeconds = 3 * 3600;

    // One step of the counter beside the truth, and one second of the load between two steps.
    private const long SlackMilliwattSeconds = CountingPart.MilliwattSecondsPerWattHour + 20_000_000;

    private readonly TestRegion _region = new() { TellsTime = false };
    private readonly MemoryFiles _files = new();
    private readonly long[] _energyMilliwattSeconds = new long[RunSeconds + OffSeconds + 2000];
    private readonly HouseholdProfile _house = new(seed: 5);
    private long _largestError;
    private int _cuts;

    public void Dispose() => _region.Dispose();

    [Theory]
    [InlineData(1, 900)]
    [InlineData(10, 900)]
    [InlineData(1, 60)]
    public void Energy_counted_by_the_part_is_neither_lost_nor_counted_twice_by_a_power_cut(
        int samplesPerCount, int periodSeconds)
    {
        for (int second = 1; second < _energyMilliwattSeconds.Length; second++)
        {
            _energyMilliwattSeconds[second] = _energyMilliwattSeconds[second - 1] + _house.PowerMilliwatts(second);
        }

        _region.Provision(_files, periodSeconds: periodSeconds, extra: "frontend=sdm120");
        var clock = new ManualClock(Start);
        var board = BoardOn(_files, clock, samplesPerCount);
        board.RunSeconds(samplesPerCount);
        _files.Changing = (path, leftBy) => CutHere(path, leftBy, clock, samplesPerCount);
        for (int second = samplesPerCount + 1; second <= RunSeconds * periodSeconds / 900; second++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, _region.Faulty + 1);
        }

        output.WriteLine($"{_cuts} power cuts, largest error {_largestError / 3600} mWh");
        Assert.True(_cuts > 600, $"{_cuts} cuts");
        Assert.True(_region.Readings.Count > 20);
        Assert.True(_energyMilliwattSeconds[RunSeconds * periodSeconds / 900] > 10 * SlackMilliwattSeconds);
    }

    private void CutHere(string path, Func<Cut, MemoryFiles> leftBy, ManualClock clock, int samplesPerCount)
    {
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            string what = $"{cut} change {_files.Changes} ({path})";
            Judge(leftBy(cut), After(clock, off: 0), samplesPerCount, what);
            Judge(leftBy(cut), After(clock, OffSeconds), samplesPerCount, what + ", then off");
            foreach (Cut again in Enum.GetValues<Cut>())
            {
                var twice = leftBy(cut);
                var clockOfTwice = After(clock, OffSeconds);
                twice.CutAt = 1;
                twice.Cut = again;
                Assert.Throws<PowerCutException>(() => BoardOn(twice, clockOfTwice, samplesPerCount));
                Judge(twice, clockOfTwice, samplesPerCount, $"{what}, then {again} at the start");
            }
        }
    }

    // The date comes late, and before it there is one more restart: what is owed must stand that, too.
    private void Judge(MemoryFiles files, ManualClock clock, int samplesPerCount, string what)
    {
        _cuts++;
        files.CutAt = 0;
        clock.IsSynchronised = false;
        var board = BoardOn(files, clock, samplesPerCount);
        board.Link.IsUp = false;
        board.RunSeconds(20);
        AssertNotBeyond(board, clock, what);
        board.Meter.PrepareRestart();
        clock.UptimeMs = 0;
        board = BoardOn(files, clock, samplesPerCount);
        board.Link.IsUp = false;
        board.RunSeconds(20);
        clock.IsSynchronised = true;
        board.RunSeconds(samplesPerCount + 1);
        long error = AssertNotBeyond(board, clock, what);
        Assert.True(error > -SlackMilliwattSeconds, $"{what}: {-error} mWs are lost");
        _largestError = Math.Max(_largestError, Math.Abs(error));
    }

    private long AssertNotBeyond(TestBoard board, ManualClock clock, string what)
    {
        long register = board.Figure("register_mwh") * 3600;
        long error = register - _energyMilliwattSeconds[clock.SteadyMs / 1000];
        Assert.True(error < SlackMilliwattSeconds, $"{what}: {error} mWs that never flowed");
        long said = _region.Readings.Count == 0 ? 0 : _region.Readings[^1].ImportWh * 3_600_000;
        Assert.True(register >= said, $"{what}: behind what was said by {said - register} mWs");
        return error;
    }

    private TestBoard BoardOn(MemoryFiles files, ManualClock clock, int samplesPerCount) => new(
        files, clock, new CountingPart(second => _house.PowerMilliwatts(second), Energy)
        {
            SamplesPerCount = samplesPerCount,
        });

    private long Energy(long second) => _energyMilliwattSeconds[second];

    private static ManualClock After(ManualClock clock, int off) =>
        new(clock.UnixMs + (off * 1000L)) { SteadyMs = clock.SteadyMs + (off * 1000L), UptimeMs = 0 };
}
