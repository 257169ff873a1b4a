using System.Text;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Shell;

public sealed class SecretsTests
{
    private const string BrokerPassword = "broker-hunter2";
    private const string WifiPassword = "wifi-hunter3";

    private static readonly string[] s_typed =
    [
        "help", "help set", "status", "show", "outbox", "register", "log", "set", "set broker.password",
        "set wifi.password", $"set broker.password {BrokerPassword}",
        $"set wifi.password {WifiPassword} {WifiPassword}",
        "set broker.port wrong", "calibrate", "test", "test link", "test front-end", "factory-reset", "log 100",
        "reboot",
    ];

    // Everything that leaves the board in words: the console, and the log in flash.
    [Theory]
    [InlineData("")]
    [InlineData("broker.port=0")]
    public void No_answer_and_no_log_line_holds_a_password_or_the_key(string setting)
    {
        using var region = new TestRegion();
        var files = new MemoryFiles();
        string secret = $"broker.password={BrokerPassword}\nwifi.password={WifiPassword}\n";
        region.Provision(files, extra: secret + setting);

        var board = TestPlatform.Start(files);
        board.Run(5);
        foreach (string line in s_typed) board.Ask(line);
        var next = TestPlatform.Start(files);
        next.Ask("log");

        string said = board.Output + next.Output + string.Concat(files.Paths
            .Where(path => path.StartsWith(@"I:\l", StringComparison.Ordinal))
            .Select(path => Encoding.ASCII.GetString(files[path])));
        Assert.Contains("reboot", said);
        byte[] key = region.Board.ExportScalar();
        string[] secrets =
            [BrokerPassword, WifiPassword, Convert.ToHexString(key), Convert.ToBase64String(key)];
        Assert.All(secrets, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
    }
}
