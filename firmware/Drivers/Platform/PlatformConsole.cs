using System;
using System.IO.Ports;
using System.Text;
using EdgeLedger.Firmware.Boards;
using EdgeLedger.Firmware.Core.Platform;
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
        private const int LongestLine = 128;
        private const int Backspace = 8;
        private const int Delete = 127;

        private readonly byte[] _line = new byte[LongestLine];
        private readonly SerialPort _port;
        private int _length;

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
                while (_port.BytesToRead > 0)
                {
                    int value = _port.ReadByte();
                    if (value == '\r' || value == '\n')
                    {
                        if (_length > 0)
                        {
                            string line = Encoding.UTF8.GetString(_line, 0, _length);
                            _length = 0;
                            return line;
                        }
                    }
                    else if (value == Backspace || value == Delete)
                    {
                        _length -= _length > 0 ? 1 : 0;
                    }
                    else if (_length < LongestLine)
                    {
                        _line[_length++] = (byte)value;
                    }
                }
            }
            catch (Exception)
            {
                // Noise on an open wire (framing errors) loses the line, nothing else.
                _length = 0;
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
