using System.Runtime.InteropServices;

namespace EdgeLedger.Ledger.Telemetry;

/// <summary>Processor time by stage, for the benchmark: what a thread waits for is not counted.</summary>
/// <remarks>
/// Asking the kernel for a thread's processor time takes about a quarter of a microsecond, so nobody does who has
/// not been given a clock. What lies within another stage is not counted there. Thread-safe.
/// </remarks>
public sealed partial class StageClock
{
    private const int ThreadProcessorTime = 3;

    private long _verifications;
    private readonly long[] _nanoseconds = new long[Enum.GetValues<Stage>().Length];

    /// <summary>Processor time of the calling thread; 0 where the system does not tell.</summary>
    public static long ThreadNanoseconds =>
        OperatingSystem.IsLinux() && GetTime(ThreadProcessorTime, out var time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : 0;

    /// <summary>Counts the calling thread's time until the answer is disposed of; nothing without a clock.</summary>
    public static StageSpan Measure(StageClock? clock, Stage stage) => new(clock, stage);

    /// <summary>Signatures verified while the clock ran.</summary>
    public long Verifications => Volatile.Read(ref _verifications);

    public void CountVerification() => Interlocked.Increment(ref _verifications);

    public long NanosecondsOf(Stage stage) => Volatile.Read(ref _nanoseconds[(int)stage]);

    public void Add(Stage stage, long nanoseconds) => Interlocked.Add(ref _nanoseconds[(int)stage], nanoseconds);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
