using System.Diagnostics;

namespace EdgeLedger.Ledger.Tests.Faults;

/// <summary>A folder that is a file system of its own, in memory and of a size that is soon used up.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <returns>Null where the user may not mount.</returns>
    public static SmallDisk? TryMount(string folder, int kilobytes) =>
        Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder) == 0 ? new SmallDisk(folder) : null;

    public void Resize(int kilobytes) =>
        Assert.Equal(0, Run("mount", "-o", $"remount,size={kilobytes}k", _folder));

    public void Dispose() => Assert.Equal(0, Run("umount", _folder));

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
