namespace EdgeLedger.Firmware.Boards
{
    /// <summary>GPIO numbers of the ESP32-DevKitC V4, as its board.json says; a test compares the two.</summary>
    public static class BoardPins
    {
        /// <summary>Stands for a function that this board does not have.</summary>
        public const int None = -1;

        public const int ConsoleTransmitPin = 17;
        public const int ConsoleReceivePin = 16;
        public const int PulsePin = 34;
        public const int ModbusTransmitPin = 33;
        public const int ModbusReceivePin = 32;
        public const int ModbusDirectionPin = 25;
        public const int I2cDataPin = 21;
        public const int I2cClockPin = 22;
        public const int ButtonPin = 27;
        public const int LedPin = None;

        /// <summary>Relay 0 first, in the form of the setting <c>relay.pins</c>.</summary>
        public const string RelayPins = "26";
    }
}
