using System.Runtime.InteropServices;

namespace EdgeLedger.Node.Ingest;

/// <summary>Lets a thread that always has work give way to those that have little.</summary>
internal static partial class ThreadNiceness
{
    private const int OfProcessOrThread = 0;
    private const int Calling = 0;
    private const int Nice = 5;

    /// <summary>
    /// Lowers the calling thread's priority. Verification takes whole cores when much arrives, and a vote that
    /// waits behind it costs every gateway a round. On Linux niceness is per thread (setpriority(2), "C
    /// library/kernel differences"), and .NET's own thread priorities do nothing there.
    /// </summary>
    public static void Yield()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfProcessOrThread, Calling, Nice);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
