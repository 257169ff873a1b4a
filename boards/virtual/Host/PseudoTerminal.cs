using System.Runtime.InteropServices;
using System.Text;

namespace EdgeLedger.VirtualBoard;

/// <summary>A serial port of the host whose other end is the board: pty(7), raw, without echo.</summary>
/// <remarks>
/// As on a wire, what is said while nobody listens is lost, and who comes and goes at the other end changes
/// nothing here.
/// </remarks>
internal sealed partial class PseudoTerminal : Stream
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int TermiosBytes = 256;
    private const int NameBytes = 64;
    private const short Readable = 1;
    private const short Writable = 4;
    private const short HungUp = 16;
    private const int PollMs = 50;
    private const int LongestStallMs = 200;

    private readonly int _master;
    private readonly string _link;

    /// <param name="link">Becomes a symbolic link to the terminal; one that is there is replaced.</param>
    /// <exception cref="IOException">No terminal can be had, or the link not be made.</exception>
    public PseudoTerminal(string link)
    {
        _link = link;
        _master = OpenTerminal(ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec);
        if (_master < 0 || Grant(_master) != 0 || Unlock(_master) != 0) throw Failure("opened");

        var name = new byte[NameBytes];
        if (NameOf(_master, name, name.Length) != 0) throw Failure("named");
        Name = Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
        MakeRaw();
        if (new FileInfo(link) is { LinkTarget: not null } old) old.Delete();
        File.CreateSymbolicLink(link, Name);
    }

    /// <summary>Path of the end that is for others, <c>/dev/pts/N</c>.</summary>
    public string Name { get; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits for as long as it takes until somebody says something: a port has no end.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            short ready = Wait(Readable, PollMs);
            if ((ready & Readable) != 0)
            {
                nint got = Read(_master, ref buffer[offset], count);
                if (got > 0)
                {
                    // A person's terminal ends a line with a carriage return alone.
                    buffer.AsSpan(offset, (int)got).Replace((byte)'\r', (byte)'\n');
                    return (int)got;
                }
            }

            if ((ready & HungUp) != 0) Thread.Sleep(PollMs);
        }
    }

    /// <summary>Sends what the other end takes; the rest is lost.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            short ready = Wait(Writable, LongestStallMs);
            if ((ready & HungUp) != 0 || (ready & Writable) == 0) return;
            nint written = Write(_master, ref buffer[offset], count);
            if (written <= 0) return;
            offset += (int)written;
            count -= (int)written;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && new FileInfo(_link).LinkTarget == Name) File.Delete(_link);
        base.Dispose(disposing);
    }

    private static IOException Failure(string done) =>
        new($"a pseudo-terminal cannot be {done}: {Marshal.GetLastPInvokeErrorMessage()}");

    // Opened and closed once: from then on the system tells when nobody is there.
    private void MakeRaw()
    {
        int slave = Open(Name, ReadWrite | NoControllingTerminal | CloseOnExec);
        if (slave < 0) throw Failure("opened");
        var settings = new byte[TermiosBytes];
        bool isSet = GetSettings(slave, settings) == 0;
        MakeRaw(settings);
        isSet = isSet && SetSettings(slave, 0, settings) == 0;
        _ = Close(slave);
        if (!isSet) throw Failure("set");
    }

    private short Wait(short events, int milliseconds)
    {
        var poll = new PollEntry { Descriptor = _master, Events = events };
        return Poll(ref poll, 1, milliseconds) > 0 ? poll.Ready : (short)0;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenTerminal(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int NameOf(int descriptor, byte[] name, nint length);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetSettings(int descriptor, byte[] settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(byte[] settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetSettings(int descriptor, int when, byte[] settings);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entry, nuint count, int milliseconds);

    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Ready;
    }
}
