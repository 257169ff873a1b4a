namespace EdgeLedger.Firmware.Boards
{
    /// <summary>GPIO numbers of the WT32-ETH01, as its board.json says; a test compares the two.</summary>
    public static class BoardPins
    {
        /// <summary>Stands for a function that this board does not have.</summary>
        public const int None = -1;

        public const int ConsoleTransmitPin = 32;
        public const int ConsoleReceivePin = 36;
        public const int PulsePin = 39;
        public const int ModbusTransmitPin = 17;
        public const int ModbusReceivePin = 5;
        public const int ModbusDirectionPin = 33;
        public const int I2cDataPin = 14;
        public const int I2cClockPin = 15;
        public const int ButtonPin = 35;
        public const int LedPin = None;

        /// <summary>Relay 0 first, in the form of the setting <c>relay.pins</c>.</summary>
        public const string RelayPins = "4";
    }
}
