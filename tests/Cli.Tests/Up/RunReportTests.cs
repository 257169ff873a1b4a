using System.Text.Json;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class RunReportTests
{
    [Fact]
    public void Report_is_one_line_with_exactly_the_agreed_fields()
    {
        string line = Json.Line(new RunReport
        {
            Gateways = 4, Height = 7, Blocks = 7, ReadingsSigned = 20, ReadingsFinal = 20, ReadingsLost = 0,
            Refused = new Dictionary<string, long> { ["BadSignature"] = 2 }, FinalityP50Ms = 900, FinalityP95Ms = null,
            Meters = [new MeterReport("ab", 24, 1.5, 1.5, 1)], DataDir = "/tmp/x",
        });

        Assert.DoesNotContain('\n', line);
        using var document = JsonDocument.Parse(line);
        Assert.Equal(
            ["gateways", "height", "blocks", "readingsSigned", "readingsFinal", "readingsLost", "refused",
                "finalityP50Ms", "finalityP95Ms", "meters", "dataDir"],
            document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["address", "rows", "trueWh", "registerWh", "ledgerWh"],
            document.RootElement.GetProperty("meters")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, document.RootElement.GetProperty("refused").GetProperty("BadSignature").GetInt64());
    }
}
