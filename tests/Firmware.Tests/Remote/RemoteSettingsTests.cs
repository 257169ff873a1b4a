using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Remote;

/// <summary>A setting from afar is a technician's own signed word, carried out once and only if it is
/// harmless.</summary>
public sealed class RemoteSettingsTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(1_790_000_000_000);
    private TestBoard _board;

    public RemoteSettingsTests()
    {
        _region.Provision(_files, periodSeconds: 900);
        _board = new TestBoard(_files, _clock);
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Harmless_setting_is_answered_written_and_in_force_after_the_restart()
    {
        var order = Order("period.s", "300");

        Assert.Equal($"set {order.Id} done", Send(order));
        Assert.Equal(0, _board.Power.Reboots);
        _board.RunSeconds(5);
        Assert.True(_board.Power.Reboots > 0, "the board does not restart");

        _board = new TestBoard(_files, _clock);
        Assert.Equal(300, _board.Identity.Settings.Reporting.PeriodSeconds);
    }

    [Fact]
    public void Order_that_comes_again_does_nothing_also_after_a_restart()
    {
        var first = Order("period.s", "300");
        var second = Order("period.s", "600", seq: 2);
        Send(first);
        Send(second);

        Assert.Equal($"set {first.Id} known", Send(first));
        _board = new TestBoard(_files, _clock);
        Assert.Equal($"set {first.Id} known", Send(first));
        Assert.Equal($"set {second.Id} known", Send(second));
        Assert.Equal(600, _board.Identity.Settings.Reporting.PeriodSeconds);
    }

    [Theory]
    [InlineData("broker.host", "10.0.0.1")]
    [InlineData("sntp.server", "evil.example")]
    [InlineData("period.s", "1")]
    [InlineData("period.s", "7")]
    [InlineData("period.s", " 300")]
    [InlineData("checkpoint.s", "59")]
    [InlineData("checkpoint.s", "86400")]
    [InlineData("checkpoint.s", "4294967596")]
    [InlineData("PERIOD.S", "300")]
    [InlineData("period.s ", "300")]
    [InlineData("period.s=300 #", "300")]
    [InlineData("", "300")]
    [InlineData("no.such.key", "1")]
    public void What_is_not_harmless_is_refused_and_changes_nothing(string key, string value)
    {
        byte[] before = _files["I:\\settings.cfg"];
        var order = Order(key, value);

        Assert.StartsWith($"set {order.Id} refused: ", Send(order), StringComparison.Ordinal);
        _board.RunSeconds(5);
        Assert.Equal(before, _files["I:\\settings.cfg"]);
        Assert.Equal(0, _board.Power.Reboots);
    }

    [Fact]
    public void Strangers_key_another_board_another_ledger_and_a_forged_signature_are_not_answered()
    {
        using var stranger = EcdsaSigner.Create();
        Assert.Null(Send(Order("period.s", "300", signer: stranger)));
        Assert.Contains(_board.Console.Output, line => line.Contains("no technician's", StringComparison.Ordinal));
        Assert.Null(Send(Order("period.s", "300", device: stranger.Address)));
        Assert.Null(Send(Order("period.s", "300", chain: new ChainId("river-0000000000000000"))));
        _clock.Advance(60_000);
        byte[] forged = Order("period.s", "300").Bytes.ToArray();
        forged[^1] ^= 1;
        Assert.Null(Deliver(forged));
        Assert.Contains(_board.Console.Output, line => line.Contains("bad signature", StringComparison.Ordinal));
        Assert.Equal($"set {Order("period.s", "300").Id} done", Send(Order("period.s", "300")));
    }

    [Fact]
    public void No_bit_of_an_order_can_be_flipped()
    {
        byte[] order = Order("period.s", "300").Bytes.ToArray();
        for (int bit = 0; bit < 8 * order.Length; bit += 7)
        {
            byte[] flipped = (byte[])order.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            _clock.Advance(10_000);
            string? answer = Deliver(flipped);
            Assert.True(answer is null, $"bit {bit}: {answer}");
        }
    }

    [Fact]
    public void Retained_order_is_ignored()
    {
        _board.Link.Deliver(
            _region.Prefix + "settings", Order("period.s", "300").Bytes.ToArray(), retained: true);
        _board.RunSeconds(5);

        Assert.Empty(_board.Link.Answers);
    }

    [Fact]
    public void Order_that_cannot_be_noted_is_not_carried_out()
    {
        byte[] before = _files["I:\\settings.cfg"];
        _files.RefusesWrites = true;

        Assert.Null(Send(Order("period.s", "300")));
        _files.RefusesWrites = false;
        Assert.Equal(before, _files["I:\\settings.cfg"]);
        Assert.EndsWith(" done", Send(Order("period.s", "300")), StringComparison.Ordinal);
    }

    [Fact]
    public void Flood_of_forgeries_costs_few_signatures_and_an_order_gets_through_later()
    {
        byte[] forged = Order("period.s", "300").Bytes.ToArray();
        forged[^1] ^= 1;
        for (int i = 0; i < 100; i++) Deliver(forged);

        int judged = _board.Console.Output.Count(line => line.Contains("bad signature", StringComparison.Ordinal));
        Assert.InRange(judged, 4, 16);
        _clock.Advance(60_000);
        Assert.EndsWith(" done", Send(Order("period.s", "300")), StringComparison.Ordinal);
    }

    [Fact]
    public void Flood_of_rubbish_does_not_push_all_else_out_of_the_log()
    {
        _board.Parts.Log.Error("test", "what a technician wants to see");
        for (int i = 0; i < 1500; i++) Deliver([1, 2, 3]);

        var lines = new LineReply();
        _board.Parts.Log.Repeat(100, lines);
        Assert.Contains(lines.Lines, line => line.EndsWith("wants to see", StringComparison.Ordinal));
        Assert.Contains(lines.Lines, line => line.EndsWith("not a statement", StringComparison.Ordinal));
    }

    // Noted first, then done: an order may be lost to a cut and never be half done or done twice.
    [Fact]
    public void Order_cut_at_any_file_operation_is_done_or_not_and_never_done_again()
    {
        byte[] order = Order("period.s", "300").Bytes.ToArray();
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            for (int at = 1; at <= 12; at++)
            {
                var files = new MemoryFiles();
                _region.Provision(files, periodSeconds: 900);
                _board = new TestBoard(files, _clock);
                (files.CutAt, files.Cut) = (files.Changes + at, cut);
                try
                {
                    Deliver(order);
                }
                catch (PowerCutException)
                {
                }

                files.CutAt = 0;
                int period = PeriodAfterStart(files);
                Assert.True(period is 300 or 900, $"{cut} at {at}: {period}");
                string? answer = Deliver(order);
                Assert.True(
                    period == 900 || answer!.EndsWith(" known", StringComparison.Ordinal), $"{cut} at {at}: {answer}");
                Assert.Equal(
                    answer!.EndsWith(" done", StringComparison.Ordinal) ? 300 : period, PeriodAfterStart(files));
            }
        }
    }

    private int PeriodAfterStart(MemoryFiles files)
    {
        Assert.True(new SettingsFile(files, Identity.SettingsPath).TryRecover());
        _board = new TestBoard(files, _clock);
        return _board.Identity.Settings.Reporting.PeriodSeconds;
    }

    private Statement Order(
        string key, string value, long seq = 1, EcdsaSigner? signer = null, Address? device = null,
        ChainId? chain = null)
    {
        byte[] bytes = Statement.Encode(
            signer ?? _region.Technician, chain ?? _region.Chain, ContentType.TechnicianSettings, seq, Hash256.Zero,
            new TechnicianSetting(device ?? _region.Board.Address, key, value).Encode());
        Assert.True(Statement.TryParse(bytes, out var statement));
        return statement;
    }

    private string? Send(Statement order) => Deliver(order.Bytes.ToArray());

    private string? Deliver(byte[] bytes)
    {
        _board.Link.Answers.Clear();
        _board.Link.Deliver(_region.Prefix + "settings", bytes);
        _board.RunSeconds(1);
        return _board.Link.Answers.SingleOrDefault();
    }
}
