using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary><c>bench.json</c>: where the simulated world stands, kept in step with the board's flash.</summary>
/// <remarks>
/// The flash and this file cannot change in one step, so before each write of measurements to the flash the
/// position is noted beside the settled one, together with the write. Whoever starts the board again looks whether
/// the write was made: if so the world goes on from the new position, if not from the settled one. Either way it
/// is where the world stood when the firmware last stored what it had measured, so energy is neither skipped nor
/// counted twice, and time never runs backwards behind a stored measurement.
/// The file is overwritten by one write call of well under a page and never synced: a killed process cannot tear
/// it, and a crash of the host is outside what a simulated board is for.
/// </remarks>
internal sealed class BenchFile : IDisposable
{
    private const int MinimumBytes = 1024;

    private readonly SafeFileHandle _file;
    private readonly ArrayBufferWriter<byte> _buffer = new(MinimumBytes);
    private readonly Utf8JsonWriter _json;
    private int _length;

    private BenchFile(SafeFileHandle file, int length)
    {
        _file = file;
        _length = length;
        _json = new Utf8JsonWriter(_buffer);
    }

    /// <exception cref="InvalidDataException">The file is not a bench file.</exception>
    public static BenchFile Open(string path, out BenchRecord? last)
    {
        last = null;
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var content = new byte[RandomAccess.GetLength(file)];
        if (content.Length > 0)
        {
            RandomAccess.Read(file, content, 0);
            last = Parse(path, content, file);
        }

        return new BenchFile(file, content.Length);
    }

    public void Save(BenchRecord record)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        JsonSerializer.Serialize(_json, record, BenchRecordJson.Default.BenchRecord);

        // Blanks over what a longer record has left.
        _length = Math.Max(Math.Max(_length, MinimumBytes), _buffer.WrittenCount + 1);
        int blanks = _length - _buffer.WrittenCount;
        var rest = _buffer.GetSpan(blanks)[..blanks];
        rest.Fill((byte)' ');
        rest[^1] = (byte)'\n';
        _buffer.Advance(blanks);
        RandomAccess.Write(_file, _buffer.WrittenSpan, 0);
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private static BenchRecord Parse(string path, byte[] content, SafeFileHandle file)
    {
        try
        {
            return JsonSerializer.Deserialize(content, BenchRecordJson.Default.BenchRecord)
                ?? throw new JsonException("null");
        }
        catch (JsonException failure)
        {
            file.Dispose();
            throw new InvalidDataException(
                $"{path}: not the state of a bench ({failure.Message}); delete it to start anew", failure);
        }
    }
}
