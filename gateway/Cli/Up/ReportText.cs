using System.Globalization;
using System.Text;

namespace EdgeLedger.Cli.Up;

/// <summary>The report for people.</summary>
internal static class ReportText
{
    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"Height {report.Height}, {report.ReadingsFinal} of {report.ReadingsSigned} signed readings ")
            .Append(culture, $"final, {report.ReadingsLost} lost.\n");
        if (report.FinalityP50Ms is { } p50)
        {
            text.Append(culture, $"Finality p50 {p50:0} ms, p95 {report.FinalityP95Ms:0} ms.\n");
        }

        foreach (var (reason, count) in report.Refused) text.Append(culture, $"Refused {count}: {reason}.\n");
        foreach (var meter in report.Meters)
        {
            text.Append(culture, $"Meter {meter.Address[..8]}: true {meter.TrueWh:0} Wh, register {meter.RegisterWh:0} Wh, ")
                .Append(culture, $"ledger {meter.LedgerWh} Wh.\n");
        }

        return text.Append(culture, $"The ledger lies in {report.DataDir}.").ToString();
    }
}
