using EdgeLedger.Firmware.Boards;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>Relays and the button of an actuator.</summary>
    public sealed class SwitchingSettings : ISettingsSection
    {
        private const int MostRelays = 16;
        private const int HighestPin = 48;

        public SwitchingSettings()
        {
            SetRelayPins(BoardPins.RelayPins);
        }

        /// <summary>GPIO numbers of the relays, relay 0 first.</summary>
        public int[] RelayPins { get; private set; }

        public int ButtonPin { get; private set; } = BoardPins.ButtonPin;

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            switch (key)
            {
                case "relay.pins":
                    error = SetRelayPins(value);
                    return true;
                case "button.pin":
                    long number;
                    bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
                    ButtonPin = (int)number;
                    error = isNumber && number <= HighestPin ? null : "button.pin is a GPIO number";
                    return true;
                default:
                    return false;
            }
        }

        private string SetRelayPins(string value)
        {
            string[] parts = value.Split(',');
            int[] pins = new int[parts.Length];
            for (int i = 0; i < parts.Length; i++)
            {
                long pin;
                if (!SettingsSyntax.TryParseNumber(parts[i].Trim(), out pin) || pin > HighestPin
                    || parts.Length > MostRelays)
                {
                    return "relay.pins is up to 16 GPIO numbers, separated by commas";
                }

                pins[i] = (int)pin;
            }

            RelayPins = pins;
            return null;
        }
    }
}
