using System.Globalization;
using System.Text;

namespace EdgeLedger.Cli.Experiments;

/// <summary>The cases as a table for people.</summary>
internal static class ProtectionTable
{
    public static string Text(ProtectionOptions options, IReadOnlyList<ProtectionCase> cases)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {options.Meters} meters, {options.Compromised} of them compromised, {options.Days} days, seed {options.Seed}
             {cases[0].FalseReadings} false readings, {cases[0].TrueReadings} true ones

             keeper       corrupt   feeder meters   false accepted   true kept out   of honest meters
             """));
        foreach (var one in cases)
        {
            string keeper = one.Keeper == "region" ? $"{one.Gateways} gateways" : one.Keeper;
            string feeders = one.Keeper == "region" ? one.HasFeeders ? "known" : "none" : "-";
            text.Append(CultureInfo.InvariantCulture, $"\n{keeper,-12} {one.Corrupt,7}   {feeders,-13}")
                .Append(CultureInfo.InvariantCulture, $"   {one.FalseAcceptedShare,13:0.0%}   {one.TrueKeptOutShare,13:0.0%}")
                .Append(CultureInfo.InvariantCulture, $"   {one.HonestKeptOutShare,16:0.0%}");
        }

        text.Append("\n\nfalse accepted by attack, no gateway corrupt\n");
        text.Append($"{"",-12} {"no feeder meters",16} {"feeder meters",14}");
        var honest = cases.Where(one => one is { Keeper: "region", Corrupt: 0 }).Take(2).ToList();
        foreach (var (attack, share) in honest[0].FalseAcceptedByAttack)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{attack.ToString().ToLowerInvariant(),-12} {share,16:0.0%}")
                .Append(CultureInfo.InvariantCulture, $" {honest[1].FalseAcceptedByAttack[attack],14:0.0%}");
        }

        return text.ToString();
    }
}
