using System.Runtime.InteropServices;

namespace EdgeLedger.Boards.Serial;

/// <summary>The kernel's terminal calls.</summary>
/// <remarks>
/// System.IO.Ports ships native code for few machines. Speed and mode are set by the kernel's own termios2
/// (ioctl_tty(2)), whose layout is part of its ABI; that of libc's termios and the meaning of its speeds changed
/// over time. Numbers are those of asm-generic, which x86, ARM and RISC-V share.
/// </remarks>
internal static unsafe partial class Terminal
{
    public const int Interrupted = 4;
    public const int NoSuchFile = 2;
    public const int NoSuchAddress = 6;
    public const int Again = 11;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoSuchDevice = 19;
    public const int InputOutputError = 5;

    public const short Readable = 0x01;
    public const short Writable = 0x04;
    public const short Trouble = 0x08 | 0x10 | 0x20;

    // O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    private const int OpenFlags = 0x2 | 0x100 | 0x800 | 0x80000;
    private const int LockExclusiveNonBlocking = 2 | 4;
    private const nuint GetSettings = 0x802C542A;
    private const nuint SetSettings = 0x402C542B;
    private const uint IgnoreBreakAndFraming = 0x1 | 0x4;

    // CS8 | CREAD | CLOCAL | BOTHER; neither parity, second stop bit, hardware flow control nor HUPCL: to drop DTR
    // and RTS on closing would reset many boards.
    private const uint EightDataBitsAnySpeed = 0x30 | 0x80 | 0x800 | 0x1000;
    private const int VTime = 5;
    private const int VMin = 6;

    public static int Open(string path) => OpenNative(path, OpenFlags);

    /// <summary>Keeps a second program from taking half of the board's lines.</summary>
    public static bool TryLock(int descriptor) => Flock(descriptor, LockExclusiveNonBlocking) == 0;

    /// <summary>Eight data bits, no parity, one stop bit, nothing translated or echoed.</summary>
    /// <returns>False when the descriptor is no terminal.</returns>
    public static bool TryMakeRaw(int descriptor, int baudRate)
    {
        Settings settings;
        if (Ioctl(descriptor, GetSettings, &settings) != 0) return false;
        settings.Input = IgnoreBreakAndFraming;
        settings.Output = 0;
        settings.Local = 0;
        settings.Control = EightDataBitsAnySpeed;
        settings.Characters[VTime] = 0;
        settings.Characters[VMin] = 1;
        settings.InputSpeed = (uint)baudRate;
        settings.OutputSpeed = (uint)baudRate;
        return Ioctl(descriptor, SetSettings, &settings) == 0;
    }

    /// <returns>What is ready; 0 when nothing is within the time.</returns>
    public static short Wait(int descriptor, short wanted, int milliseconds)
    {
        var entry = new PollEntry { Descriptor = descriptor, Wanted = wanted };
        return Poll(&entry, 1, milliseconds) > 0 ? entry.Ready : (short)0;
    }

    public static nint Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer) return ReadNative(descriptor, start, (nuint)buffer.Length);
    }

    public static nint Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes) return WriteNative(descriptor, start, (nuint)bytes.Length);
    }

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenNative(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(int descriptor, nuint request, Settings* settings);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadNative(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteNative(int descriptor, byte* bytes, nuint count);

    // struct termios2, 44 bytes
    private struct Settings
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Discipline;
        public fixed byte Characters[19];
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Ready;
    }
}
