namespace EdgeLedger.Firmware.Boards
{
    /// <summary>GPIO numbers of the ESP32-POE-ISO, as its board.json says; a test compares the two.</summary>
    public static class BoardPins
    {
        /// <summary>Stands for a function that this board does not have.</summary>
        public const int None = -1;

        public const int ConsoleTransmitPin = 4;
        public const int ConsoleReceivePin = 36;
        public const int PulsePin = 33;
        public const int ModbusTransmitPin = 14;
        public const int ModbusReceivePin = 15;
        public const int ModbusDirectionPin = None;
        public const int I2cDataPin = 13;
        public const int I2cClockPin = 16;
        public const int ButtonPin = 34;
        public const int LedPin = None;

        /// <summary>Relay 0 first, in the form of the setting <c>relay.pins</c>.</summary>
        public const string RelayPins = "32";
    }
}
