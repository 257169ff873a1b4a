using System;
using System.Device.I2c;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Metering.Ina219
{
    /// <summary>The 16-bit registers of an INA219, high byte first (TI SBOS448G, section 8.5.6).</summary>
    public sealed class Ina219Registers
    {
        private readonly I2cDevice _device;
        private readonly byte[] _pointer = new byte[1];
        private readonly byte[] _value = new byte[2];
        private readonly byte[] _write = new byte[3];

        public Ina219Registers(int bus, int address)
        {
            _device = I2cDevice.Create(new I2cConnectionSettings(bus, address, I2cBusSpeed.StandardMode));
        }

        /// <summary>What the bus said in the last call.</summary>
        public FrontEndStatus Status { get; private set; }

        public bool TryRead(int register, out int value)
        {
            _pointer[0] = (byte)register;
            try
            {
                I2cTransferResult result = _device.WriteRead(_pointer, _value);
                Status = StatusOf(result.Status);
            }
            catch (Exception)
            {
                Status = FrontEndStatus.NoAnswer;
            }

            value = (_value[0] << 8) | _value[1];
            return Status == FrontEndStatus.Ok;
        }

        public bool TryReadSigned(int register, out int value)
        {
            bool isRead = TryRead(register, out value);
            value = value >= 0x8000 ? value - 0x10000 : value;
            return isRead;
        }

        public bool TryWrite(int register, int value)
        {
            _write[0] = (byte)register;
            _write[1] = (byte)(value >> 8);
            _write[2] = (byte)value;
            try
            {
                I2cTransferResult result = _device.Write(_write);
                Status = StatusOf(result.Status);
            }
            catch (Exception)
            {
                Status = FrontEndStatus.NoAnswer;
            }

            return Status == FrontEndStatus.Ok;
        }

        private static FrontEndStatus StatusOf(I2cTransferStatus status)
        {
            return status == I2cTransferStatus.FullTransfer ? FrontEndStatus.Ok
                : status == I2cTransferStatus.SlaveAddressNotAcknowledged ? FrontEndStatus.Absent
                : FrontEndStatus.NoAnswer;
        }
    }
}
