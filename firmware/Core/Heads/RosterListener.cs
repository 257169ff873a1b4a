using System.Text;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Takes a new list of gateways when f + 1 gateways of the present one say the same.</summary>
    /// <remarks>
    /// It is in flash before it is believed, and in force after a restart: every key and every tally hangs on the
    /// list. Numbers only grow, so what was said once and is said again does nothing. Its answer ends the
    /// gateways' repetitions.
    /// </remarks>
    public sealed class RosterListener : IMessageHandler
    {
        private const int Burst = 8;
        private const int SpacingMs = 2000;
        private const int Complaints = 2;
        private const int ComplaintSpacingMs = 600000;

        // The answer has to leave before the board restarts.
        private const int RestartAfterMs = 3000;

        // So long nobody of the roster has spoken for the new one, though others speak.
        private const int OutrunAfterMs = 600000;

        private readonly Board _board;
        private readonly Identity _identity;
        private readonly IMessageLink _link;
        private readonly string _answerTopic;
        private readonly string _chainId;
        private readonly FrameReader _frames;
        private readonly CborReader _reader = new CborReader();
        private readonly Sha256 _sha = new Sha256();
        private readonly byte[][] _said;
        private readonly RequestBudget[] _budgets;
        private readonly RequestBudget _complaints = new RequestBudget(Complaints, ComplaintSpacingMs);
        private long _taken;
        private long _restartAtMs;
        private long _strangersSinceMs = -1;

        public RosterListener(Board board, Identity identity, IMessageLink link, string answerTopic)
        {
            RosterKeys gateways = identity.Roster.Gateways;
            _board = board;
            _identity = identity;
            _link = link;
            _answerTopic = answerTopic;
            _chainId = identity.Settings.Chain.ChainId;
            _frames = new FrameReader(
                gateways, new FrameKeys(identity.Key, gateways, _chainId, ContentType.Roster), _chainId,
                ContentType.Roster);
            _said = new byte[gateways.Count][];
            _budgets = new RequestBudget[gateways.Count];
            for (int i = 0; i < gateways.Count; i++)
            {
                _budgets[i] = new RequestBudget(Burst, SpacingMs);
            }

            _taken = identity.Roster.Number;
        }

        /// <summary>True when a new roster is in flash and waits for a restart to be in force.</summary>
        public bool IsRestartDue
        {
            get { return _restartAtMs != 0 && _board.Clock.UptimeMs >= _restartAtMs; }
        }

        public void Take(byte[] payload)
        {
            if (!_frames.TryParse(payload))
            {
                NoteStranger();
                return;
            }

            // Of each gateway so many and no more: one that talks without end neither holds up the board nor is
            // heard instead of the others.
            if (!_budgets[_frames.Gateway].TrySpend(_board.Clock.UptimeMs) || !_frames.IsAuthentic(payload))
            {
                return;
            }

            long number;
            RosterKeys gateways;
            if (!TryReadPayload(payload, out number, out gateways))
            {
                return;
            }

            if (number <= _taken)
            {
                Answer();
                return;
            }

            _strangersSinceMs = -1;
            if (CountAgreeing(payload) > _identity.Roster.Faulty)
            {
                Adopt(number, gateways);
            }
        }

        // Whose MAC cannot be checked proves nothing; that nobody else speaks for so long is worth a line.
        private void NoteStranger()
        {
            long uptimeMs = _board.Clock.UptimeMs;
            if (_frames.Gateway >= 0)
            {
                return;
            }

            if (_strangersSinceMs < 0)
            {
                _strangersSinceMs = uptimeMs;
            }
            else if (uptimeMs - _strangersSinceMs >= OutrunAfterMs)
            {
                _board.Log.Warn("roster", "only gateways speak that roster " + _taken.ToString()
                    + " does not name: provision this board again if nothing becomes final", _complaints);
            }
        }

        private bool TryReadPayload(byte[] frame, out long number, out RosterKeys gateways)
        {
            int items;
            number = 0;
            gateways = null;
            _reader.Reset(frame, _frames.PayloadOffset, _frames.PayloadCount);
            return _reader.TryReadArrayHeader(out items) && items == 2
                && _reader.TryReadInteger(out number) && number > 0
                && RosterKeys.TryRead(_reader, frame, Roster.MaximumGateways, out gateways)
                && gateways.Count > 0
                && _reader.IsComplete;
        }

        // Of each gateway its last word counts: f of them cannot fill anything, and none can speak twice.
        private int CountAgreeing(byte[] frame)
        {
            byte[] hash = new byte[Sha256.HashBytes];
            _sha.Reset();
            _sha.Update(frame, _frames.PayloadOffset, _frames.PayloadCount);
            _sha.Finish(hash, 0);
            _said[_frames.Gateway] = hash;
            int agreeing = 0;
            for (int i = 0; i < _said.Length; i++)
            {
                if (_said[i] != null && Bytes.AreEqual(_said[i], 0, hash, 0, Sha256.HashBytes))
                {
                    agreeing++;
                }
            }

            return agreeing;
        }

        private void Adopt(long number, RosterKeys gateways)
        {
            byte[] content = _identity.Roster.EncodeWith(gateways, number, _chainId);
            if (!new ReplacedFile(_board.Files, Identity.RosterPath).TryReplace(content))
            {
                // Not answered: it comes again.
                _board.Log.Error("roster", "flash refuses the new roster; it is not taken");
                return;
            }

            _taken = number;
            _board.Log.Info("roster", "roster " + number.ToString() + " names "
                + gateways.Count.ToString() + " gateways, restarting");
            _restartAtMs = _board.Clock.UptimeMs + RestartAfterMs;
            Answer();
        }

        private void Answer()
        {
            _link.TryPublish(_answerTopic, Encoding.UTF8.GetBytes("roster " + _taken.ToString()), 0, false);
        }
    }
}
