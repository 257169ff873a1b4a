using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>A feeder with a meter of its own, and the meters behind it.</summary>
/// <param name="Behind">All that draw from it; one that is missing here looks like a loss.</param>
/// <param name="LossShare">Energy that the lines themselves take, of what the meters behind show.</param>
/// <param name="DoubtShare">
/// A meter behind is doubted when it explains a persistent imbalance by at least this share of its own energy.
/// </param>
public sealed record FeederSettings(
    Address Meter, IReadOnlyList<Address> Behind, double LossShare = 0.03, double DoubtShare = 0.03);
