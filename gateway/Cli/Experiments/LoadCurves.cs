using EdgeLedger.Cli.CommandLine;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.Cli.Experiments;

/// <summary>What each meter truly measures: watt-hours by quarter-hour.</summary>
/// <remarks>
/// Measured: each meter plays one of the given columns (kWh an hour, spread evenly over its quarters) from a row
/// of its own, times 0.5 to 1.5. Synthetic: 100 to 400 W that never end, a bump of 0.3 to 1.5 kW in the morning
/// and one of 0.5 to
/// 2.5 kW in the evening, each shifted by up to an hour, and now and then a cooker or boiler of 1 to 4 kW for one
/// to three quarters; all of it varies by 20 %. Both by the seed alone.
/// </remarks>
internal static class LoadCurves
{
    private const int QuartersADay = 96;
    private const int SecondsAnHour = 3600;
    private const double MilliwattSecondsAWattHour = 3_600_000;

    public static double[][] Of(ProtectionOptions options)
    {
        var random = new Random(options.Seed);
        if (options.Replays.Count == 0)
        {
            return [.. Enumerable.Range(0, options.Meters).Select(_ => Synthetic(options.Periods, random))];
        }

        EnergyColumn[] columns = [.. options.Replays.Select(Read)];
        return
        [
            .. Enumerable.Range(0, options.Meters)
                .Select(meter => Measured(columns[meter % columns.Length], options.Periods, random)),
        ];
    }

    private static double[] Synthetic(int periods, Random random)
    {
        double baseW = 100 + (300 * random.NextDouble());
        double morningW = 300 + (1200 * random.NextDouble()), eveningW = 500 + (2000 * random.NextDouble());
        double morning = 28 + (8 * random.NextDouble()), evening = 74 + (8 * random.NextDouble());
        double[] wattHours = new double[periods];
        int applianceLeft = 0;
        double applianceW = 0;
        for (int i = 0; i < periods; i++)
        {
            int quarter = i % QuartersADay;
            if (applianceLeft == 0 && quarter > 24 && random.NextDouble() < 0.04)
            {
                (applianceLeft, applianceW) = (random.Next(1, 4), 1000 + (3000 * random.NextDouble()));
            }

            double watts = baseW + Bump(quarter, morning, morningW) + Bump(quarter, evening, eveningW);
            watts = (watts * (0.8 + (0.4 * random.NextDouble()))) + (applianceLeft > 0 ? applianceW : 0);
            if (applianceLeft > 0) applianceLeft--;
            wattHours[i] = watts / 4;
        }

        return wattHours;
    }

    private static double Bump(int quarter, double at, double watts)
    {
        double distance = (quarter - at) / 6;
        return watts * Math.Exp(-distance * distance);
    }

    private static double[] Measured(EnergyColumn column, int periods, Random random)
    {
        int start = random.Next(column.Rows);
        double factor = 0.5 + random.NextDouble();
        double[] wattHours = new double[periods];
        for (int i = 0; i < periods; i++)
        {
            int row = (start + (i / 4)) % column.Rows;
            double hour = (column.EnergyBefore(row + 1) - column.EnergyBefore(row)) / MilliwattSecondsAWattHour;
            wattHours[i] = Math.Max(0, hour) / 4 * factor * (0.8 + (0.4 * random.NextDouble()));
        }

        return wattHours;
    }

    private static EnergyColumn Read(string replay)
    {
        int colon = replay.LastIndexOf(':');
        if (colon <= 0) throw new InputException($"--replay wants FILE:COLUMN, not '{replay}'.", ExitCode.Usage);
        return EnergyColumn.Read(replay[..colon], replay[(colon + 1)..], SecondsAnHour);
    }
}
