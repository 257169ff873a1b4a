using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Witness;

// The sum behind a feeder against its own meter, and who explains the difference.
public sealed class FeederBalanceTests
{
    private const int Meters = 10;
    private static readonly Address[] Addresses = [.. Enumerable.Range(1, Meters + 1).Select(AddressOf)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nobody_is_doubted_while_all_tell_the_truth(int seed)
    {
        var balance = Play(seed, periods: 600, (_, energy) => energy);
        Assert.True(balance.Periods > 500);
        Assert.All(Addresses, meter => Assert.Equal(0, balance.ShareOf(meter)));
    }

    [Theory]
    [InlineData(0.5, 60)]
    [InlineData(0.9, 200)]
    public void Meter_that_leaves_out_a_share_is_found_and_no_other(double share, int periods)
    {
        var balance = Play(7, periods, (meter, energy) => meter == 4 ? energy * share : energy);

        // Left out of what it claims: a meter that shows half leaves out as much again.
        Assert.Equal((1 / share) - 1, balance.ShareOf(Addresses[4]), 0.05);
        Assert.All(Addresses.Where((_, meter) => meter != 4), meter => Assert.Equal(0, balance.ShareOf(meter)));
    }

    [Fact]
    public void Constant_that_is_left_out_is_seen_and_blamed_on_nobody()
    {
        var balance = Play(7, 400, (meter, energy) => meter == 4 ? Math.Max(0, energy - 60) : energy);
        Assert.True(balance.LastImbalanceWh > 20);
        Assert.All(Addresses.Where((_, meter) => meter != 4), meter => Assert.Equal(0, balance.ShareOf(meter)));
    }

    [Fact]
    public void Registers_that_never_meet_are_dropped()
    {
        var balance = new FeederBalance(new FeederSettings(Addresses[Meters], Addresses[..Meters]));
        for (int i = 0; i < 10_000; i++) balance.Add(Addresses[0], At(i, i));
        Assert.Equal(0, balance.Periods);
    }

    private static FeederBalance Play(int seed, int periods, Func<int, double, double> claim)
    {
        var random = new Random(seed);
        var balance = new FeederBalance(new FeederSettings(Addresses[Meters], Addresses[..Meters]));
        double[] registers = new double[Meters + 1];
        for (int period = 0; period < periods; period++)
        {
            double behind = 0;
            for (int meter = 0; meter < Meters; meter++)
            {
                double energy = 30 + (400 * random.NextDouble() * random.NextDouble());
                behind += energy;
                registers[meter] += claim(meter, energy);
            }

            registers[Meters] += behind * (1.027 + (0.006 * random.NextDouble()));
            for (int meter = 0; meter <= Meters; meter++)
            {
                balance.Add(Addresses[meter], At(900L * period, (long)registers[meter]));
            }
        }

        return balance;
    }

    private static Reading At(long seconds, long importWh) => new() { UnixSeconds = seconds, ImportWh = importWh };

    private static Address AddressOf(int number)
    {
        byte[] bytes = new byte[Address.Size];
        bytes[0] = (byte)number;
        return Address.FromBytes(bytes);
    }
}
