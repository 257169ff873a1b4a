using System.Text;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>Who votes, for a person or a program.</summary>
internal static class ValidatorText
{
    public static string Of(ValidatorSchedule schedule, long height, bool json)
    {
        var present = schedule.At(height + 1);
        var next = schedule.NextHeight > height + 1 ? schedule.Next : null;
        if (json)
        {
            return Json.Line(new
            {
                height,
                present = Set(present),
                next = next is null ? null : Set(next),
                nextHeight = next is null ? (long?)null : schedule.NextHeight,
            });
        }

        var text = new StringBuilder();
        text.Append($"height {height}; change {present.Number}: {present.Count} gateways vote, {present.Quorum} are a quorum");
        Append(text, present);
        if (next is not null)
        {
            text.Append($"\nfrom height {schedule.NextHeight} on, change {next.Number}: {next.Count} gateways");
            Append(text, next);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ValidatorSet set)
    {
        foreach (var key in set.Keys) text.Append($"\n  {key.Address}");
    }

    private static object Set(ValidatorSet set) => new
    {
        number = set.Number,
        changeId = set.ChangeId.ToString(),
        hash = set.Hash.ToString(),
        quorum = set.Quorum,
        gateways = set.Keys.Select(key => key.Address.ToString()).ToArray(),
    };
}
