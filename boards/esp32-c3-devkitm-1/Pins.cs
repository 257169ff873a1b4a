namespace EdgeLedger.Firmware.Boards
{
    /// <summary>GPIO numbers of the ESP32-C3-DevKitM-1, as its board.json says; a test compares the two.</summary>
    public static class BoardPins
    {
        /// <summary>Stands for a function that this board does not have.</summary>
        public const int None = -1;

        public const int ConsoleTransmitPin = 7;
        public const int ConsoleReceivePin = 6;
        public const int PulsePin = None;
        public const int ModbusTransmitPin = None;
        public const int ModbusReceivePin = None;
        public const int ModbusDirectionPin = None;
        public const int I2cDataPin = 4;
        public const int I2cClockPin = 5;
        public const int ButtonPin = 1;
        public const int LedPin = 8;

        /// <summary>Relay 0 first, in the form of the setting <c>relay.pins</c>.</summary>
        public const string RelayPins = "10,3";
    }
}
