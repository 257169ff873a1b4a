using System.Text;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;
using EdgeLedger.Firmware.Core.Time;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>What the shell shows of a board that writes to a ledger. Tools parse these lines: new figures go
    /// to the end.</summary>
    public sealed class LedgerFigures
    {
        private readonly Board _board;
        private readonly Identity _identity;
        private readonly Outbox _outbox;
        private readonly Courier _courier;
        private readonly HeadListener _heads;
        private readonly IMessageLink _link;

        public LedgerFigures(
            Board board, Identity identity, Outbox outbox, Courier courier, HeadListener heads, IMessageLink link)
        {
            _board = board;
            _identity = identity;
            _outbox = outbox;
            _courier = courier;
            _heads = heads;
            _link = link;
        }

        /// <param name="application">Adds the figures of the application.</param>
        public void AddTo(CommandShell shell, LineWriter application, LineWriter register)
        {
            shell.Add(new FiguresCommand("status", "what was recorded, signed, made final; link and clock",
                text => WriteStatus(text, application)));
            shell.Add(new FiguresCommand("show", "settings without secrets, gateways, starts", WriteSettings));
            shell.Add(new FiguresCommand("outbox", "what waits and what was sent", WriteOutbox));
            shell.Add(new FiguresCommand("register", "energy and what is measured now", register));
        }

        /// <summary>What a factory reset would take from the ledger.</summary>
        public void WriteLosses(StringBuilder text)
        {
            text.Append(" ").Append(_outbox.WaitingCount).Append(" records that are not in the ledger yet,");
        }

        private void WriteStatus(StringBuilder text, LineWriter application)
        {
            text.Append(" address=").Append(_identity.Address);
            text.Append(" kind=").Append(_identity.Settings.Chain.Kind);
            text.Append(" seq=").Append(_outbox.Chain.LastSequence);
            text.Append(" recorded=").Append(_outbox.RecordedCount);
            text.Append(" signed=").Append(_outbox.SignedCount);
            text.Append(" final=").Append(_outbox.FinalCount);
            text.Append(" outbox=").Append(_outbox.WaitingCount);
            text.Append(" lost=").Append(_outbox.LostCount);
            application(text);
            text.Append(" link=").Append(_link.IsUp ? "up" : "down");
            text.Append(" clock=").Append(ClockWord());
        }

        private void WriteOutbox(StringBuilder text)
        {
            text.Append(" unsigned=").Append(_outbox.UnsignedCount);
            text.Append(" inflight=").Append(_outbox.InFlight.Count);
            text.Append(" statements=").Append(_outbox.InFlight.NewestOrdinal);
            text.Append(" resent=").Append(_courier.ResentCount);
            text.Append(" refused_frames=").Append(_heads.RefusedCount);
            text.Append(" connections=").Append(_link.ConnectionCount);
        }

        private void WriteSettings(StringBuilder text)
        {
            text.Append(" region=").Append(_identity.Settings.Chain.Region);
            text.Append(" chain=").Append(_identity.Settings.Chain.ChainId);
            text.Append(" broker=").Append(_identity.Settings.Link.BrokerHost);
            text.Append(":").Append(_identity.Settings.Link.BrokerPort);
            text.Append(" period.s=").Append(_identity.Settings.Reporting.PeriodSeconds);
            text.Append(" gateways=").Append(_identity.Roster.Gateways.Count);
            text.Append(" faulty=").Append(_identity.Roster.Faulty);
            _board.Life.WriteTo(text);
            text.Append(" roster=").Append(_identity.Roster.Number);
        }

        private string ClockWord()
        {
            long unixMs;
            return !_board.Clock.TryGetUnixMs(out unixMs) ? "unsynced"
                : _board.Clock.State == ClockState.TimeServer ? "synced"
                : _board.Clock.State == ClockState.Corrected ? "corrected"
                : "ledger";
        }
    }
}
