using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Hosting;

/// <summary>Reads the section <c>witness</c>; what is left out keeps the default.</summary>
internal static class WitnessConfig
{
    private const double MostPowerW = 100_000_000;
    private const double MostPercent = 100;

    private static readonly WitnessSettings Default = new();

    public static WitnessSettings Read(ConfigSection witness)
    {
        witness.AllowOnly("on", "maxPowerW", "minVoltageV", "maxVoltageV", "minFrequencyHz", "maxFrequencyHz",
            "maxAgeDays", "registerPowerPercent", "registerPowerFloorWh", "secondMeterPercent", "secondMeterFloorWh",
            "devices", "feeders", "secondMeters");
        return new WitnessSettings
        {
            IsOn = !witness.Has("on") || witness.Flag("on"),
            MaxPowerW = witness.Number("maxPowerW", 1, MostPowerW, Default.MaxPowerW),
            MaxPowerOf = ReadDevices(witness),
            MinVoltageV = witness.Number("minVoltageV", 1, 1000, Default.MinVoltageV),
            MaxVoltageV = witness.Number("maxVoltageV", 1, 1000, Default.MaxVoltageV),
            MinFrequencyHz = witness.Number("minFrequencyHz", 1, 1000, Default.MinFrequencyHz),
            MaxFrequencyHz = witness.Number("maxFrequencyHz", 1, 1000, Default.MaxFrequencyHz),
            MaxAgeDays = witness.Number("maxAgeDays", 1, 36_500, Default.MaxAgeDays),
            RegisterPowerShare = Percent(witness, "registerPowerPercent", Default.RegisterPowerShare),
            RegisterPowerFloorWh =
                witness.Number("registerPowerFloorWh", 0, MostPowerW, Default.RegisterPowerFloorWh),
            SecondMeterShare = Percent(witness, "secondMeterPercent", Default.SecondMeterShare),
            SecondMeterFloorWh = witness.Number("secondMeterFloorWh", 0, MostPowerW, Default.SecondMeterFloorWh),
            Feeders = [.. witness.List("feeders").Select(ReadFeeder)],
            SecondMeters = [.. witness.List("secondMeters").Select(ReadPair)],
        };
    }

    private static Dictionary<Address, double> ReadDevices(ConfigSection witness)
    {
        var limits = new Dictionary<Address, double>();
        foreach (var device in witness.List("devices"))
        {
            device.AllowOnly("address", "maxPowerW");
            limits[device.Address("address")] = device.Number("maxPowerW", 1, MostPowerW);
        }

        return limits;
    }

    private static FeederSettings ReadFeeder(ConfigSection feeder)
    {
        feeder.AllowOnly("meter", "behind", "lossPercent", "doubtPercent");
        var meter = feeder.Address("meter");
        var settings = new FeederSettings(meter, feeder.Addresses("behind", but: meter));
        return settings with
        {
            LossShare = Percent(feeder, "lossPercent", settings.LossShare),
            DoubtShare = Percent(feeder, "doubtPercent", settings.DoubtShare),
        };
    }

    private static SecondMeterSettings ReadPair(ConfigSection pair)
    {
        pair.AllowOnly("meter", "second");
        return new SecondMeterSettings(pair.Address("meter"), pair.Address("second"));
    }

    private static double Percent(ConfigSection section, string name, double share) =>
        section.Number(name, 0, MostPercent, share * 100) / 100;
}
