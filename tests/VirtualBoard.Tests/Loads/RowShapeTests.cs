using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Loads;

public class RowShapeTests
{
    [Theory]
    [InlineData(3600, 0)]
    [InlineData(3600, 1)]
    [InlineData(3600, 360)]                        // 1e-7 kWh
    [InlineData(3600, 3_599)]
    [InlineData(3600, 4_350_000_000)]              // 1.2 kWh
    [InlineData(3600, 1_800_000_000_000)]          // 500 kWh, the largest
    [InlineData(1, 77_777)]
    [InlineData(60, 123_456_789)]
    [InlineData(900, 999_999_999)]
    public void Seconds_of_a_row_add_up_to_its_energy_exactly(int seconds, long energy)
    {
        var power = new int[seconds];

        RowShape.Fill(power, energy, new SeededSequence(5));

        Assert.Equal(energy, power.Sum(value => (long)value));
        Assert.All(power, value => Assert.True(value >= 0));
    }

    [Fact]
    public void Random_rows_add_up_exactly_and_stay_below_their_peak()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++)
        {
            var power = new int[random.Next(1, 7200)];
            long energy = random.NextInt64(0, power.Length * 20_000_000L);

            RowShape.Fill(power, energy, new SeededSequence((ulong)random.NextInt64()));

            string place = $"seed {seed}, row {i}";
            Assert.True(energy == power.Sum(value => (long)value), place);
            Assert.True(power.Max() <= (2.5 * energy / power.Length) + 2, place);
        }
    }

    [Fact]
    public void Appliances_switch_within_a_row_and_run_for_minutes()
    {
        var power = new int[3600];

        RowShape.Fill(power, 4_000_000_000, new SeededSequence(3));

        // A step is a change by more than a tenth of the mean; the spread remainder moves by one milliwatt.
        var steps = Enumerable.Range(1, 3599).Where(i => Math.Abs(power[i] - power[i - 1]) > 100_000).ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 180));
    }
}
