namespace EdgeLedger.Cli.Experiments;

/// <summary>What the experiment is about.</summary>
/// <param name="Gateways">Sizes of region; for each, 0 to all of them are corrupt.</param>
/// <param name="Compromised">Meters that lie, from the end of the first tenth of the time on.</param>
/// <param name="Days">Of quarter-hours.</param>
/// <param name="Replays">Measured loads, FILE:COLUMN in kWh an hour; none takes the synthetic ones.</param>
internal sealed record ProtectionOptions(
    IReadOnlyList<int> Gateways, int Meters, int Compromised, int Days, int Seed, IReadOnlyList<string> Replays)
{
    public const int PeriodSeconds = 900;

    public const int MetersOnAFeeder = 10;

    public int Periods => Days * 86_400 / PeriodSeconds;

    public int FirstFalsePeriod => Periods / 10;
}
