using System.Text;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>How often this board has started, why, and whether its starts come to anything.</summary>
    /// <remarks>
    /// A start has failed until the top loop has done <see cref="GoodAfterSteps"/> steps without a fault, about a
    /// minute, or <see cref="GoodAfterCrashSteps"/> when the start before it crashed: a board that crashes every
    /// five minutes must end in safe mode as well as one that crashes at once. Steps are counted and not seconds,
    /// so that a board whose time is played is judged by what it has done. Content, in two copies: 0 starts (4), 4 failed
    /// starts in a row (4), 8 reason noted for the next start (4), 12 start of the last fault (4), 16 its uptime
    /// in seconds (4), 20 its length (4), 24 its text in ASCII (72).
    /// </remarks>
    public sealed class BoardLife
    {
        public const int FailedStartsToSafeMode = 5;
        public const int GoodAfterSteps = 600;
        public const int GoodAfterCrashSteps = 6000;

        private const int TextOffset = 24;
        private const int TextBytes = 72;

        private readonly TwoCopyStore _store;
        private readonly byte[] _content = new byte[TextOffset + TextBytes];
        private int _goodSteps;

        /// <summary>Reads what the start before has noted, and changes nothing.</summary>
        public BoardLife(IFileStore files)
        {
            _store = new TwoCopyStore(files, "I:\\life", _content.Length);
            _store.TryLoad(_content);
            Reason = Bytes.GetInt32(_content, 8);
        }

        public long StartCount
        {
            get { return Bytes.GetUInt32(_content, 0); }
        }

        /// <summary>In a row, this one among them until it proves good.</summary>
        public int FailedStarts
        {
            get { return Bytes.GetInt32(_content, 4); }
        }

        /// <summary>Why this start happened: one of <see cref="RestartReason"/>.</summary>
        public int Reason { get; private set; }

        /// <summary>Too many starts have failed: the application is not to be started.</summary>
        public bool IsSafeMode { get; private set; }

        /// <summary>The last row of faults that ended in a restart; null when there was none.</summary>
        public string LastFault
        {
            get
            {
                int length = Bytes.GetInt32(_content, 20);
                return length <= 0 || length > TextBytes ? null
                    : "start " + Bytes.GetUInt32(_content, 12).ToString() + " after "
                    + Bytes.GetUInt32(_content, 16).ToString() + " s, "
                    + Encoding.UTF8.GetString(_content, TextOffset, length);
            }
        }

        /// <summary>Starts, their reason and failures, each with a space before it.</summary>
        public void WriteTo(StringBuilder text)
        {
            text.Append(" starts=").Append(StartCount);
            text.Append(" reason=").Append(RestartReason.WordOf(Reason));
            text.Append(" failed_starts=").Append(FailedStarts);
        }

        /// <summary>Counts this start, once what its reason asks for is done.</summary>
        /// <returns>False when flash refused.</returns>
        public bool TryBegin()
        {
            IsSafeMode = FailedStarts >= FailedStartsToSafeMode;
            Bytes.PutUInt32(_content, 0, StartCount + 1);
            Bytes.PutInt32(_content, 4, IsSafeMode ? FailedStarts : FailedStarts + 1);
            Bytes.PutInt32(_content, 8, RestartReason.Power);
            return _store.TrySave(_content);
        }

        /// <summary>Before a restart that somebody wanted: it counts as no failure, and ends safe mode.</summary>
        /// <returns>False when flash refused.</returns>
        public bool TryNoteRestart(int reason)
        {
            Bytes.PutInt32(_content, 4, 0);
            Bytes.PutInt32(_content, 8, reason);
            return _store.TrySave(_content);
        }

        /// <summary>Before a restart after faults.</summary>
        /// <returns>False when flash refused.</returns>
        public bool TryNoteCrash(string fault, long uptimeMs)
        {
            int length = fault.Length < TextBytes ? fault.Length : TextBytes;
            for (int i = 0; i < length; i++)
            {
                _content[TextOffset + i] = fault[i] >= ' ' && fault[i] <= '~' ? (byte)fault[i] : (byte)'?';
            }

            Bytes.PutInt32(_content, 20, length);
            Bytes.PutUInt32(_content, 16, uptimeMs / 1000);
            Bytes.PutUInt32(_content, 12, StartCount);
            Bytes.PutInt32(_content, 8, RestartReason.Crash);
            return _store.TrySave(_content);
        }

        /// <summary>A step of the top loop has failed.</summary>
        public void NoteFault()
        {
            _goodSteps = 0;
        }

        /// <summary>A step of the top loop has gone well.</summary>
        public void NoteStep()
        {
            if (FailedStarts == 0)
            {
                return;
            }

            _goodSteps++;
            if (_goodSteps < (Reason == RestartReason.Crash ? GoodAfterCrashSteps : GoodAfterSteps))
            {
                return;
            }

            // Should flash refuse, the count comes back with the next start; there is nothing else to do about it.
            Bytes.PutInt32(_content, 4, 0);
            _store.TrySave(_content);
        }
    }
}
