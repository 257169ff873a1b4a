using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Tests.CommandLine;

[Collection(ConsoleRun.Collection)]
public sealed class ConfirmationTests
{
    [Theory]
    [InlineData("y", true)]
    [InlineData("yes", true)]
    [InlineData(" Y ", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("yonder", false)]
    public void Only_a_yes_is_one(string said, bool isDone) =>
        Assert.Equal(isDone, Passes(isYes: false, new StringReader(said + "\n")));

    [Fact]
    public void End_of_input_and_a_missing_terminal_are_no()
    {
        Assert.False(Passes(isYes: false, new StringReader("")));
        Assert.False(Passes(isYes: false, person: null));
        Assert.True(Passes(isYes: true, person: null));
    }

    private static bool Passes(bool isYes, TextReader? person)
    {
        try
        {
            Confirmation.Require("?", isYes, person);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
