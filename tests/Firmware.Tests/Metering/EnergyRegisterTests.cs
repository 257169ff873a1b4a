using EdgeLedger.Firmware.Core.Metering;

namespace EdgeLedger.Firmware.Tests.Metering;

public class EnergyRegisterTests
{
    [Fact]
    public void Register_counts_one_watt_hour_for_a_watt_over_an_hour()
    {
        var register = new EnergyRegister();
        for (int second = 0; second < 3600; second++) register.Add(1000L * 1000);

        Assert.Equal(1000, register.MilliwattHours);
        Assert.Equal(0, register.Remainder);
    }

    // Conservation: whatever the pieces, register and remainder are the exact sum.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Register_and_remainder_are_the_exact_sum_of_random_pieces(int seed)
    {
        var random = new Random(seed);
        var register = new EnergyRegister();
        Int128 sum = 0;
        long previous = 0;
        for (int i = 0; i < 100_000; i++)
        {
            long energy = (long)random.Next(0, 40_000_000) * random.Next(1, 2000);
            register.Add(energy);
            sum += energy;
            Assert.True(register.MilliwattHours >= previous, $"seed {seed}: ran backwards at {i}");
            previous = register.MilliwattHours;
        }

        Int128 counted = (Int128)register.MilliwattHours * EnergyRegister.MilliwattMillisecondsPerMilliwattHour
            + register.Remainder;
        Assert.True(sum == counted, $"seed {seed}");
    }

    [Fact]
    public void Register_ignores_a_state_older_than_its_own()
    {
        var register = new EnergyRegister();
        register.Restore(500, 10);
        register.Restore(499, 3_599_999);
        register.Restore(500, 9);

        Assert.Equal(500, register.MilliwattHours);
        Assert.Equal(10, register.Remainder);
    }

    [Fact]
    public void Register_never_runs_backwards_on_a_negative_amount()
    {
        var register = new EnergyRegister();
        register.Restore(5, 0);
        register.Add(-10_000_000);

        Assert.Equal(5, register.MilliwattHours);
    }
}
