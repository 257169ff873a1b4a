using EdgeLedger.Firmware.Boards;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>What measures, where it is connected, and what is plausible.</summary>
    public sealed class MeteringSettings : ISettingsSection
    {
        public const string Simulated = "simulated";
        public const string Pulse = "pulse";

        private const int HighestPin = 48;

        /// <summary>The part that measures: <see cref="Pulse"/> or <see cref="Simulated"/>.</summary>
        public string FrontEnd { get; private set; } = Pulse;

        /// <summary>Largest plausible power, mW; 44 kW is three phases of 63 A.</summary>
        public int MaximumPowerMilliwatts { get; private set; } = 44000000;

        /// <summary>GPIO number of the S0 input.</summary>
        public int PulsePin { get; private set; } = BoardPins.PulsePin;

        public int PulsesPerKilowattHour { get; private set; } = 1000;

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            long number;
            bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
            switch (key)
            {
                case "frontend":
                    FrontEnd = value;
                    error = value == Pulse || value == Simulated ? null : "frontend is pulse or simulated";
                    return true;
                case "power.max.w":
                    MaximumPowerMilliwatts = (int)number * 1000;
                    error = isNumber && number >= 1 && number <= 2000000 ? null : "power.max.w is 1 to 2000000";
                    return true;
                case "pulse.pin":
                    PulsePin = (int)number;
                    error = isNumber && number <= HighestPin ? null : "pulse.pin is a GPIO number";
                    return true;
                case "pulse.per.kwh":
                    PulsesPerKilowattHour = (int)number;
                    error = isNumber && number >= 1 && number <= 100000 ? null : "pulse.per.kwh is 1 to 100000";
                    return true;
                default:
                    return false;
            }
        }
    }
}
