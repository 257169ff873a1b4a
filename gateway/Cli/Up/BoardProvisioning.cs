using System.Globalization;
using System.Text;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// Does for a virtual board what a technician does at the bench: key, settings and roster into its flash.
/// </summary>
internal sealed class BoardProvisioning(RegionFolder folder, RegionRecord region, Genesis genesis)
{
    private const int RosterVersion = 1;

    /// <summary>Adds boards to the region until it has as many of a kind as wanted.</summary>
    public void AddMissing(SignerKind kind, int wanted)
    {
        for (int have = region.Boards.Count(b => b.Kind == kind); have < wanted; have++)
        {
            int number = region.Boards.Count + 1;
            RegionFolder.MakePrivate(folder.Board(number));
            RegionFolder.MakePrivate(folder.Flash(number));
            using var signer = EcdsaSigner.Create();
            RegionFolder.WritePrivate(KeyPath(number), signer.ExportScalar());
            RegionFolder.WritePrivate(Path.Combine(folder.Flash(number), "roster.cbor"), Roster());
            region.Boards.Add(new BoardRecord
            {
                Number = number, Kind = kind, Address = signer.PublicKey.Address.ToString(),
                BrokerPassword = RandomText.Secret(),
            });
        }
    }

    public EcdsaSigner ReadKey(BoardRecord board) => Keys.KeyFile.ReadPrivate(KeyPath(board.Number));

    /// <summary>Sets what belongs to this run and leaves what a technician set besides.</summary>
    /// <param name="start">Where the board's chain goes on; null leaves what the settings have.</param>
    public void WriteSettings(BoardRecord board, TimeSpan period, int brokerPort, ChainPosition? start)
    {
        string file = Path.Combine(folder.Flash(board.Number), "settings.cfg");
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(file))
        {
            foreach (string line in File.ReadLines(file))
            {
                int equals = line.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0) settings[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        settings["region"] = region.Region;
        settings["chain"] = region.Chain;
        settings["broker.host"] = "127.0.0.1";
        settings["broker.port"] = brokerPort.ToString(CultureInfo.InvariantCulture);
        settings["broker.user"] = board.Address;
        settings["broker.password"] = board.BrokerPassword;
        settings["period.s"] = ((long)period.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        settings["kind"] = board.Kind == SignerKind.Meter ? "meter" : "actuator";
        if (board.Kind == SignerKind.Meter) settings.TryAdd("frontend", "simulated");
        settings.TryAdd("wifi.ssid", "bench");
        settings.TryAdd("wifi.password", "not-a-secret");
        if (start is not null)
        {
            settings["first.seq"] = start.NextSeq.ToString(CultureInfo.InvariantCulture);
            settings["first.prev"] = start.Prev;
        }

        var text = new StringBuilder();
        foreach (var (key, value) in settings) text.Append(key).Append('=').Append(value).Append('\n');
        RegionFolder.WritePrivate(file, text.ToString());
    }

    private string KeyPath(int number) => Path.Combine(folder.Flash(number), "device.key");

    // [1, chain id, f, [gateway xy bstr64, ...] ascending by address]
    private byte[] Roster()
    {
        var gateways = genesis.Validators;
        var writer = new CanonicalWriter()
            .WriteArray(4)
            .WriteUnsigned(RosterVersion)
            .WriteText(genesis.Chain.Value)
            .WriteUnsigned(gateways.Faulty)
            .WriteArray(gateways.Count);
        for (int i = 0; i < gateways.Count; i++) writer.WriteBytes(gateways[i].Xy);
        return writer.ToArray();
    }
}
