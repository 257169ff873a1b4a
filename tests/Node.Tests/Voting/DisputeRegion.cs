using EdgeLedger.Node.Witness;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>Regions whose gateways do not agree on what is plausible.</summary>
internal static class DisputeRegion
{
    /// <summary>Believes whatever a meter says of its energy.</summary>
    public static WitnessSettings Credulous { get; } =
        new() { MaxPowerW = 1e15, RegisterPowerShare = 1, RegisterPowerFloorWh = 1e15 };

    /// <summary>Four gateways, two of which doubt what the other two believe: no majority either way.</summary>
    public static async Task<TestRegion> OfTwoMindsAsync() => await new TestRegion(4)
    {
        Witness = index => index < 2 ? new WitnessSettings() : Credulous,
    }.StartAllAsync();

    /// <summary>Block after block of honest readings: disputes last so many blocks, and none comes by
    /// itself.</summary>
    public static void GoOnUntil(TestRegion region, TestBoard honest, Func<bool> isDone)
    {
        for (int i = 0; !isDone(); i++)
        {
            Assert.True(i < 200, "what is waited for does not happen within 200 blocks");
            region.Publish(honest.Next(DateTimeOffset.UtcNow.AddMinutes(-1).AddSeconds(i)));
            region.WaitUntilFinal(honest);
        }
    }
}
