using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;

namespace EdgeLedger.Firmware.Core.Logging
{
    /// <summary>The last log lines, in flash, so that they can be read after a crash.</summary>
    /// <remarks>
    /// ASCII text in four files that take turns, each at most one block of LittleFS: the last 8,900 bytes are
    /// always there, 100 lines of 89. A file begins with its number (8 digits and a line feed), by which the
    /// newest is known; each start of the board begins with a line <c>=</c>. Lines wait in memory and are added
    /// together, since flash wears with every write: after ten minutes, when 1 KB is full, or before a restart;
    /// lines of level E at once, up to 20 times an hour. Whoever can make the board log cannot wear out its flash:
    /// 1 KB that is full is written up to 100 times at once, and then every 150 s; of what comes faster only the
    /// newest lines are kept. There is no checksum: a line that a power cut has torn is seen to be torn.
    /// </remarks>
    public sealed class LogStore
    {
        public const byte LineEnd = (byte)'\n';
        public const byte StartMark = (byte)'=';
        public const int LongestLine = 240;
        public const int WriteIntervalMs = 600000;
        public const int UrgentWritesAnHour = 20;

        private const int FullWritesAtOnce = 100;
        private const int FullWriteSpacingMs = 150000;
        private const int Files = 4;
        private const int FileBytes = 4000;
        private const int MarkBytes = 2;
        private const int NumberDigits = 8;
        private const int HeaderBytes = NumberDigits + 1;
        private const int PendingBytes = 1024;
        private const int HourMs = 3600000;
        private const long Never = long.MaxValue;
        private const int FirstUnprintable = 127;

        private readonly IFileStore _files;
        private readonly string _path;

        // Room for the number of a new file, then the lines that are not in flash yet.
        private readonly byte[] _pending = new byte[HeaderBytes + PendingBytes];
        private readonly RequestBudget _fullWrites = new RequestBudget(FullWritesAtOnce, FullWriteSpacingMs);
        private int _count = MarkBytes;
        private int _number = -1;
        private int _used = FileBytes;
        private bool _isOpen;
        private long _dueMs = Never;
        private long _hourEndsMs;
        private int _urgentWrites;

        /// <param name="path">Path without its ending; the files are <c>-0.txt</c> to <c>-3.txt</c>.</param>
        public LogStore(IFileStore files, string path)
        {
            _files = files;
            _path = path;
            _pending[HeaderBytes] = StartMark;
            _pending[HeaderBytes + 1] = LineEnd;
        }

        /// <param name="isUrgent">To be in flash before the next thing happens.</param>
        public void Add(string line, bool isUrgent, long uptimeMs)
        {
            int length = line.Length < LongestLine ? line.Length : LongestLine;
            if (_count + length + 1 > PendingBytes && _fullWrites.TrySpend(uptimeMs))
            {
                Flush(uptimeMs);
            }

            while (_count + length + 1 > PendingBytes)
            {
                DropOldest();
            }

            _dueMs = _dueMs == Never ? uptimeMs + WriteIntervalMs : _dueMs;
            for (int i = 0; i < length; i++)
            {
                char c = line[i];
                _pending[HeaderBytes + _count + i] = c < FirstUnprintable ? (byte)c : (byte)'?';
            }

            _count += length;
            _pending[HeaderBytes + _count] = LineEnd;
            _count++;
            if (isUrgent && TryTakeUrgent(uptimeMs))
            {
                Flush(uptimeMs);
            }
        }

        public void Step(long uptimeMs)
        {
            if (uptimeMs >= _dueMs)
            {
                Flush(uptimeMs);
            }
        }

        /// <summary>What flash refuses waits for another interval.</summary>
        public void Flush(long uptimeMs)
        {
            if (_dueMs == Never)
            {
                return;
            }

            Open();
            bool isDone = _used + _count > FileBytes
                ? TryBegin() : _files.TryAppend(PathOf(_number), _pending, HeaderBytes, _count);
            _dueMs = uptimeMs + WriteIntervalMs;
            if (isDone)
            {
                _used += _count;
                _count = 0;
                _dueMs = Never;
            }
        }

        /// <summary>All lines, oldest first.</summary>
        public void Replay(LogReplay replay)
        {
            Open();
            for (int number = _number - Files + 1; number <= _number; number++)
            {
                byte[] text;
                if (number >= 0 && _files.TryRead(PathOf(number), out text) && NumberOf(text) == number)
                {
                    replay.Take(text, HeaderBytes, text.Length - HeaderBytes);
                }
            }

            replay.Take(_pending, HeaderBytes, _count);
        }

        private static int NumberOf(byte[] text)
        {
            if (text.Length < HeaderBytes || text[NumberDigits] != LineEnd)
            {
                return -1;
            }

            int number = 0;
            for (int i = 0; i < NumberDigits; i++)
            {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                number = number * 10 + digit;
            }

            return number;
        }

        // On first use: a board that has nothing to log reads nothing.
        private void Open()
        {
            if (_isOpen)
            {
                return;
            }

            _isOpen = true;
            for (int slot = 0; slot < Files; slot++)
            {
                byte[] text;
                int number = _files.TryRead(PathOf(slot), out text) ? NumberOf(text) : -1;
                if (number > _number && number % Files == slot)
                {
                    _number = number;

                    // After a torn end nothing can be added: the next line would grow out of it.
                    _used = text[text.Length - 1] == LineEnd ? text.Length : FileBytes;
                }
            }
        }

        private bool TryBegin()
        {
            int rest = _number + 1;
            for (int i = NumberDigits - 1; i >= 0; i--)
            {
                _pending[i] = (byte)('0' + rest % 10);
                rest /= 10;
            }

            _pending[NumberDigits] = LineEnd;
            if (!_files.TryWrite(PathOf(_number + 1), _pending, 0, HeaderBytes + _count))
            {
                return false;
            }

            _number++;
            _used = HeaderBytes;
            return true;
        }

        private bool TryTakeUrgent(long uptimeMs)
        {
            if (uptimeMs >= _hourEndsMs)
            {
                _hourEndsMs = uptimeMs + HourMs;
                _urgentWrites = 0;
            }

            _urgentWrites++;
            return _urgentWrites <= UrgentWritesAnHour;
        }

        private void DropOldest()
        {
            int first = HeaderBytes + (_pending[HeaderBytes] == StartMark ? MarkBytes : 0);
            int end = first;
            while (_pending[end] != LineEnd)
            {
                end++;
            }

            end++;
            System.Array.Copy(_pending, end, _pending, first, HeaderBytes + _count - end);
            _count -= end - first;
        }

        private string PathOf(int number)
        {
            return _path + "-" + (number % Files).ToString() + ".txt";
        }
    }
}
