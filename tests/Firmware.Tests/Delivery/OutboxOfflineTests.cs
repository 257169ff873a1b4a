using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Tests.Support;
using Xunit.Abstractions;

namespace EdgeLedger.Firmware.Tests.Delivery;

public sealed class OutboxOfflineTests(ITestOutputHelper output) : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const int BlockBytes = 4096;
    private const int GoalBytes = 64 * 1024;

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public void Dispose() => _region.Dispose();

    // LittleFS gives a file whole blocks of 4 KB; a few of the small ones it may put into the directory.
    [Theory]
    [InlineData("")]
    [InlineData("report.extremes=1")]
    public void Day_offline_fits_into_64_KB_of_flash_and_drains_in_order(string settings)
    {
        _region.Provision(_files, periodSeconds: 900, extra: settings);
        var board = new TestBoard(_files, _clock);
        board.Link.IsUp = false;
        board.RunSeconds(86_400);

        int outbox = BlocksOf("I:\\outbox") * BlockBytes;
        int all = BlocksOf("I:\\") * BlockBytes;
        output.WriteLine($"a day offline '{settings}': outbox {outbox} bytes in blocks, every file {all} bytes");
        Assert.Equal(96, board.Figure("outbox"));
        Assert.InRange(outbox, BlockBytes, GoalBytes);
        Assert.InRange(all, outbox, GoalBytes);

        board.Link.IsUp = true;
        for (int i = 0; i < 300 && board.Figure("outbox") > 0; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, _region.Faulty + 1);
        }

        Assert.Equal(0, _region.Refused);
        var times = _region.Readings.Select(reading => reading.UnixSeconds).ToList();
        Assert.Equal(Enumerable.Range(0, 96).Select(i => times[0] + (i * 900L)), times);
        Assert.All(_region.Readings, reading => Assert.Equal(0u, reading.Lost));
        Assert.All(
            _region.Readings.Zip(_region.Readings.Skip(1)),
            pair => Assert.Equal(900, pair.Second.ImportWh - pair.First.ImportWh));
    }

    // What former firmware left: a segment of records of 48 bytes under its own magic number.
    [Fact]
    public void Update_of_the_firmware_loses_neither_waiting_records_nor_the_register()
    {
        _region.Provision(_files, periodSeconds: 60);
        _files["I:\\outbox-records-00.log"] = FormerSegment(first: 1, count: 3);
        var board = new TestBoard(_files, _clock);
        Assert.Equal(3_000_003, board.Figure("register_mwh"));

        for (int i = 0; i < 200; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, _region.Faulty + 1);
        }

        Assert.Equal([3_000L, 3_000L, 3_000L], _region.Readings.Take(3).Select(reading => reading.ImportWh));
        Assert.Equal([11L, 12L, 13L], _region.Readings.Take(3).Select(reading => reading.PowerW));
        Assert.True(_region.Readings.Count >= 5);
        Assert.Equal(0, board.Figure("lost"));
        Assert.True(new TestBoard(_files, _clock).Figure("register_mwh") > 3_000_003);
    }

    private static byte[] FormerSegment(int first, int count)
    {
        byte[] file = new byte[16 + (count * 48)];
        Bytes.PutInt32(file, 0, 0x474f4c45);
        Bytes.PutUInt32(file, 8, first);
        Bytes.Seal(file, 0, 16);
        for (int i = 0; i < count; i++)
        {
            int at = 16 + (i * 48);
            file[at] = RecordKind.Reading;
            Bytes.PutUInt32(file, at + 4, first + i);
            Bytes.PutUInt32(file, at + 8, (Start / 1000) - 600 + (i * 60));
            Bytes.PutInt64(file, at + 12, 3_000_001 + i);
            Bytes.PutInt32(file, at + 36, 11 + i);
            Bytes.PutInt32(file, at + 40, 230_000);
            Bytes.Seal(file, at, 48);
        }

        return file;
    }

    private int BlocksOf(string prefix) => _files.Paths
        .Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
        .Sum(path => (_files[path].Length + BlockBytes - 1) / BlockBytes);
}
