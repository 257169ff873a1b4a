using System.Globalization;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// What a board's console answers to `status`; the counts are readings (an actuator's: statuses).
/// </summary>
/// <param name="Recorded">Ever put in the outbox.</param>
/// <param name="Final">Those that the heads of f+1 gateways made final.</param>
/// <param name="Outbox">Waiting in flash.</param>
/// <param name="Lost">Declared lost, because the outbox overflowed.</param>
/// <param name="RegisterMilliwattHours">Null on an actuator.</param>
internal sealed record BoardStatus(
    string Address, long Recorded, long Signed, long Final, long Outbox, long Lost,
    long? RegisterMilliwattHours, bool IsLinkUp)
{
    private const string Word = "status ";

    public static bool TryParse(string line, out BoardStatus? status)
    {
        status = null;
        if (!line.StartsWith(Word, StringComparison.Ordinal)) return false;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in line[Word.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) fields[pair[..equals]] = pair[(equals + 1)..];
        }

        if (!fields.TryGetValue("address", out string? address) || !fields.ContainsKey("recorded")) return false;
        status = new BoardStatus(
            address, Number(fields, "recorded") ?? 0, Number(fields, "signed") ?? 0, Number(fields, "final") ?? 0,
            Number(fields, "outbox") ?? 0, Number(fields, "lost") ?? 0, Number(fields, "register_mwh"),
            fields.GetValueOrDefault("link") == "up");
        return true;
    }

    private static long? Number(Dictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out string? text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value : null;
}
