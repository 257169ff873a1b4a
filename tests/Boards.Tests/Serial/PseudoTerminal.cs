using System.Runtime.InteropServices;
using System.Text;

namespace EdgeLedger.Boards.Tests.Serial;

/// <summary>A board's end of a cable: what is written here comes out of the port at <see cref="Path"/>.</summary>
internal sealed unsafe partial class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 0x2 | 0x100;
    private const int LongestName = 128;

    private int _descriptor;

    public PseudoTerminal()
    {
        _descriptor = OpenMaster(ReadWriteNoControl);
        byte* name = stackalloc byte[LongestName];
        if (_descriptor < 0 || Grant(_descriptor) != 0 || Unlock(_descriptor) != 0
            || NameOf(_descriptor, name, LongestName) != 0)
        {
            throw new IOException("no pseudo-terminal: " + Marshal.GetLastPInvokeErrorMessage());
        }

        Path = Marshal.PtrToStringUTF8((nint)name)!;
    }

    public string Path { get; }

    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            Assert.Equal(bytes.Length, Write(_descriptor, start, (nuint)bytes.Length));
        }
    }

    /// <summary>Reads until the text has come, or fails after the given time.</summary>
    public string Expect(string text, TimeSpan within)
    {
        long deadline = Environment.TickCount64 + (long)within.TotalMilliseconds;
        var received = new StringBuilder();
        byte* buffer = stackalloc byte[LongestName];
        while (!received.ToString().Contains(text, StringComparison.Ordinal))
        {
            Assert.True(Environment.TickCount64 < deadline, $"'{text}' has not come, only '{received}'");
            var entry = new PollEntry { Descriptor = _descriptor, Wanted = 1 };
            if (Poll(&entry, 1, 20) <= 0 || (entry.Ready & 1) == 0) continue;
            nint count = Read(_descriptor, buffer, LongestName);
            if (count > 0) received.Append(Encoding.UTF8.GetString(buffer, (int)count));
        }

        return received.ToString();
    }

    /// <summary>Pulls the cable.</summary>
    public void Dispose()
    {
        if (_descriptor >= 0) _ = Close(_descriptor);
        _descriptor = -1;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int NameOf(int descriptor, byte* name, nuint size);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Ready;
    }
}
