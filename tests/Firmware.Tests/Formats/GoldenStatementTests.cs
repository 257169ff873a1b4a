using System.Text.Json;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Formats;

/// <summary>The device's encoders against the golden statements that a board's tests leave out.</summary>
public class GoldenStatementTests
{
    private static readonly string[] WrittenFields =
        ["unixSeconds", "importWh", "exportWh", "powerW", "lowestPowerW", "highestPowerW", "millivolts", "quality",
            "lost"];

    private static readonly string[] RequiredFields =
        ["unixSeconds", "importWh", "powerW", "millivolts", "quality"];

    public static TheoryData<string> Cases =>
        [.. Vectors.Load("statements").Where(IsWritten).Where(IsLong)
        .Select(statement => statement.Text("name"))];

    [Fact]
    public void Vectors_hold_readings_and_status_that_this_firmware_writes()
    {
        var written = Vectors.Load("statements").Where(IsWritten).ToList();

        Assert.True(written.Count >= 6, "too few vectors are read");
        Assert.Contains(written, statement => statement.Number("contentType") == ContentType.DeviceStatus);
        Assert.Contains(written, statement =>
            statement.TryGetProperty("readings", out var readings) && readings.GetArrayLength() == 32);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statement_is_the_golden_one_byte_for_byte(string name)
    {
        var expected = Vectors.Load("statements").Single(statement => statement.Text("name") == name);
        var payload = new CborWriter(4096);
        WritePayload(expected, payload);
        Assert.Equal(expected.Text("payloadHex"), Convert.ToHexStringLower(payload.ToArray()));

        Assert.True(DeviceKey.TryCreate(
            new P256(), expected.Hex("scalarHex"), new CountingEntropy(77), out var key));
        Assert.Equal(expected.Text("addressHex"), Convert.ToHexStringLower(key.Address));

        byte[] id = new byte[32];
        byte[] statement = new StatementWriter(key, expected.Text("chain")).Write(
            (int)expected.Number("contentType"), expected.Number("seq"), expected.Hex("prevHex"),
            payload.Buffer, 0, payload.Length, id);

        Assert.Equal(expected.Text("idHex"), Convert.ToHexStringLower(id));
        Assert.Equal(expected.Text("statementHex"), Convert.ToHexStringLower(statement));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Payload_is_found_again_in_a_finished_statement(string name)
    {
        var expected = Vectors.Load("statements").Single(statement => statement.Text("name") == name);
        byte[] statement = expected.Hex("statementHex");

        StatementWriter.FindPayload(statement, out int offset, out int count);

        Assert.Equal(expected.Text("payloadHex"), Convert.ToHexStringLower(statement, offset, count));
    }

    private static bool IsLong(JsonElement statement) =>
        statement.TryGetProperty("readings", out var readings)
        && (readings.GetArrayLength() > 1 || readings[0].TryGetProperty("highestPowerW", out _));

    private static bool IsWritten(JsonElement statement)
    {
        if (!statement.TryGetProperty("readings", out var readings) || readings.ValueKind != JsonValueKind.Array)
        {
            return statement.TryGetProperty("status", out _);
        }

        return readings.EnumerateArray().All(reading =>
            reading.EnumerateObject().All(field => WrittenFields.Contains(field.Name))
            && RequiredFields.All(field => reading.TryGetProperty(field, out _)));
    }

    private static void WritePayload(JsonElement statement, CborWriter payload)
    {
        var readings = new ReadingPayload();
        readings.Begin();
        foreach (var reading in statement.GetProperty("readings").EnumerateArray())
        {
            readings.Add(
                new OutboxRecord
                {
                    UnixSeconds = reading.Number("unixSeconds"),
                    ImportMilliwattHours = reading.Number("importWh") * 1000 + 999,
                    ExportMilliwattHours = Optional(reading, "exportWh") * 1000,
                    PowerWatts = (int)reading.Number("powerW"),
                    LowestWatts = Optional(reading, "lowestPowerW", OutboxRecord.NotReported),
                    HighestWatts = Optional(reading, "highestPowerW", OutboxRecord.NotReported),
                    Millivolts = (int)reading.Number("millivolts"),
                    Quality = (int)reading.Number("quality"),
                },
                Optional(reading, "lost"));
        }

        readings.WriteTo(payload);
    }

    private static int Optional(JsonElement reading, string name, int missing = 0) =>
        reading.TryGetProperty(name, out var value) ? value.GetInt32() : missing;
}
