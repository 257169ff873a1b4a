using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Shows and changes settings; the board takes them up at its next start.</summary>
    public sealed class SetCommand : ICommand
    {
        private readonly Board _board;
        private readonly SettingsFile _file;

        public SetCommand(Board board)
        {
            _board = board;
            _file = new SettingsFile(board.Files, Identity.SettingsPath);
        }

        public string Name
        {
            get { return "set"; }
        }

        public string Usage
        {
            get { return "set [KEY [VALUE]]: shows settings, or changes one; quote a value with spaces"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            if (words.Length == 1)
            {
                ShowAll(reply);
            }
            else if (words.Length > 3)
            {
                reply.WriteLine(Usage);
            }
            else if (!BoardSettings.Knows(words[1]))
            {
                reply.WriteLine("set there is no setting " + words[1]);
            }
            else if (words.Length == 2)
            {
                string value = _file.Find(words[1]);
                reply.WriteLine("set " + words[1] + (value == null ? " is not set: its default holds"
                    : "=" + Shown(words[1], value)));
            }
            else
            {
                Change(words[1], words[2].Trim(), reply);
            }
        }

        private static string Shown(string key, string value)
        {
            return ProtectedSettings.AreSecret(key) ? "(secret)" : value;
        }

        private void ShowAll(IReply reply)
        {
            string[] lines = _file.ReadLines();
            for (int i = 0; i < lines.Length; i++)
            {
                int separator = lines[i].IndexOf('=');
                if (separator > 0 && lines[i][0] != '#')
                {
                    string key = lines[i].Substring(0, separator).Trim();
                    reply.WriteLine("set " + key + "=" + Shown(key, lines[i].Substring(separator + 1).Trim()));
                }
            }
        }

        private void Change(string key, string value, IReply reply)
        {
            if (ProtectedSettings.BelongToProvisioning(key))
            {
                reply.WriteLine("set " + key + " belongs to the enrolment: provision this board anew");
                return;
            }

            string old = _file.Find(key);
            string error;
            if (!_file.TryChange(key, value, out error))
            {
                reply.WriteLine("set " + error);
                return;
            }

            string change = ProtectedSettings.AreSecret(key) ? key + " changed"
                : key + " " + (old == null ? "default" : old) + " -> " + value;
            _board.Log.Info("shell", "set " + change);
            reply.WriteLine("set " + change + ", in force after reboot");
        }
    }
}
