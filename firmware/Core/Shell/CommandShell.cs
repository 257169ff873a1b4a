using System.Text;
using EdgeLedger.Firmware.Core.Applications;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>The technician's commands on the serial console: one line in, one line out (log:
    /// several).</summary>
    public sealed class CommandShell
    {
        private readonly Board _board;
        private readonly IShellTarget _target;
        private readonly StringBuilder _text = new StringBuilder();

        public CommandShell(Board board, IShellTarget target)
        {
            _board = board;
            _target = target;
        }

        /// <summary>Carries out one line, if one waits.</summary>
        public void Step()
        {
            string line = _board.Console.TryReadLine();
            if (line == null)
            {
                return;
            }

            line = line.Trim();
            if (line.Length > 0)
            {
                Execute(line);
            }
        }

        private void Execute(string line)
        {
            _text.Clear();
            switch (line)
            {
                case "help":
                    _text.Append("help status show outbox register log reboot").Append(_target.HelpText);
                    break;
                case "status":
                    _target.WriteStatus(_text);
                    break;
                case "show":
                    _target.WriteSettings(_text);
                    break;
                case "outbox":
                    _target.WriteOutbox(_text);
                    break;
                case "register":
                    _target.WriteRegister(_text);
                    break;
                case "log":
                    _board.Log.Repeat();
                    return;
                case "reboot":
                    _target.PrepareReboot();
                    _board.Log.Info("shell", "reboot");
                    _board.Power.Reboot();
                    return;
                default:
                    ExecuteOwn(line);
                    break;
            }

            _board.Console.WriteLine(_text.ToString());
        }

        private void ExecuteOwn(string line)
        {
            string reply;
            if (!_target.TryCommand(line.Split(' '), out reply))
            {
                reply = "unknown command, try help";
            }

            _text.Append(reply);
        }
    }
}
