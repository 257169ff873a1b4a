using EdgeLedger.Hil.Benches;

namespace EdgeLedger.Hil.Tests.Running;

public class ConsolePersonTests
{
    [Fact]
    public void Instruction_is_shown_and_the_enter_key_goes_on()
    {
        var output = new StringWriter();

        new ConsolePerson(new StringReader("\n"), output).Follow("Pull the cable.");

        Assert.Contains(">>> Pull the cable.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("")]
    public void What_cannot_be_done_breaks_the_case(string typed) => Assert.Contains(
        "Pull the cable.",
        Assert.Throws<BenchException>(() =>
            new ConsolePerson(new StringReader(typed), TextWriter.Null).Follow("Pull the cable.")).Message,
        StringComparison.Ordinal);
}
