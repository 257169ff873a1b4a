using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Logging
{
    /// <summary>One line an event: uptime in seconds, level, part, message. What a technician reads in the
    /// field.</summary>
    /// <remarks>For the thread of the top loop. No line ever holds a password or a key.</remarks>
    public sealed class Log
    {
        /// <summary>Lines kept for the shell's <c>log</c> command, also over a restart.</summary>
        public const int KeptLines = 100;

        private const char FirstPrintable = ' ';

        private readonly IConsole _console;
        private readonly IClock _clock;
        private readonly LogStore _store;

        public Log(IConsole console, IClock clock, IFileStore files)
        {
            _console = console;
            _clock = clock;
            _store = new LogStore(files, "I:\\log");
        }

        public void Info(string part, string message)
        {
            Write("I", part, message);
        }

        public void Warn(string part, string message)
        {
            Write("W", part, message);
        }

        /// <summary>A warning that somebody far away can bring about as often as he likes: no more of them than
        /// the budget has must push all else out of the log.</summary>
        public void Warn(string part, string message, RequestBudget budget)
        {
            if (Allows(budget))
            {
                Warn(part, message);
            }
        }

        /// <summary>Whether the budget has another line now; it is then spent.</summary>
        public bool Allows(RequestBudget budget)
        {
            return budget.TrySpend(_clock.UptimeMs);
        }

        /// <summary>A warning on the console only: what is said every minute would push all else out of the
        /// log.</summary>
        public void Remind(string part, string message)
        {
            _console.WriteLine(LineOf("W", part, message));
        }

        /// <summary>In flash at once, unless there is a flood of them.</summary>
        public void Error(string part, string message)
        {
            Write("E", part, message);
        }

        /// <summary>Puts lines into flash when they are due; to be called often.</summary>
        public void Step()
        {
            _store.Step(_clock.UptimeMs);
        }

        /// <summary>Puts all lines into flash now.</summary>
        public void Flush()
        {
            _store.Flush(_clock.UptimeMs);
        }

        /// <summary>Writes the last lines again, oldest first; those from before the last start are
        /// marked.</summary>
        public void Repeat(int lines, IReply reply)
        {
            LogReplay all = new LogReplay();
            _store.Replay(all);
            _store.Replay(new LogReplay(all, lines, reply));
        }

        private static string OneLine(string message)
        {
            for (int i = 0; i < message.Length; i++)
            {
                if (message[i] < FirstPrintable)
                {
                    char[] characters = message.ToCharArray();
                    for (int k = i; k < characters.Length; k++)
                    {
                        characters[k] = characters[k] < FirstPrintable ? ' ' : characters[k];
                    }

                    return new string(characters);
                }
            }

            return message;
        }

        private void Write(string level, string part, string message)
        {
            string line = LineOf(level, part, message);
            _console.WriteLine(line);
            _store.Add(line, level == "E", _clock.UptimeMs);
        }

        private string LineOf(string level, string part, string message)
        {
            long uptimeMs = _clock.UptimeMs;
            long seconds = uptimeMs / 1000;
            string fraction = (uptimeMs - seconds * 1000 + 1000).ToString().Substring(1);
            return seconds.ToString() + "." + fraction + " " + level + " " + part + " " + OneLine(message);
        }
    }
}
