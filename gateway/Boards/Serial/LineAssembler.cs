using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EdgeLedger.Boards.Serial;

/// <summary>Cuts a stream of bytes into lines that end with CR, LF or both.</summary>
/// <remarks>
/// Empty lines are dropped: no board says anything by one, and CR LF would yield one each. Bytes that are no
/// UTF-8, as the boot loader sends at another speed, become U+FFFD. Without an end a line is cut at
/// <see cref="LongestLineBytes"/>, so that noise cannot fill the memory.
/// </remarks>
internal sealed class LineAssembler
{
    public const int LongestLineBytes = 4096;

    private readonly byte[] _line = new byte[LongestLineBytes];
    private readonly Queue<string> _complete = new();
    private int _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                Complete();
                continue;
            }

            _line[_length++] = value;
            if (_length == LongestLineBytes) Complete();
        }
    }

    /// <summary>Takes the rest for a line: what came before the cable was pulled.</summary>
    public void Complete()
    {
        if (_length > 0) _complete.Enqueue(Encoding.UTF8.GetString(_line, 0, _length));
        _length = 0;
    }

    public bool TryTake([NotNullWhen(true)] out string? line) => _complete.TryDequeue(out line);
}
