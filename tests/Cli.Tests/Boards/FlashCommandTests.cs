namespace EdgeLedger.Cli.Tests.Boards;

/// <summary>With a nanoff of our own, which notes how it was called.</summary>
[Collection(ConsoleRun.Collection)]
public sealed class FlashCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string? _home = Environment.GetEnvironmentVariable("HOME");

    [Fact]
    public async Task Board_is_flashed_by_the_commands_that_a_dry_run_prints()
    {
        await ProvisionAsync();
        FakeNanoff("echo \"$PWD> $*\" >> $CALLS; echo flashing");
        string[] typed = Flash("--files", _folder.In("meter-1"), "--image", _folder.Write("app.bin", "x"));

        var dry = await ConsoleRun.OfAsync([.. typed, "--dry-run"]);
        Assert.Equal(0, dry.ExitCode);
        Assert.Empty(Calls());
        var run = await ConsoleRun.OfAsync(typed);

        Assert.True(run.ExitCode == 0, run.Error);
        string[] calls = Calls();
        Assert.Equal(
        [
            "--target ESP32_REV3 --serialport /dev/null --update",
            "--serialport /dev/null --filedeployment deploy.json",
            $"--nanodevice --serialport /dev/null --deploy --image {_folder.In("app.bin")}",
        ],
            calls.Select(call => call.Split("> ")[1]));
        Assert.Equal(_folder.In("meter-1"), calls[1].Split("> ")[0]);
        Assert.Equal(calls.Length, dry.Output.TrimEnd().Split('\n').Length);
        foreach (string call in calls) Assert.Contains(call.Split("> ")[1], dry.Output, StringComparison.Ordinal);
        Assert.Contains("flashing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_of_nanoff_ends_the_work_with_advice()
    {
        FakeNanoff("echo \"$PWD> $*\" >> $CALLS; echo Error E4000; exit 3");

        var run = await ConsoleRun.OfAsync(Flash("--image", _folder.Write("app.bin", "x")));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("could not write the framework ESP32_REV3 (exit code 3)", run.Error, StringComparison.Ordinal);
        Assert.Single(Calls());
    }

    // nanoff 2.5 reports a file that it could not write in its output only.
    [Fact]
    public async Task File_that_nanoff_could_not_write_is_a_failure_although_nanoff_ends_well()
    {
        await ProvisionAsync();
        FakeNanoff("case \"$*\" in *filedeployment*) echo 'Error deploying content file roster.cbor to I:\\roster.cbor';; esac");

        var run = await ConsoleRun.OfAsync(Flash("--files", _folder.In("meter-1")));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nanoff says: Error deploying content file roster.cbor", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_nanoff_is_told_with_its_installation()
    {
        Environment.SetEnvironmentVariable("PATH", _folder.In("empty"));
        Environment.SetEnvironmentVariable("HOME", _folder.Path);

        var run = await ConsoleRun.OfAsync(Flash());

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'dotnet tool install -g nanoff'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_for_another_kind_or_board_is_refused()
    {
        await ProvisionAsync();

        var kind = await ConsoleRun.OfAsync(
            Flash("--files", _folder.In("meter-1"), "--firmware", "actuator", "--dry-run"));
        var board = await ConsoleRun.OfAsync(
            "board", "flash", "esp32-c3-devkitm-1", "--port", "/dev/null", "--files", _folder.In("meter-1"));

        Assert.Contains("is for kind=meter, not for --firmware actuator.", kind.Error, StringComparison.Ordinal);
        Assert.Contains("cannot serve pulse", board.Error, StringComparison.Ordinal);
        Assert.Equal((1, 1), (kind.ExitCode, board.ExitCode));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Environment.SetEnvironmentVariable("HOME", _home);
        _folder.Dispose();
    }

    private static string[] Flash(params string[] more) =>
        ["board", "flash", "esp32-devkitc", "--port", "/dev/null", .. more];

    private async Task ProvisionAsync()
    {
        var run = await ConsoleRun.OfAsync(
            "board", "provision", "esp32-devkitc", "--genesis", SampleGenesis.WriteTo(_folder), "--kind", "meter",
            "--new-key", "--broker", "h", "--wifi-ssid", "w", "--out", _folder.In("meter-1"));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private void FakeNanoff(string script)
    {
        string file = _folder.Write("nanoff", $"#!/bin/sh\nCALLS='{_folder.In("calls")}'\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", $"{_folder.Path}:{_path}");
    }

    private string[] Calls() => File.Exists(_folder.In("calls")) ? File.ReadAllLines(_folder.In("calls")) : [];
}
