using EdgeLedger.Records;

namespace EdgeLedger.Cli.Tests.Keys;

[Collection(ConsoleRun.Collection)]
public sealed class KeyCommandsTests
{
    [Fact]
    public async Task Key_is_made_for_its_owner_only_and_shown_with_the_same_address()
    {
        using var folder = new TemporaryFolder();
        string file = folder.In("k.pem");

        var made = await ConsoleRun.OfAsync("key", "new", "--out", file, "--json");
        var shown = await ConsoleRun.OfAsync("key", "show", file, "--json");

        Assert.Equal(0, made.ExitCode);
        Assert.Equal(made.Output, shown.Output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Key_file_is_never_overwritten()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("k.pem", "precious");

        var run = await ConsoleRun.OfAsync("key", "new", "--out", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("precious", File.ReadAllText(file));
    }

    [Fact]
    public async Task Raw_key_of_a_board_shows_the_address_of_its_scalar()
    {
        using var folder = new TemporaryFolder();
        using var signer = EcdsaSigner.Create();
        File.WriteAllBytes(folder.In("device.key"), signer.ExportScalar());

        var run = await ConsoleRun.OfAsync("key", "show", folder.In("device.key"));

        Assert.Contains(signer.Address.ToString(), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Genesis_names_the_keys_given_and_refuses_one_key_twice()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["a", "b", "r"]) await ConsoleRun.OfAsync("key", "new", "--out", folder.In(name));

        var good = await ConsoleRun.OfAsync("genesis", "new", "--region", "north", "--gateway", folder.In("a"),
            folder.In("b"), "--registrar", folder.In("r"), "--out", folder.In("genesis.cbor"));
        var twice = await ConsoleRun.OfAsync("genesis", "new", "--region", "north", "--gateway", folder.In("a"),
            folder.In("a"), "--registrar", folder.In("r"), "--out", folder.In("other.cbor"));

        Assert.Equal(0, good.ExitCode);
        Assert.True(Genesis.TryParse(File.ReadAllBytes(folder.In("genesis.cbor")), out var genesis, out _));
        Assert.Equal(2, genesis!.Validators.Count);
        Assert.Contains(genesis.Chain.Value, good.Output, StringComparison.Ordinal);
        Assert.Equal(2, twice.ExitCode);
        Assert.False(File.Exists(folder.In("other.cbor")));
    }
}
