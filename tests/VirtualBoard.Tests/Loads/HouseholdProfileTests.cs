using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Loads;

public class HouseholdProfileTests
{
    private const int Day = 86_400;

    private static int[] DayOf(ulong seed, long day)
    {
        var profile = new HouseholdProfile(seed);
        return [.. Enumerable.Range(0, Day).Select(second => profile.PowerMilliwatts((day * Day) + second))];
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 20_001)]
    [InlineData(77, 20_450)]
    public void A_day_uses_what_a_house_uses_with_its_peak_in_the_evening(ulong seed, long day)
    {
        var power = DayOf(seed, day);

        double kilowattHours = power.Sum(value => (double)value) / 3.6e9;
        Assert.InRange(kilowattHours, 3, 15);
        Assert.True(power[(18 * 3600)..(22 * 3600)].Average() > power[..(5 * 3600)].Average());
        Assert.InRange(power.Max(), 2_000_000, 8_000_000);
    }

    [Fact]
    public void A_day_is_the_same_whenever_it_is_asked_for_and_no_two_houses_are_alike()
    {
        Assert.Equal(DayOf(3, 20_000), DayOf(3, 20_000));
        Assert.NotEqual(DayOf(3, 20_000), DayOf(4, 20_000));
        Assert.NotEqual(DayOf(3, 20_000), DayOf(3, 20_001));
    }
}
