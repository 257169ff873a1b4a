using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Chain;

public class DeviceKeyFileTests
{
    private static readonly P256 s_curve = new();

    [Fact]
    public void Board_makes_a_key_once_keeps_it_and_forgets_the_hosts_entropy()
    {
        var files = WithHostEntropy(7);

        Assert.True(TryLoad(files, 1, out var made, out var log));

        Assert.False(files.Exists(DeviceKeyFile.HostEntropyPath));
        Assert.True(TryLoad(files, 99, out var loaded, out _));
        Assert.Equal(made!.Address, loaded!.Address);
        using var signer = EcdsaSigner.FromScalar(files[DeviceKeyFile.Path]);
        Assert.Equal(signer.Address.ToString(), Convert.ToHexStringLower(made.Address));
        Assert.Contains("made on this board", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(files[DeviceKeyFile.Path]), log, StringComparison.Ordinal);
    }

    // Either source alone leaves the key open.
    [Fact]
    public void Key_depends_on_the_chips_entropy_and_on_the_hosts()
    {
        string first = KeyOf(chip: 1, host: 7);

        Assert.Equal(first, KeyOf(chip: 1, host: 7));
        Assert.NotEqual(first, KeyOf(chip: 2, host: 7));
        Assert.NotEqual(first, KeyOf(chip: 1, host: 8));
    }

    [Fact]
    public void Key_that_is_there_is_not_made_anew_when_the_same_files_are_flashed_again()
    {
        var files = WithHostEntropy(7);
        Assert.True(TryLoad(files, 1, out var made, out _));
        files[DeviceKeyFile.HostEntropyPath] = new byte[DeviceKeyFile.HostEntropyBytes];

        Assert.True(TryLoad(files, 2, out var kept, out _));

        Assert.Equal(made!.Address, kept!.Address);
        Assert.False(files.Exists(DeviceKeyFile.HostEntropyPath));
    }

    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.Torn)]
    [InlineData(Cut.After)]
    public void Power_cut_at_any_write_leaves_a_board_that_has_its_key_at_the_next_start(Cut cut)
    {
        int cuts = 0;
        for (int at = 1; ; at++)
        {
            // A damaged key of the right length is in the way.
            var files = WithHostEntropy(7);
            files[DeviceKeyFile.Path] = new byte[P256.ScalarBytes];
            files.CutAt = files.Changes + at;
            files.Cut = cut;
            if (!IsCut(files)) break;
            cuts++;
            files.CutAt = 0;

            Assert.True(TryLoad(files, 50, out var key, out string log), log);
            Assert.True(TryLoad(files, 60, out var again, out _));
            Assert.Equal(key!.Address, again!.Address);
            Assert.False(files.Exists(DeviceKeyFile.HostEntropyPath));
        }

        Assert.Equal(3, cuts);
    }

    [Theory]
    [InlineData(null, null, "E setup I:\\device.key is missing: provision this board again, and enrol it")]
    [InlineData(31, null, "E setup I:\\device.key is damaged: provision this board again, and enrol it")]
    [InlineData(32, null, "E setup I:\\device.key is damaged: provision this board again, and enrol it")]
    [InlineData(null, 16, "E setup I:\\host.entropy is not 32 bytes: provision this board again, and enrol it")]
    public void Board_without_a_key_says_what_to_do(int? keyBytes, int? entropyBytes, string line)
    {
        var files = new MemoryFiles();
        if (keyBytes is { } length) files[DeviceKeyFile.Path] = new byte[length];
        if (entropyBytes is { } count) files[DeviceKeyFile.HostEntropyPath] = new byte[count];

        Assert.False(TryLoad(files, 1, out _, out string log));

        Assert.EndsWith(line, log, StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_that_refuses_the_key_keeps_the_hosts_entropy()
    {
        var files = WithHostEntropy(7);
        files.RefusesWrites = true;

        Assert.False(TryLoad(files, 1, out _, out string log));

        Assert.EndsWith("E key flash refuses the new key", log, StringComparison.Ordinal);
        Assert.True(files.Exists(DeviceKeyFile.HostEntropyPath));
    }

    private static string KeyOf(byte chip, byte host)
    {
        var files = WithHostEntropy(host);
        Assert.True(TryLoad(files, chip, out _, out _));
        return Convert.ToHexString(files[DeviceKeyFile.Path]);
    }

    private static MemoryFiles WithHostEntropy(byte value)
    {
        var files = new MemoryFiles();
        files[DeviceKeyFile.HostEntropyPath] = [.. Enumerable.Repeat(value, DeviceKeyFile.HostEntropyBytes)];
        return files;
    }

    private static bool IsCut(MemoryFiles files)
    {
        try
        {
            Assert.True(TryLoad(files, 1, out _, out _));
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static bool TryLoad(MemoryFiles files, byte chip, out DeviceKey? key, out string log)
    {
        var console = new ScriptedConsole();
        var lines = new Log(console, new ManualClock(0), new MemoryFiles());
        var file = new DeviceKeyFile(files, new CountingEntropy(chip), lines);
        bool done = file.TryLoadOrMake(s_curve, out key);
        log = string.Join('\n', console.Output);
        return done;
    }
}
