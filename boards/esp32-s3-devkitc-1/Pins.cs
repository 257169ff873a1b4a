namespace EdgeLedger.Firmware.Boards
{
    /// <summary>GPIO numbers of the ESP32-S3-DevKitC-1 v1.1, as its board.json says; a test compares the two.</summary>
    public static class BoardPins
    {
        /// <summary>Stands for a function that this board does not have.</summary>
        public const int None = -1;

        public const int ConsoleTransmitPin = 17;
        public const int ConsoleReceivePin = 18;
        public const int PulsePin = 4;
        public const int ModbusTransmitPin = 15;
        public const int ModbusReceivePin = 16;
        public const int ModbusDirectionPin = 7;
        public const int I2cDataPin = 8;
        public const int I2cClockPin = 9;
        public const int ButtonPin = 21;
        public const int LedPin = 38;

        /// <summary>Relay 0 first, in the form of the setting <c>relay.pins</c>.</summary>
        public const string RelayPins = "5,6";
    }
}
