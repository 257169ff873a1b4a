using System.Runtime.InteropServices;

namespace EdgeLedger.Cli.Up;

/// <summary>kill(2), which .NET offers only as SIGKILL.</summary>
internal static partial class ProcessSignals
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM; a process that is gone already is no failure.</summary>
    public static void AskToEnd(int processId) => _ = Kill(processId, Terminate);

    /// <summary>True while a process of that id exists.</summary>
    public static bool IsAlive(int processId) => Kill(processId, 0) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
