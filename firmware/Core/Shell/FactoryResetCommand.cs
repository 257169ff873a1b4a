using System.Text;
using EdgeLedger.Firmware.Core.Applications;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Deletes all that makes this board a party to a ledger, after asking twice.</summary>
    public sealed class FactoryResetCommand : ICommand
    {
        private const int ConfirmWithinMs = 30000;

        private readonly Board _board;
        private readonly LineWriter _losses;
        private bool _isAsked;
        private bool _keepsKey;
        private long _askedAtMs;

        /// <param name="losses">Adds what has not reached the ledger yet; null where nobody knows.</param>
        public FactoryResetCommand(Board board, LineWriter losses)
        {
            _board = board;
            _losses = losses;
        }

        public string Name
        {
            get { return "factory-reset"; }
        }

        public string Usage
        {
            get { return "factory-reset [keep-key|confirm]: deletes settings, key, outbox, register; asks first"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            bool isConfirmed = words.Length == 2 && words[1] == "confirm";
            bool keepsKey = words.Length == 2 && words[1] == "keep-key";
            if (words.Length > 1 && !isConfirmed && !keepsKey)
            {
                reply.WriteLine(Usage);
            }
            else if (isConfirmed)
            {
                Confirm(reply);
            }
            else
            {
                Ask(keepsKey, reply);
            }
        }

        private void Ask(bool keepsKey, IReply reply)
        {
            _isAsked = true;
            _keepsKey = keepsKey;
            _askedAtMs = _board.Clock.UptimeMs;
            StringBuilder text = new StringBuilder("factory-reset loses");
            if (_losses != null)
            {
                _losses(text);
            }

            text.Append(" settings, roster, outbox, register, calibration and relay state");
            text.Append(keepsKey ? "; the private key stays"
                : " and the private key: this board would have to be enrolled anew");
            reply.WriteLine(text.ToString());
            reply.WriteLine("factory-reset type factory-reset confirm within 30 s");
        }

        private void Confirm(IReply reply)
        {
            if (!_isAsked || _board.Clock.UptimeMs - _askedAtMs > ConfirmWithinMs)
            {
                _isAsked = false;
                reply.WriteLine("factory-reset nothing to confirm: type factory-reset first");
                return;
            }

            _isAsked = false;
            int reason = _keepsKey ? RestartReason.FactoryResetKeepingKey : RestartReason.FactoryReset;
            if (!_board.Life.TryNoteRestart(reason))
            {
                reply.WriteLine("factory-reset flash refuses: nothing was deleted");
                return;
            }

            _board.Restart("shell", _keepsKey ? "factory reset, the key stays" : "factory reset");
        }
    }
}
