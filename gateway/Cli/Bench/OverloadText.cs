using System.Text;
using static System.FormattableString;

namespace EdgeLedger.Cli.Bench;

/// <summary>The report of a flood for people.</summary>
internal static class OverloadText
{
    public static string Of(OverloadReport report)
    {
        var text = new StringBuilder(Invariant(
            $"""
            {report.Gateways} gateways make {report.SustainablePerSecond:0} statements/s final; sent were {report.OfferedPerSecond:0}/s
            honest boards: {report.HonestStatements} statements, {report.HonestFinalDuring:P1} final when the flood ended, {report.HonestFinalAfter:P2} in the end
            from publication to final on every gateway: p50 {report.HonestP50Ms:0} ms, p99 {report.HonestP99Ms:0} ms
            after the flood all that had been sent was final within {report.DrainSeconds:0.0} s
            refused: {string.Join(", ", report.Refused.Select(one => Invariant($"{one.Key} {one.Value}")))}

            """));
        text.Append("   seconds    resident    verifying    pooled");
        foreach (var sample in report.Memory)
        {
            text.Append(Invariant(
                $"\n{sample.Seconds,10:0.0}{sample.ResidentMiB,8:0} MiB{sample.Verifying,13}{sample.Pooled,10}"));
        }

        return text.ToString();
    }
}
