using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>The newest registers of two meters at one point, by the second at which they stood.</summary>
internal sealed class SecondMeter
{
    private const int KeptReadings = 64;

    private readonly Dictionary<Address, SortedDictionary<long, Reading>> _readings = [];

    public void Add(Address meter, Reading reading)
    {
        if (!_readings.TryGetValue(meter, out var kept)) _readings[meter] = kept = [];
        kept[reading.UnixSeconds] = reading;
        if (kept.Count > KeptReadings) kept.Remove(kept.Keys.First());
    }

    /// <returns>Net energy that the other meter shows between the times of the two, Wh; null if it is not
    /// known.</returns>
    public double? NetOfOther(Address meter, Reading from, Reading to)
    {
        foreach (var (other, kept) in _readings)
        {
            if (other != meter && kept.TryGetValue(from.UnixSeconds, out var start)
                && kept.TryGetValue(to.UnixSeconds, out var end))
            {
                return WitnessCase.NetBetween(start, end);
            }
        }

        return null;
    }
}
