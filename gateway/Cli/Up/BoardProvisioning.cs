using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// Does for a virtual board what a technician does at the bench: key, settings and roster into its flash.
/// </summary>
internal sealed class BoardProvisioning(RegionFolder folder, RegionRecord region, Genesis genesis)
{
    /// <summary>Adds boards to the region until it has as many of a kind as wanted.</summary>
    public void AddMissing(SignerKind kind, int wanted)
    {
        for (int have = region.Boards.Count(b => b.Kind == kind); have < wanted; have++)
        {
            int number = region.Boards.Count + 1;
            PrivateFile.MakeFolder(folder.Board(number));
            PrivateFile.MakeFolder(folder.Flash(number));
            using var signer = EcdsaSigner.Create();
            PrivateFile.Write(KeyPath(number), signer.ExportScalar());
            PrivateFile.Write(
                Path.Combine(folder.Flash(number), RosterFile.Name), RosterFile.Of(genesis, Technicians()));
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
        string file = Path.Combine(folder.Flash(board.Number), SettingsFile.Name);
        var settings = SettingsFile.Parse(File.Exists(file) ? File.ReadAllText(file) : "");
        settings["region"] = region.Region;
        settings["chain"] = region.Chain;
        settings["broker.host"] = "127.0.0.1";
        settings.Set("broker.port", brokerPort);
        settings["broker.user"] = board.Address;
        settings["broker.password"] = board.BrokerPassword;
        settings.Set("period.s", (long)period.TotalSeconds);
        settings["kind"] = SettingsKind.Of(board.Kind);
        if (board.Kind == SignerKind.Meter) settings.SetIfAbsent("frontend", FrontEnd.Simulated);
        settings.SetIfAbsent("wifi.ssid", "bench");
        settings.SetIfAbsent("wifi.password", "not-a-secret");
        if (start is not null)
        {
            settings.Set("first.seq", start.NextSeq);
            settings["first.prev"] = start.Prev;
        }

        PrivateFile.Write(file, settings.ToString());
    }

    private string KeyPath(int number) => Path.Combine(folder.Flash(number), BoardFolder.KeyName);

    private IReadOnlyList<PublicKey> Technicians() => [.. region.Technicians.Select(file =>
    {
        using var key = Keys.KeyFile.ReadPrivate(folder.In(file));
        return key.PublicKey;
    })];
}
