namespace EdgeLedger.Cli.Tests.Devices;

[Collection(ConsoleRun.Collection)]
public sealed class SetCommandTests
{
    private const string Board = "00112233445566778899aabbccddeeff00112233";

    // Neither the key nor the gateway is there: what is mistyped is said before anything is signed.
    [Theory]
    [InlineData("period.s is a number of seconds that divides a day, not '7'.", "period.s", "7")]
    [InlineData("'perod.s' is no setting", "perod.s", "300")]
    public async Task Value_that_no_board_takes_is_refused_before_it_is_signed(
        string sentence, string key, string value)
    {
        var run = await ConsoleRun.OfAsync("device", "set", Board, key, value, "--key", "/no/such/key.pem");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }
}
