using System;
using System.IO.Ports;
using EdgeLedger.Firmware.Boards;
using EdgeLedger.Firmware.Core.Configuration;
using nanoFramework.Hardware.Esp32;

namespace EdgeLedger.Firmware.Drivers.Modbus
{
    /// <summary>The wires to a Modbus part: a UART, 8N1, with or without the driver enable of an RS-485
    /// transceiver.</summary>
    /// <remarks>
    /// The UART itself drives the transceiver and lets go within a bit of the last stop bit; a pin written by the
    /// interpreter would be late by milliseconds and cut off the head of the answer.
    /// </remarks>
    public sealed class ModbusLine
    {
        // A question is 8 bytes: 67 ms at 1200 baud.
        private const int LongestSendMs = 200;

        private readonly SerialPort _port;

        /// <param name="usualBaudRate">Speed of the part as it leaves its factory, for settings without
        /// one.</param>
        /// <exception cref="ArgumentException">No pins are set.</exception>
        public ModbusLine(FrontEndSettings wiring, int usualBaudRate)
        {
            if (wiring.TransmitPin == BoardPins.None || wiring.ReceivePin == BoardPins.None)
            {
                throw new ArgumentException("this board has no port for Modbus: set frontend.tx and frontend.rx");
            }

            bool isThird = wiring.Port == "COM3";
            Configuration.SetPinFunction(
                wiring.TransmitPin, isThird ? DeviceFunction.COM3_TX : DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(
                wiring.ReceivePin, isThird ? DeviceFunction.COM3_RX : DeviceFunction.COM2_RX);
            _port = new SerialPort(wiring.Port, wiring.BaudRate == 0 ? usualBaudRate : wiring.BaudRate);
            _port.WriteTimeout = LongestSendMs;
            if (wiring.DirectionPin != BoardPins.None)
            {
                Configuration.SetPinFunction(
                    wiring.DirectionPin, isThird ? DeviceFunction.COM3_RTS : DeviceFunction.COM2_RTS);
                _port.Mode = SerialMode.RS485;
            }

            _port.Open();
        }

        /// <param name="frame">Sent whole: the framework's driver sends the array to its end, whatever count it
        /// is given.</param>
        public void Send(byte[] frame)
        {
            try
            {
                _port.Write(frame, 0, frame.Length);
            }
            catch (Exception)
            {
                // What was not sent is not answered, and that is noticed.
            }
        }

        /// <summary>Takes what has come in, without waiting.</summary>
        /// <returns>Bytes written into <paramref name="buffer"/> from <paramref name="offset"/> on.</returns>
        public int Receive(byte[] buffer, int offset)
        {
            try
            {
                int count = _port.BytesToRead;
                count = count > buffer.Length - offset ? buffer.Length - offset : count;
                return count == 0 ? 0 : _port.Read(buffer, offset, count);
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
