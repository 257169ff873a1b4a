using System.Text;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Keeps the link alive, and knows since when it is as it is.</summary>
    public sealed class LinkWatch
    {
        // An outage of a day must not push everything else out of the log.
        private const long ComplaintIntervalMs = 3600000;

        private readonly IMessageLink _link;
        private readonly IClock _clock;
        private readonly Log _log;
        private readonly ILinkReport _report;
        private bool _wasUp;
        private long _changedAtMs;
        private string _complainedOf;
        private long _complainedAtMs;

        public LinkWatch(IMessageLink link, IClock clock, Log log)
        {
            _link = link;
            _clock = clock;
            _log = log;
            _report = link as ILinkReport;
            _changedAtMs = clock.UptimeMs;
        }

        /// <returns>True when the link is up.</returns>
        public bool Step()
        {
            bool isUp = _link.TryConnect();
            if (isUp != _wasUp)
            {
                _wasUp = isUp;
                _changedAtMs = _clock.UptimeMs;
                _log.Info("link", isUp ? "up" : "down");
                _complainedOf = null;
            }

            if (!isUp && _report != null)
            {
                Complain(_report.LastError);
            }

            return isUp;
        }

        /// <summary>For a technician, each figure with a space before it.</summary>
        public void WriteTo(StringBuilder text)
        {
            text.Append(" state=").Append(_wasUp ? "up" : "down");
            text.Append(" since_s=").Append((_clock.UptimeMs - _changedAtMs) / 1000);
            text.Append(" connections=").Append(_link.ConnectionCount);
            if (_report != null)
            {
                _report.WriteTo(text);
            }
        }

        // A refused password or a wrong host is nothing that waiting mends: somebody has to be told.
        private void Complain(string error)
        {
            bool isSoon = _complainedOf != null && _clock.UptimeMs - _complainedAtMs < ComplaintIntervalMs;
            if (error == null || isSoon || error == _complainedOf)
            {
                return;
            }

            _complainedOf = error;
            _complainedAtMs = _clock.UptimeMs;
            _log.Warn("link", "cannot connect: " + error);
        }
    }
}
