namespace EdgeLedger.Cli.Experiments;

/// <summary>Counts what became of true and false readings; the feeders' own meters are nobody's
/// customers.</summary>
internal sealed class ProtectionCount(int meters)
{
    private readonly long[] _claimed = new long[Enum.GetValues<AttackKind>().Length];
    private readonly long[] _accepted = new long[Enum.GetValues<AttackKind>().Length];

    private long _ofHonest;
    private long _ofHonestKeptOut;

    public void Add(ClaimedReading claim, bool isAccepted)
    {
        if (claim.Meter >= meters) return;
        _claimed[(int)claim.Attack]++;
        if (isAccepted) _accepted[(int)claim.Attack]++;
        if (!claim.IsOfHonestMeter) return;
        _ofHonest++;
        if (!isAccepted) _ofHonestKeptOut++;
    }

    public ProtectionCase Result(string keeper, int gateways, int corrupt, bool hasFeeders)
    {
        long isFalse = _claimed.Sum() - _claimed[0], isTrue = _claimed[0];
        return new ProtectionCase(
            keeper, gateways, corrupt, hasFeeders, isFalse, isTrue,
            Share(_accepted.Sum() - _accepted[0], isFalse), Share(isTrue - _accepted[0], isTrue),
            Share(_ofHonestKeptOut, _ofHonest),
            Enum.GetValues<AttackKind>().Where(attack => _claimed[(int)attack] > 0 && attack != AttackKind.None)
                .ToDictionary(attack => attack, attack => Share(_accepted[(int)attack], _claimed[(int)attack])));
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
