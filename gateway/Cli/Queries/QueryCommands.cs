using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Devices;
using EdgeLedger.Cli.Ledgers;

namespace EdgeLedger.Cli.Queries;

/// <summary>`edgeledger query energy`: questions to a gateway's data, offline.</summary>
internal static class QueryCommands
{
    public static Command Create() => new("query", "Ask a gateway's data.") { Energy() };

    private static Command Energy()
    {
        var directory = OptionOf.Operand("DIR", "A gateway's data folder.");
        var device = OptionOf.Needed("--device", "The meter: 40 hex digits.", "ADDRESS");
        var from = OptionOf.Text("--from", "Beginning (default: the first reading).", "TIME");
        var to = OptionOf.Text("--to", "End (default: the last reading).", "TIME");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("energy", "Energy that a meter counted between two times.")
        {
            directory, device, from, to, json,
        };
        command.SetAction(parsed =>
        {
            var address = DeviceCommands.ParseAddress(parsed.GetValue(device)!);
            long? begin = Instant.ParseUnixSeconds("--from", parsed.GetValue(from));
            long? end = Instant.ParseUnixSeconds("--to", parsed.GetValue(to));
            if (begin > end) throw new InputException("--from lies after --to.", ExitCode.Usage);
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            string span = begin is null && end is null ? "" : " in that time";
            var figure = ledger.ReadModel.Energy(address, begin, end)
                ?? throw new InputException($"the ledger has no reading of {address}{span}.");
            string first = Instant.Format(figure.FromUnixSeconds), last = Instant.Format(figure.ToUnixSeconds);
            string plural = figure.Readings == 1 ? "" : "s";
            Console.Out.WriteLine(parsed.GetValue(json)
                ? Json.Line(new
                {
                    device = address.ToString(), from = first, to = last, importWh = figure.WattHours,
                    fromRegisterWh = figure.FromRegisterWh, toRegisterWh = figure.ToRegisterWh, readings = figure.Readings,
                })
                : $"{figure.WattHours} Wh from {first} to {last} ({figure.Readings} reading{plural})");
        });
        return command;
    }
}
