using System.Text;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Logging
{
    /// <summary>Goes through stored log text: first to count, then to show the last lines.</summary>
    public sealed class LogReplay
    {
        private readonly IReply _reply;
        private readonly int _skip;
        private readonly int _lastStart;
        private int _lines;
        private int _starts;

        /// <summary>Only counts.</summary>
        public LogReplay()
        {
        }

        /// <param name="counted">Has gone through the same text.</param>
        public LogReplay(LogReplay counted, int lines, IReply reply)
        {
            _skip = counted._lines - lines;
            _lastStart = counted._starts;
            _reply = reply;
        }

        /// <summary>Takes lines of ASCII that end with a line feed, and perhaps one that was cut off.</summary>
        public void Take(byte[] text, int offset, int count)
        {
            int end = offset + count;
            int start = offset;
            for (int i = offset; i <= end; i++)
            {
                if (i == end || text[i] == LogStore.LineEnd)
                {
                    if (i > start)
                    {
                        TakeLine(text, start, i - start);
                    }

                    start = i + 1;
                }
            }
        }

        private void TakeLine(byte[] text, int offset, int count)
        {
            if (text[offset] == LogStore.StartMark)
            {
                _starts++;
                return;
            }

            _lines++;
            if (_reply != null && _lines > _skip)
            {
                string line = Encoding.UTF8.GetString(text, offset, count);
                _reply.WriteLine((_starts < _lastStart ? "log before " : "log ") + line);
            }
        }
    }
}
