using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>Whatever date, link and power do, in whatever order: readings are in order, none twice, and the
/// register tells the energy.</summary>
public sealed class MeterChaosTests : IDisposable
{
    private const int PeriodSeconds = 60;
    private const int CheckpointSeconds = 60;
    private const int ChaosSeconds = 7200;
    private const int CalmSeconds = 3600;
    private const int Seeds = 4;
    private const long HighMilliwattHours = 2000;
    private const long Start = 1_790_000_000_000;

    private TestRegion _region = new();

    public void Dispose() => _region.Dispose();

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "report.change.w=500\nreport.change.min.s=7\nreport.extremes=1\n")]
    public void Readings_and_register_survive_jumps_outages_and_restarts(bool tellsTime, string settings)
    {
        int first = Environment.TickCount & 0xffff;
        for (int seed = first; seed < first + Seeds; seed++) Run(seed, tellsTime, settings);
    }

    private void Run(int seed, bool tellsTime, string settings)
    {
        _region.Dispose();
        _region = new TestRegion { TellsTime = tellsTime };
        var files = new MemoryFiles();
        _region.Provision(
            files, periodSeconds: PeriodSeconds, extra: $"checkpoint.s={CheckpointSeconds}\n{settings}");
        var life = new Life(files, new Random(seed));
        for (int second = 0; second < ChaosSeconds + CalmSeconds; second++)
        {
            if (second < ChaosSeconds) life.Disturb();
            else if (second == ChaosSeconds) life.Calm();
            life.RunSecond();
            if (second >= ChaosSeconds || life.Random.Next(3) == 0) life.Exchange(_region);
        }

        Judge(life, $"seed {seed}, {tellsTime}, {settings}");
    }

    private void Judge(Life life, string what)
    {
        var board = life.Board;
        long counted = board.Figure("final") + board.Figure("outbox") + board.Figure("lost");
        Assert.True(_region.Refused == 0, $"{what}: {_region.Refused} refused");
        Assert.True(board.Figure("recorded") == counted, what + board.Status());
        Assert.True(board.Figure("outbox") <= 2, what + board.Status());
        for (int i = 1; i < _region.Readings.Count; i++)
        {
            var (before, after) = (_region.Readings[i - 1], _region.Readings[i]);
            Assert.True(after.UnixSeconds > before.UnixSeconds, $"{what}: reading {i} is of {after.UnixSeconds}");
            Assert.True(after.ImportWh >= before.ImportWh, $"{what}: the register runs backwards at {i}");
        }

        long silentSeconds = (life.TrueMs / 1000) - _region.Readings[^1].UnixSeconds;
        Assert.True(silentSeconds <= 2 * PeriodSeconds, $"{what}: the last reading is {silentSeconds} s old");

        // A restart costs a note's interval and what is in the filter at most; nothing is ever invented.
        long register = board.Figure("register_mwh");
        long most = (life.Restarts + 1) * (CheckpointSeconds + 5) * HighMilliwattHours;
        Assert.True(register <= life.EnergyMilliwattHours, $"{what}: {register} of {life.EnergyMilliwattHours}");
        Assert.True(
            register >= life.EnergyMilliwattHours - most,
            $"{what}: {register} of {life.EnergyMilliwattHours}, {life.Restarts} restarts");
    }

    private sealed class Life
    {
        private readonly MemoryFiles _files;
        private readonly ManualClock _clock = new(Start);
        private readonly ConstantLoad _load;
        private bool _isHigh;

        public Life(MemoryFiles files, Random random)
        {
            (_files, Random) = (files, random);
            _clock.IsSynchronised = random.Next(2) == 0;
            _load = new ConstantLoad(_ => _isHigh ? 7_200_000 : 3_600_000);
            Board = new TestBoard(files, _clock, _load);
        }

        public Random Random { get; }

        public TestBoard Board { get; private set; }

        public long TrueMs { get; private set; } = Start;

        public long EnergyMilliwattHours { get; private set; }

        public int Restarts { get; private set; }

        public void Disturb()
        {
            switch (Random.Next(400))
            {
                case 1 or 2:
                    _clock.UnixMs += Random.Next(-600_000, 600_000);
                    break;
                case 3:
                    _clock.UnixMs = TrueMs;
                    break;
                case 4 or 5 or 6:
                    _clock.IsSynchronised = !_clock.IsSynchronised;
                    break;
                case 7 or 8:
                    _clock.UptimeMs = _clock.SteadyMs = Random.Next(100);
                    Board = new TestBoard(_files, _clock, _load);
                    Restarts++;
                    break;
                case 9 or 10:
                    Board.Link.IsUp = !Board.Link.IsUp;
                    break;
                case 11 or 12:
                    _isHigh = !_isHigh;
                    break;
                default:
                    break;
            }
        }

        public void Calm()
        {
            (_clock.IsSynchronised, _clock.UnixMs, Board.Link.IsUp) = (true, TrueMs, true);
        }

        public void RunSecond()
        {
            TrueMs += 1000;
            EnergyMilliwattHours += _isHigh ? HighMilliwattHours : HighMilliwattHours / 2;
            Board.RunSeconds(1);
        }

        public void Exchange(TestRegion region)
        {
            if (!Board.Link.IsUp) return;
            region.UnixMs = TrueMs;
            bool any = Board.Link.Published.Count > 0;
            foreach (byte[] bytes in Board.Link.Published.ToList()) region.Take(bytes);
            Board.Link.Published.Clear();
            if (any && region.Seq > 0) region.SendHeads(Board.Link, 2);
        }
    }
}
