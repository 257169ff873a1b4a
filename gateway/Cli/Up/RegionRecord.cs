using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// region.json: what `up` must remember of a region beside its keys; it holds the broker's passwords.
/// </summary>
internal sealed class RegionRecord
{
    public required string Region { get; set; }

    public required string Chain { get; set; }

    /// <summary>Files of the registrars' private keys, relative to the folder.</summary>
    public List<string> Registrars { get; set; } = [];

    public List<string> Discos { get; set; } = [];

    /// <summary>Files of technicians' private keys; none in a folder of before.</summary>
    public List<string> Technicians { get; set; } = [];

    public List<GatewayRecord> Gateways { get; set; } = [];

    public List<BoardRecord> Boards { get; set; } = [];

    /// <summary>Loopback port of the broker in the latest run.</summary>
    public int BrokerPort { get; set; }

    public static RegionRecord Load(string file)
    {
        try
        {
            return Json.Read<RegionRecord>(File.ReadAllText(file))
                ?? throw new InputException($"{file} is empty.");
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new InputException($"{file} cannot be read: {fault.Message}");
        }
    }

    public void Save(string file) => PrivateFile.Write(file, Json.Pretty(this) + "\n");
}
