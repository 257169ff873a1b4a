using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>What this gateway finds plausible: the section <c>witness</c> of its configuration.</summary>
/// <remarks>
/// Every gateway has its own: ballots are opinions, and only their count is the region's business. The defaults
/// let pass whatever a house connection could possibly show, so that no honest meter is ever doubted without an
/// operator having said what it should be.
/// </remarks>
public sealed record WitnessSettings
{
    /// <summary>Whether this gateway doubts at all; it answers disputes either way.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Largest power of a connection in watts, either way: three phases of 145 A unless told
    /// otherwise.</summary>
    public double MaxPowerW { get; init; } = 100_000;

    /// <summary>The same for single meters.</summary>
    public IReadOnlyDictionary<Address, double> MaxPowerOf { get; init; } = new Dictionary<Address, double>();

    /// <summary>Voltage where there is any, volts; EN 50160 allows 207 to 253 in normal operation.</summary>
    public double MinVoltageV { get; init; } = 100;

    public double MaxVoltageV { get; init; } = 300;

    /// <summary>Frequency where there is any, hertz.</summary>
    public double MinFrequencyHz { get; init; } = 45;

    public double MaxFrequencyHz { get; init; } = 65;

    /// <summary>Oldest reading taken without doubt, days: longer than a board's outbox lasts.</summary>
    public double MaxAgeDays { get; init; } = 400;

    /// <summary>How far the register may lie off the integral of the power: a share of it, and a floor.</summary>
    public double RegisterPowerShare { get; init; } = 0.2;

    public double RegisterPowerFloorWh { get; init; } = 30;

    public IReadOnlyList<FeederSettings> Feeders { get; init; } = [];

    /// <summary>How far two meters at one point may differ over a period: a share of the larger, and a floor for
    /// what each rounds.</summary>
    public double SecondMeterShare { get; init; } = 0.05;

    public double SecondMeterFloorWh { get; init; } = 5;

    /// <summary>Pairs of meters at one point: each watches the other.</summary>
    public IReadOnlyList<SecondMeterSettings> SecondMeters { get; init; } = [];

    public double MaxPowerFor(Address meter) => MaxPowerOf.TryGetValue(meter, out double own) ? own : MaxPowerW;
}
