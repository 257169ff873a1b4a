namespace EdgeLedger.Cli.Tests.CommandLine;

[Collection(ConsoleRun.Collection)]
public sealed class EdgeLedgerCommandTests
{
    [Theory]
    [InlineData("--gateways wants a whole number from 1 to 31, not 'x'.", "up", "--gateways", "x")]
    [InlineData("--gateways wants a whole number from 1 to 31, not '0'.", "up", "--gateways", "0")]
    [InlineData("--period wants a duration", "up", "--period", "15")]
    [InlineData("--period wants whole seconds", "up", "--period", "1500ms")]
    [InlineData("--period 7s does not divide a day", "up", "--period", "7s")]
    [InlineData("exclude each other", "ledger", "show", "/nowhere", "--height", "1", "--statement", "12")]
    [InlineData("--speed wants a number", "up", "--speed", "NaN")]
    [InlineData("--replay wants FILE:COLUMN", "up", "--replay", "nofile")]
    [InlineData("there is no file", "up", "--replay", "/nowhere/x.csv:load")]
    [InlineData("Unrecognized command or argument 'fly'", "fly")]
    [InlineData("Unrecognized command or argument '--wings'", "up", "--wings")]
    [InlineData("Required argument missing", "key", "show")]
    [InlineData("no address", "device", "revoke", "abc", "--data", "/nowhere")]
    public async Task Wrong_typing_is_answered_by_one_sentence_and_exit_code_2(string sentence, params string[] typed)
    {
        var run = await ConsoleRun.OfAsync(typed);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        AssertOneSentence(run);
    }

    [Theory]
    [InlineData("there is no file /nowhere/key.pem", "key", "show", "/nowhere/key.pem")]
    [InlineData("there is no folder /nowhere.", "key", "new", "--out", "/nowhere/key.pem")]
    [InlineData("/nowhere", "ledger", "verify", "/nowhere")]
    [InlineData("/nowhere", "gateway", "run", "--config", "/nowhere/gateway.json")]
    [InlineData("no token file", "device", "list", "--data", "/nowhere")]
    public async Task Failure_is_answered_by_one_sentence_and_exit_code_1(string sentence, params string[] typed)
    {
        var run = await ConsoleRun.OfAsync(typed);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        AssertOneSentence(run);
    }

    [Fact]
    public async Task File_that_holds_no_token_is_named()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("two-lines", "a\nb");

        var run = await ConsoleRun.OfAsync("device", "list", "--gateway", "http://127.0.0.1:1", "--token", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{file} holds no token.", run.Error, StringComparison.Ordinal);
        AssertOneSentence(run);
    }

    [Fact]
    public async Task Period_that_does_not_divide_a_row_is_refused()
    {
        using var folder = new TemporaryFolder();
        string csv = folder.Write("house.csv", "load\n1.5\n");

        var run = await ConsoleRun.OfAsync("up", "--replay", csv + ":load", "--period", "90m");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not divide a row", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_meters_than_replays_are_refused()
    {
        using var folder = new TemporaryFolder();
        string replay = folder.Write("house.csv", "load\n1.5\n") + ":load";

        var run = await ConsoleRun.OfAsync("up", "--replay", replay, replay, "--meters", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("too few for 2 replays", run.Error, StringComparison.Ordinal);
    }

    private static void AssertOneSentence(ConsoleRun run)
    {
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
