using EdgeLedger.Firmware.Core.Metering;

namespace EdgeLedger.Firmware.Tests.Metering;

public class EnergyRegisterTests
{
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
}
