namespace EdgeLedger.Hil.Tests;

// A class of their own, so that they run beside the others.
public class PowerScenarioTests
{
    public static TheoryData<string> Names => new(VirtualBench.Names(VirtualBench.IsAboutPower));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Board_stands_the_scenario(string name) => VirtualBench.PassAsync(name);
}
