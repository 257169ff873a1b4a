namespace EdgeLedger.Hil.Tests;

public class ScenarioTests
{
    public static TheoryData<string> Names => new(VirtualBench.Names(one => !VirtualBench.IsAboutPower(one)));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Board_stands_the_scenario(string name) => VirtualBench.PassAsync(name);
}
