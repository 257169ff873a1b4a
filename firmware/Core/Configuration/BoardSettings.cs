using System.Text;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>What provisioning has told the board: <c>key=value</c> lines in <c>I:\settings.cfg</c>.</summary>
    /// <remarks>
    /// Blank lines and lines that begin with # are skipped. A wrong value is an error, since a board that measures
    /// for the wrong ledger is worse than one that does not start. An unknown key is a warning: a newer tool may
    /// have written it.
    /// </remarks>
    public sealed class BoardSettings
    {
        public const string KindMeter = "meter";
        public const string KindActuator = "actuator";

        private readonly ISettingsSection[] _sections;

        public BoardSettings()
        {
            _sections = new ISettingsSection[] { Chain, Link, Reporting, Metering, Switching };
        }

        public ChainSettings Chain { get; } = new ChainSettings();

        public LinkSettings Link { get; } = new LinkSettings();

        public ReportingSettings Reporting { get; } = new ReportingSettings();

        public MeteringSettings Metering { get; } = new MeteringSettings();

        public SwitchingSettings Switching { get; } = new SwitchingSettings();

        /// <summary>Keys that this firmware does not know, separated by spaces; empty when there are
        /// none.</summary>
        public string UnknownKeys { get; private set; } = "";

        /// <param name="content">The file as read; null when it is missing.</param>
        /// <param name="error">One sentence with the line number.</param>
        public static bool TryParse(byte[] content, out BoardSettings settings, out string error)
        {
            settings = null;
            error = null;
            if (content == null)
            {
                error = "settings are missing: provision this board";
                return false;
            }

            string text = Encoding.UTF8.GetString(content, 0, content.Length);
            string[] lines = text.Split('\n');
            BoardSettings candidate = new BoardSettings();
            for (int i = 0; i < lines.Length && error == null; i++)
            {
                error = candidate.ParseLine(lines[i].Trim());
                if (error != null)
                {
                    error = "settings line " + (i + 1).ToString() + ": " + error;
                }
            }

            if (error == null)
            {
                error = candidate.FindMissing();
            }

            if (error != null)
            {
                return false;
            }

            settings = candidate;
            return true;
        }

        /// <returns>Null when this firmware takes the value, or one sentence that says why not.</returns>
        public static string Check(string key, string value)
        {
            string error;
            return new BoardSettings().TryFind(key, value, out error) ? error : "there is no setting " + key;
        }

        /// <summary>True for a key of this firmware.</summary>
        public static bool Knows(string key)
        {
            string error;
            return new BoardSettings().TryFind(key, "", out error);
        }

        private string ParseLine(string line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                return null;
            }

            int separator = line.IndexOf('=');
            if (separator <= 0)
            {
                return "expected key=value";
            }

            return Set(line.Substring(0, separator).Trim(), line.Substring(separator + 1).Trim());
        }

        private string Set(string key, string value)
        {
            string error;
            if (TryFind(key, value, out error))
            {
                return error;
            }

            UnknownKeys = UnknownKeys.Length == 0 ? key : UnknownKeys + " " + key;
            return null;
        }

        private bool TryFind(string key, string value, out string error)
        {
            error = null;
            bool isFound = false;
            for (int i = 0; i < _sections.Length && !isFound; i++)
            {
                isFound = _sections[i].TrySet(key, value, out error);
            }

            return isFound;
        }

        private string FindMissing()
        {
            if (Chain.Region == null || Chain.ChainId == null || Link.BrokerHost == null || Chain.Kind == null)
            {
                return "settings lack " + (Chain.Region == null ? "region"
                    : Chain.ChainId == null ? "chain"
                    : Link.BrokerHost == null ? "broker.host"
                    : "kind");
            }

            return SettingsSyntax.IsChainOf(Chain.ChainId, Chain.Region)
                ? null : "chain " + Chain.ChainId + " is not of region " + Chain.Region;
        }
    }
}
