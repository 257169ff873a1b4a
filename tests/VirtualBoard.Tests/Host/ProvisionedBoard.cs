using System.Security.Cryptography;
using System.Text;

namespace EdgeLedger.VirtualBoard.Tests.Host;

/// <summary>Folders of a board that was provisioned for a ledger which is not there.</summary>
internal sealed class ProvisionedBoard : IDisposable
{
    private const string Chain = "test-0123456789abcdef";
    private const long HourMs = 3_600_000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _kind;
    private readonly long _realUnixMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public ProvisionedBoard(string kind, int brokerPort = 1, int periodSeconds = 900, string settings = "")
    {
        _kind = kind;
        Directory.CreateDirectory(_folder["flash"]);
        File.WriteAllBytes(_folder["flash/device.key"], SHA256.HashData("a test's device key"u8));
        if (!settings.Contains("frontend=", StringComparison.Ordinal)) settings += "\nfrontend=simulated";
        File.WriteAllText(_folder["flash/settings.cfg"], string.Join('\n', [
            "region=test", "chain=" + Chain, "kind=" + kind, "broker.host=127.0.0.1", "broker.port=" + brokerPort,
            "period.s=" + periodSeconds, settings]));
        File.WriteAllBytes(_folder["flash/roster.cbor"], Roster());
        SimulatedUnixMs = ((_realUnixMs / HourMs) + 1) * HourMs;
    }

    public long SimulatedUnixMs { get; }

    public string BenchFile => _folder["bench.json"];

    /// <summary>Writes a replay and gives its <c>FILE:COLUMN</c>.</summary>
    public string Replay(IEnumerable<string> rows)
    {
        File.WriteAllLines(_folder["replay.csv"], rows.Prepend("kwh"));
        return _folder["replay.csv"] + ":kwh";
    }

    public BoardProcess Start(int speed, params string[] more) => new([
        "--firmware", _kind, "--flash", _folder["flash"], "--bench", _folder["bench.json"], "--seed", "7",
        "--speed", speed.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--clock", $"{_realUnixMs}:{SimulatedUnixMs}", .. more]);

    public void Dispose() => _folder.Dispose();

    // [1, chain id, f = 0, [one gateway's x and y]]
    private static byte[] Roster()
    {
        using var gateway = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = gateway.ExportParameters(false).Q;
        return [0x84, 0x01, (byte)(0x60 + Chain.Length), .. Encoding.ASCII.GetBytes(Chain), 0x00, 0x81, 0x58, 0x40,
            .. point.X!, .. point.Y!];
    }
}
