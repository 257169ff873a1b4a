using System.Globalization;
using System.Text;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Ledger;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>What `ledger show` prints, for people and as JSON.</summary>
internal static class LedgerText
{
    public static string Summary(LedgerReader ledger, bool json)
    {
        var totals = ledger.ReadModel.Totals();
        var newest = ledger.GetBlock(ledger.Height)?.Block;
        string chain = ledger.Genesis.Chain.Value;
        string tip = (newest?.Hash ?? ledger.Genesis.Hash).ToString();
        string time = Time(newest?.Header.UnixMs ?? ledger.Genesis.CreatedUnixMs);
        return json
            ? Json.Line(new
            {
                chain, height = ledger.Height, tip, time, statements = totals.Statements, readings = totals.Readings,
                quarantined = totals.Quarantined, disputes = ledger.Disputes.Count,
            })
            : $"""
               chain       {chain}
               height      {ledger.Height}
               tip         {tip}
               time        {time}
               statements  {totals.Statements}
               readings    {totals.Readings}
               quarantined {totals.Quarantined}
               disputes    {ledger.Disputes.Count}
               """;
    }

    public static string Block(StoredBlock stored, bool json)
    {
        var header = stored.Block.Header;
        EntryLine[] entries = [.. stored.Block.Entries.Select(EntryLine.Of)];
        string hash = stored.Block.Hash.ToString(), time = Time(header.UnixMs), proposer = header.Proposer.ToString();
        if (json)
        {
            return Json.Line(new
            {
                height = header.Height, hash, time, proposer, prev = header.Previous.ToString(),
                merkleRoot = header.MerkleRoot.ToString(), stateRoot = header.StateRoot.ToString(),
                round = stored.Certificate.Round, signatures = stored.Certificate.Signatures.Count, entries,
            });
        }

        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"block       {header.Height}\nhash        {hash}\nprevious    {header.Previous}\n")
            .Append(culture, $"time        {time}\nproposer    {proposer}\nmerkle root {header.MerkleRoot}\n")
            .Append(culture, $"state root  {header.StateRoot}\n")
            .Append(culture, $"final       by {stored.Certificate.Signatures.Count} gateways in round ")
            .Append(culture, $"{stored.Certificate.Round}\nentries     {entries.Length}");
        foreach (var entry in entries)
        {
            text.Append(culture, $"\n  {entry.Kind} {entry.Id}  {entry.Content}");
            if (entry.Signer is not null) text.Append(culture, $"  by {entry.Signer} seq {entry.Seq}");
        }

        return text.ToString();
    }

    public static string Entry(StoredBlock stored, EntryLocation at, bool json)
    {
        var entry = stored.Block.Entries[at.Index];
        var line = EntryLine.Of(entry);
        IReadOnlyList<Reading> readings = [];
        if (StatementOf(entry) is { } statement
            && statement.ContentType == ContentType.Reading && ReadingPayload.TryParse(statement.Payload, out var parsed))
        {
            readings = parsed;
        }

        if (json)
        {
            return Json.Line(new
            {
                line.Kind, line.Id, line.Signer, line.Seq, line.Content, height = at.Height, index = at.Index, readings,
                bytes = Convert.ToHexStringLower(entry.Bytes.Span),
            });
        }

        var text = new StringBuilder($"{line.Kind}  {line.Id}\nblock      {at.Height}, entry {at.Index}");
        if (line.Signer is not null) text.Append($"\nsigner     {line.Signer}, seq {line.Seq}");
        text.Append($"\ncontent    {line.Content}");
        foreach (var reading in readings)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n  {Instant.Format(reading.UnixSeconds)}  {reading.ImportWh} Wh  {reading.PowerW} W  ")
                .Append(Extremes(reading))
                .Append(CultureInfo.InvariantCulture, $"{reading.Millivolts} mV  quality {reading.Quality}");
        }

        return text.ToString();
    }

    private static Statement? StatementOf(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement when Statement.TryParse(entry.Bytes, out var statement) => statement,
        EntryKind.Quarantine when Quarantine.TryParse(entry.Bytes, out var quarantine) => quarantine.Statement,
        _ => null,
    };

    private static string Extremes(Reading reading) =>
        reading is { LowestPowerW: null, HighestPowerW: null }
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"({reading.LowestPowerW} to {reading.HighestPowerW} W)  ");

    private static string Time(long unixMs) => Instant.Format(unixMs / 1000);
}
