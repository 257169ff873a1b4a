using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>
/// The meters behind a feeder add up to what the feeder's own meter shows, less the losses; a meter that explains
/// a persistent difference is doubted from then on.
/// </summary>
/// <remarks>
/// The sum alone says that somebody lies, not who: doubting all of them would keep out many true readings for each
/// false one. <see cref="FeederBalance"/> therefore learns whose energy goes with the difference.
/// </remarks>
internal sealed class FeederBalanceRule : IWitnessRule
{
    public DoubtReason Reason => DoubtReason.FeederBalance;

    public bool Doubts(in WitnessCase reading) => reading.ImbalanceShare > 0;
}
