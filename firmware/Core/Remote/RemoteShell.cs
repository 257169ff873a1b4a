using System.Text;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Answers reading commands that come over the link; everything else is for the serial port
    /// only.</summary>
    /// <remarks>
    /// The broker lets nobody but gateways ask, but the board does not rely on it: what only reads can do no harm,
    /// and more than one question in two seconds, after a burst, is not heard. The answer repeats the question in
    /// its first line, so that whoever asked knows his own among others'.
    /// </remarks>
    public sealed class RemoteShell : IMessageHandler
    {
        public const int LongestRequestBytes = 128;

        private const int Burst = 8;
        private const int SpacingMs = 2000;
        private const int ComplaintSpacingMs = 600000;

        private readonly CommandShell _shell;
        private readonly IMessageLink _link;
        private readonly IClock _clock;
        private readonly Log _log;
        private readonly string _answerTopic;
        private readonly AnswerText _answer = new AnswerText();
        private readonly RequestBudget _budget = new RequestBudget(Burst, SpacingMs);
        private long _nextComplaintMs;

        public RemoteShell(CommandShell shell, IMessageLink link, IClock clock, Log log, string answerTopic)
        {
            _shell = shell;
            _link = link;
            _clock = clock;
            _log = log;
            _answerTopic = answerTopic;
        }

        public void Take(byte[] payload)
        {
            string line;
            if (!_budget.TrySpend(_clock.UptimeMs))
            {
                Complain();
                return;
            }

            if (!TryReadLine(payload, out line))
            {
                return;
            }

            _answer.Begin("> " + line);
            _shell.Execute(line, _answer, true);
            _link.TryPublish(_answerTopic, _answer.ToMessage(), 0, false);
        }

        // A flood of questions must not become a flood of log lines.
        private void Complain()
        {
            if (_clock.UptimeMs >= _nextComplaintMs)
            {
                _nextComplaintMs = _clock.UptimeMs + ComplaintSpacingMs;
                _log.Warn("remote", "questions come faster than they are answered; some are not heard");
            }
        }

        // One line of printable ASCII: what is echoed into logs and terminals must not steer them.
        private static bool TryReadLine(byte[] payload, out string line)
        {
            line = null;
            if (payload.Length == 0 || payload.Length > LongestRequestBytes)
            {
                return false;
            }

            for (int i = 0; i < payload.Length; i++)
            {
                if (payload[i] < 0x20 || payload[i] > 0x7e)
                {
                    return false;
                }
            }

            line = Encoding.UTF8.GetString(payload, 0, payload.Length);
            return true;
        }
    }
}
