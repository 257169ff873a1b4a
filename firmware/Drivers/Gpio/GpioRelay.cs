using System;
using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Gpio
{
    /// <summary>A relay on an output pin, closed by a high level.</summary>
    /// <remarks>The pin is open-circuit until start-up: the board needs its own pull-down to keep the relay
    /// still.</remarks>
    public sealed class GpioRelay : IRelay
    {
        private readonly GpioPin _pin;

        public GpioRelay(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin, PinMode.Output);
        }

        public bool IsClosed { get; private set; }

        public bool TrySet(bool closed)
        {
            try
            {
                _pin.Write(closed ? PinValue.High : PinValue.Low);
            }
            catch (Exception)
            {
                return false;
            }

            IsClosed = closed;
            return true;
        }
    }
}
