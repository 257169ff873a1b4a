using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>Which ledger this board writes to, as what, and where its own chain begins.</summary>
    public sealed class ChainSettings : ISettingsSection
    {
        public string Region { get; private set; }

        public string ChainId { get; private set; }

        public string Kind { get; private set; }

        /// <summary>Sequence of this board's first statement: 2 after an enrolment, which is 1.</summary>
        public long FirstSequence { get; private set; } = 1;

        /// <summary>Id of what came before the first statement, 32 bytes; zeros when nothing did.</summary>
        public byte[] FirstPrevious { get; private set; } = new byte[DeviceChain.IdBytes];

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            switch (key)
            {
                case "region":
                    Region = value;
                    error = SettingsSyntax.IsRegion(value) ? null : "region is 1 to 24 of a-z, 0-9 and -";
                    return true;
                case "chain":
                    ChainId = value;
                    error = SettingsSyntax.IsChain(value) ? null : "chain is the region, - and 16 hex digits";
                    return true;
                case "kind":
                    Kind = value;
                    error = value == BoardSettings.KindMeter || value == BoardSettings.KindActuator
                        ? null : "kind is meter or actuator";
                    return true;
                case "first.seq":
                    long number;
                    bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
                    FirstSequence = number;
                    error = isNumber && number >= 1 ? null : "first.seq is a number from 1";
                    return true;
                case "first.prev":
                    error = Hex.TryParse(value, FirstPrevious) ? null : "first.prev is 64 hex digits";
                    return true;
                default:
                    return false;
            }
        }
    }
}
