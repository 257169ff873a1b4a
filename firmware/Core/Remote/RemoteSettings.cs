using System.Text;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Carries out technicians' signed settings, each once, if they are harmless.</summary>
    /// <remarks>
    /// Who brings a statement does not count: the technician's own signature does, so neither a gateway nor the
    /// broker can set anything. It is noted as carried out before it is. What takes a signature to judge is looked
    /// at so seldom that a flood of forgeries keeps no board from measuring.
    /// </remarks>
    public sealed class RemoteSettings : IMessageHandler
    {
        private const int Burst = 4;
        private const int SpacingMs = 10000;
        private const int Complaints = 8;
        private const int ComplaintSpacingMs = 600000;

        // The answer has to leave before the board restarts.
        private const int RestartAfterMs = 3000;

        private readonly Board _board;
        private readonly Identity _identity;
        private readonly IMessageLink _link;
        private readonly string _answerTopic;
        private readonly SettingStatementReader _reader;
        private readonly CarriedOutOrders _carriedOut;
        private readonly SettingsFile _file;
        private readonly SettingOrder _order = new SettingOrder();
        private readonly RequestBudget _budget = new RequestBudget(Burst, SpacingMs);
        private readonly RequestBudget _complaints = new RequestBudget(Complaints, ComplaintSpacingMs);
        private long _restartAtMs;

        public RemoteSettings(Board board, Identity identity, IMessageLink link, string answerTopic)
        {
            RosterKeys technicians = identity.Roster.Technicians;
            _board = board;
            _identity = identity;
            _link = link;
            _answerTopic = answerTopic;
            _reader = new SettingStatementReader(
                technicians, identity.Key.Address, identity.Settings.Chain.ChainId);
            _carriedOut = new CarriedOutOrders(board.Files, "I:\\technicians", technicians);
            _file = new SettingsFile(board.Files, Identity.SettingsPath);
        }

        /// <summary>True when a setting was changed and waits for a restart to be in force.</summary>
        public bool IsRestartDue
        {
            get { return _restartAtMs != 0 && _board.Clock.UptimeMs >= _restartAtMs; }
        }

        public void Take(byte[] payload)
        {
            string error;
            if (!_budget.TrySpend(_board.Clock.UptimeMs))
            {
                return;
            }

            if (!_reader.TryRead(payload, _order, out error))
            {
                _board.Log.Warn("remote", "set refused: " + error, _complaints);
            }
            else if (_order.Sequence <= _carriedOut.LastSequence(_order.Technician))
            {
                Answer("known");
            }
            else if (!_identity.Curve.Verify(
                _identity.Roster.Technicians.PublicKey(_order.Technician), _order.Id, _order.Signature))
            {
                _board.Log.Warn("remote", "set refused: bad signature", _complaints);
            }
            else
            {
                CarryOut();
            }
        }

        private void CarryOut()
        {
            string error;
            if (!HarmlessSettings.TryCheck(_order.Key, _order.Value, out error))
            {
                Refuse(error);
                return;
            }

            if (!_carriedOut.TryMark(_order.Technician, _order.Sequence))
            {
                // Not answered: it comes again.
                _board.Log.Error("remote", "flash refuses to note a technician's order; it is not carried out");
                return;
            }

            if (!_file.TryChange(_order.Key, _order.Value, out error))
            {
                Refuse(error);
                return;
            }

            _board.Log.Info("remote", "set " + _order.Key + "=" + _order.Value + By() + ", restarting");
            _restartAtMs = _board.Clock.UptimeMs + RestartAfterMs;
            Answer("done");
        }

        private void Refuse(string error)
        {
            _board.Log.Warn("remote", "set refused: " + error + By());
            Answer("refused: " + error);
        }

        private string By()
        {
            byte[] address = _identity.Roster.Technicians.Address(_order.Technician);
            return " by technician " + Hex.Of(address, 0, address.Length)
                + ", sequence " + _order.Sequence.ToString();
        }

        private void Answer(string text)
        {
            _link.TryPublish(
                _answerTopic, Encoding.UTF8.GetBytes("set " + Hex.Of(_order.Id, 0, _order.Id.Length) + " " + text),
                0, false);
        }
    }
}
