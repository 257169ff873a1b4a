using System;
using System.IO.Ports;
using EdgeLedger.Firmware.Boards;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;
using nanoFramework.Hardware.Esp32;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>The technician's serial port (COM2), with a copy of all output on the debug console.</summary>
    /// <remarks>
    /// COM1 belongs to the framework's own deployment protocol and cannot be read by an application. Without a
    /// second port the board still runs, and still logs on COM1.
    /// </remarks>
    public sealed class PlatformConsole : IConsole
    {
        private const int BaudRate = 115200;
        // What the port holds. Bytes may come as fast as they are read here: a wire that is never silent must not
        // keep the board from its next sample.
        private const int MostBytesAtOnce = 256;
        private const string TooLong = "a line has at most 128 characters: this one was not carried out";

        private readonly TypedLine _line = new TypedLine();
        private readonly SerialPort _port;

        public PlatformConsole()
        {
            try
            {
                // The second UART has no pins until it is given some.
                Configuration.SetPinFunction(BoardPins.ConsoleTransmitPin, DeviceFunction.COM2_TX);
                Configuration.SetPinFunction(BoardPins.ConsoleReceivePin, DeviceFunction.COM2_RX);
                _port = new SerialPort("COM2", BaudRate);
                _port.Open();
            }
            catch (Exception)
            {
                _port = null;
                Console.WriteLine("0 W console no second serial port: commands cannot be given");
            }
        }

        public string TryReadLine()
        {
            if (_port == null)
            {
                return null;
            }

            try
            {
                for (int i = 0; i < MostBytesAtOnce && _port.BytesToRead > 0; i++)
                {
                    string line = _line.Take(_port.ReadByte());
                    if (line != null)
                    {
                        return line;
                    }

                    if (_line.WasTooLong)
                    {
                        _line.Clear();
                        WriteLine(TooLong);
                    }
                }
            }
            catch (Exception)
            {
                // Noise on an open wire (framing errors) loses the line, nothing else.
                _line.Clear();
            }

            return null;
        }

        public void WriteLine(string line)
        {
            Console.WriteLine(line);
            if (_port == null)
            {
                return;
            }

            try
            {
                _port.WriteLine(line);
            }
            catch (Exception)
            {
                // Nobody may be listening; the line went out on COM1.
            }
        }
    }
}
