using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// Reads from the ledgers on disk what a run starts from and what it came to; no gateway may run meanwhile.
/// </summary>
internal static class LedgerFigures
{
    private const double MilliwattHoursPerWattHour = 1000;

    /// <summary>Time of the newest block that any gateway has; null on a new region.</summary>
    public static long? LastBlockMs(RegionFolder folder, RegionRecord region, Genesis genesis)
    {
        long? last = null;
        foreach (var gateway in region.Gateways)
        {
            string data = folder.Gateway(gateway.Number);
            if (!File.Exists(Path.Combine(data, "ledger.db"))) continue;
            try
            {
                using var store = LedgerStore.Open(data, genesis);
                if (store.Height > 0) last = Math.Max(last ?? 0, store.GetBlock(store.Height)!.Block.Header.UnixMs);
            }
            catch (StoreCorruptException)
            {
                // The gateway itself says so when it starts; the others know the time.
            }
        }

        return last;
    }

    /// <param name="last">The last look at the region, when it had come to rest.</param>
    public static RunReport Report(
        RegionFolder folder, RegionRecord region, RunSnapshot last, IReadOnlyList<BoardProcess> boards)
    {
        int furthest = last.Gateways.MaxBy(g => g.Status?.Height ?? -1)!.Number;
        var genesis = GenesisFile.Read(folder.Genesis);
        using var ledger = RegionLedger.Open(folder.Gateway(furthest), genesis, Es256Scheme.Instance);
        long signed = 0, final = 0, lost = 0;
        var meters = new List<MeterReport>();
        foreach (var board in boards.Where(b => b.Record.Kind == SignerKind.Meter))
        {
            if (!Address.TryParse(board.Record.Address, out var address)) continue;
            var totals = ledger.ReadModel.TotalsOf(address);
            final += totals.Readings;
            if (board.Status is { } status)
            {
                signed += status.Signed;
                lost += Math.Max(status.Recorded - totals.Readings - status.Outbox, status.Lost);
            }

            meters.Add(new MeterReport(
                board.Record.Address, board.Truth?.Rows ?? 0, WattHours(board.Truth?.TrueMilliwattHours),
                WattHours(board.Status?.RegisterMilliwattHours), totals.LastRegisterWh ?? 0));
        }

        return new RunReport
        {
            Gateways = region.Gateways.Count,
            Height = ledger.Height,
            Blocks = ledger.Height,
            ReadingsSigned = signed,
            ReadingsFinal = final,
            ReadingsLost = lost,
            Refused = last.Refused(),
            FinalityP50Ms = last.Middle(s => s.FinalityP50Ms),
            FinalityP95Ms = last.Middle(s => s.FinalityP95Ms),
            Meters = meters,
            DataDir = folder.Path,
        };
    }

    private static double WattHours(long? milliwattHours) => (milliwattHours ?? 0) / MilliwattHoursPerWattHour;
}
