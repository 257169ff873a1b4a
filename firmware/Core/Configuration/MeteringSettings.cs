using EdgeLedger.Firmware.Boards;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>What measures, where it is connected, and what is plausible.</summary>
    public sealed class MeteringSettings : ISettingsSection
    {
        public const string Simulated = "simulated";
        public const string Pulse = "pulse";
        public const string Pzem = "pzem";
        public const string Sdm120 = "sdm120";
        public const string Sdm630 = "sdm630";
        public const string Ina219 = "ina219";

        private const int HighestPin = 48;
        private const int MilliwattsPerWatt = 1000;
        private const int MainsVolts = 230;

        private const int MilliwattHoursPerWattHour = 1000;
        private const int MostStartWattHours = 2000000000;

        // Of the parts that have counters of their own; 0 is none.
        private const int PzemCounter = 1;
        private const int Sdm120Counter = 2;
        private const int Sdm630Counter = 3;

        private int _maximumStepMilliwatts;
        private int _nominalVolts = -1;
        private bool _mayExport;

        /// <summary>The part that measures, by one of the names above.</summary>
        public string FrontEnd { get; private set; } = Pulse;

        public FrontEndSettings Wiring { get; } = new FrontEndSettings();

        /// <summary>Which part counts energy by itself and on without this board, in a number; 0 for none. Pulses
        /// are counted on the board.</summary>
        public int CounterSource
        {
            get
            {
                int part = FrontEnd == Pzem ? PzemCounter
                    : FrontEnd == Sdm120 ? Sdm120Counter : FrontEnd == Sdm630 ? Sdm630Counter : 0;
                return part == 0 ? 0 : part << 16 | Wiring.Address;
            }
        }

        /// <summary>Where the registers of a board without any note begin: behind those of the board that it
        /// replaces.</summary>
        public long ImportStartMilliwattHours { get; private set; }

        public long ExportStartMilliwattHours { get; private set; }

        /// <summary>Largest plausible power, mW; 44 kW is three phases of 63 A.</summary>
        public int MaximumPowerMilliwatts { get; private set; } = 44000000;

        /// <summary>Largest plausible change from one second to the next, mW; all that the fuse carries when it
        /// is not set.</summary>
        public int MaximumStepMilliwatts
        {
            get { return _maximumStepMilliwatts == 0 ? MaximumPowerMilliwatts : _maximumStepMilliwatts; }
        }

        /// <summary>Nominal voltage, or 0 where none is to be judged: a battery has no fixed one.</summary>
        public int NominalVolts
        {
            get { return _nominalVolts >= 0 ? _nominalVolts : FrontEnd == Ina219 ? 0 : MainsVolts; }
        }

        /// <summary>Whether this installation may feed in; otherwise power that flows backwards is a wiring
        /// fault. A direct-current part may: batteries do.</summary>
        public bool MayExport
        {
            get { return _mayExport || FrontEnd == Ina219; }
        }

        /// <summary>GPIO number of the S0 input.</summary>
        public int PulsePin { get; private set; } = BoardPins.PulsePin;

        public int PulsesPerKilowattHour { get; private set; } = 1000;

        public bool TrySet(string key, string value, out string error)
        {
            if (Wiring.TrySet(key, value, out error))
            {
                return true;
            }

            if (key == "frontend")
            {
                FrontEnd = value;
                error = IsFrontEnd(value)
                    ? null : "frontend is pulse, pzem, sdm120, sdm630, ina219 or simulated";
                return true;
            }

            long number;
            if (!SettingsSyntax.TryParseNumber(value, out number) || number > int.MaxValue)
            {
                number = -1;
            }

            return TrySetStart(key, (int)number, out error) || TrySetNumber(key, (int)number, out error);
        }

        private bool TrySetStart(string key, int wattHours, out string error)
        {
            error = wattHours >= 0 && wattHours <= MostStartWattHours ? null : key + " is 0 to 2000000000";
            long milliwattHours = (long)wattHours * MilliwattHoursPerWattHour;
            switch (key)
            {
                case "register.start.wh":
                    ImportStartMilliwattHours = milliwattHours;
                    return true;
                case "register.start.export.wh":
                    ExportStartMilliwattHours = milliwattHours;
                    return true;
                default:
                    return false;
            }
        }

        private bool TrySetNumber(string key, int number, out string error)
        {
            error = null;
            switch (key)
            {
                case "power.max.w":
                    error = number >= 1 && number <= 2000000 ? null : "power.max.w is 1 to 2000000";
                    MaximumPowerMilliwatts = error == null ? number * MilliwattsPerWatt : MaximumPowerMilliwatts;
                    return true;
                case "power.step.max.w":
                    error = number >= 1 && number <= 2000000 ? null : "power.step.max.w is 1 to 2000000";
                    _maximumStepMilliwatts = error == null ? number * MilliwattsPerWatt : 0;
                    return true;
                case "voltage.nominal.v":
                    _nominalVolts = number;
                    error = number >= 0 && number <= 1000 ? null : "voltage.nominal.v is 0 to 1000";
                    return true;
                case "export":
                    _mayExport = number == 1;
                    error = number == 0 || number == 1 ? null : "export is 0 or 1";
                    return true;
                case "pulse.pin":
                    PulsePin = number;
                    error = number >= 0 && number <= HighestPin ? null : "pulse.pin is a GPIO number";
                    return true;
                case "pulse.per.kwh":
                    PulsesPerKilowattHour = number;
                    error = number >= 1 && number <= 100000 ? null : "pulse.per.kwh is 1 to 100000";
                    return true;
                default:
                    return false;
            }
        }

        private static bool IsFrontEnd(string name)
        {
            return name == Pulse || name == Pzem || name == Sdm120 || name == Sdm630 || name == Ina219
                || name == Simulated;
        }
    }
}
