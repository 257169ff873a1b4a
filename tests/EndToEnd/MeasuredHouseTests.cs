using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

public sealed class MeasuredHouseTests
{
    /// <summary>
    /// Names a Building_N.csv of the CityLearn Challenge 2022; tests/run sets it where it finds one.
    /// </summary>
    private const string Variable = "EDGELEDGER_MEASURED_HOUSE";

    private const int Days = 3;
    private const int LoadColumn = 7;

    [Fact]
    public async Task Days_of_a_measured_house_come_out_of_the_ledger_as_they_went_in()
    {
        // The measured data are no part of the repository: without them there is nothing to say.
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } measured) return;
        using var data = new RegionData();
        string slice = Path.Combine(data.Parent, "slice.csv");
        File.WriteAllLines(slice, File.ReadLines(measured).Take(1 + (Days * 24)));

        await using var region = await RunningRegion.StartAsync(
            data, "--gateways", "1", "--speed", "72000", "--replay", slice + ":non_shiftable_load");
        var report = await region.ReportAsync(TimeSpan.FromMinutes(2));

        double kiloWattHours = File.ReadLines(slice).Skip(1)
            .Sum(line => double.Parse(
                line.Split(',')[LoadColumn], System.Globalization.CultureInfo.InvariantCulture));
        double ledgerWh = report.GetProperty("meters")[0].GetProperty("ledgerWh").GetDouble();
        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        Assert.Equal(Days * 96, report.GetProperty("readingsFinal").GetInt64());
        Assert.InRange(ledgerWh, kiloWattHours * 995, kiloWattHours * 1005);
    }
}
