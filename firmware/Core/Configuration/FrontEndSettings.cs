using EdgeLedger.Firmware.Boards;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>Where the part that measures is connected; what is 0 is chosen by its driver.</summary>
    public sealed class FrontEndSettings : ISettingsSection
    {
        private const int HighestPin = 48;
        private const int HighestAddress = 248;

        /// <summary>Serial port of a Modbus part. COM1 is the framework's own, COM2 the console.</summary>
        public string Port { get; private set; } = "COM3";

        /// <summary>GPIO that sends to the part.</summary>
        public int TransmitPin { get; private set; } = BoardPins.ModbusTransmitPin;

        public int ReceivePin { get; private set; } = BoardPins.ModbusReceivePin;

        /// <summary>GPIO that makes an RS-485 transceiver send (its DE and /RE), or
        /// <see cref="BoardPins.None"/>.</summary>
        public int DirectionPin { get; private set; } = BoardPins.ModbusDirectionPin;

        public int BaudRate { get; private set; }

        /// <summary>Modbus or I2C address.</summary>
        public int Address { get; private set; }

        public int I2cBus { get; private set; } = 1;

        public int DataPin { get; private set; } = BoardPins.I2cDataPin;

        public int ClockPin { get; private set; } = BoardPins.I2cClockPin;

        /// <summary>Shunt of an INA219 in millionths of an ohm; 0.1 ohm is what most modules carry.</summary>
        public int ShuntMicroohms { get; private set; } = 100000;

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            if (key == "frontend.port")
            {
                Port = value;
                error = value == "COM3" || value == "COM2" ? null : "frontend.port is COM2 or COM3";
                return true;
            }

            if (!key.StartsWith("frontend."))
            {
                return false;
            }

            long number;
            if (!SettingsSyntax.TryParseNumber(value, out number) || number > int.MaxValue)
            {
                number = -1;
            }

            return TrySetPin(key, (int)number, ref error) || TrySetNumber(key, (int)number, ref error);
        }

        private bool TrySetPin(string key, int pin, ref string error)
        {
            switch (key)
            {
                case "frontend.tx":
                    TransmitPin = pin;
                    break;
                case "frontend.rx":
                    ReceivePin = pin;
                    break;
                case "frontend.de":
                    DirectionPin = pin;
                    break;
                case "frontend.sda":
                    DataPin = pin;
                    break;
                case "frontend.scl":
                    ClockPin = pin;
                    break;
                default:
                    return false;
            }

            error = pin >= 0 && pin <= HighestPin ? null : key + " is a GPIO number";
            return true;
        }

        private bool TrySetNumber(string key, int number, ref string error)
        {
            switch (key)
            {
                case "frontend.baud":
                    BaudRate = number;
                    error = number >= 1200 && number <= 115200 ? null : "frontend.baud is 1200 to 115200";
                    return true;
                case "frontend.address":
                    Address = number;
                    error = number >= 1 && number <= HighestAddress ? null : "frontend.address is 1 to 248";
                    return true;
                case "frontend.i2c.bus":
                    I2cBus = number;
                    error = number == 1 || number == 2 ? null : "frontend.i2c.bus is 1 or 2";
                    return true;
                case "frontend.shunt.uohm":
                    ShuntMicroohms = number;
                    error = number >= 100 && number <= 10000000 ? null : "frontend.shunt.uohm is 100 to 10000000";
                    return true;
                default:
                    return false;
            }
        }
    }
}
