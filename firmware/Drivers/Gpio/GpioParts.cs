using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Gpio
{
    /// <summary>Relays and button of a board, on one controller.</summary>
    public sealed class GpioParts
    {
        private readonly GpioController _controller = new GpioController();

        public IRelay[] CreateRelays(int[] pins)
        {
            IRelay[] relays = new IRelay[pins.Length];
            for (int i = 0; i < pins.Length; i++)
            {
                relays[i] = new GpioRelay(_controller, pins[i]);
            }

            return relays;
        }

        public IButton CreateButton(int pin)
        {
            return new GpioButton(_controller, pin);
        }
    }
}
