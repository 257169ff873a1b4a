using System;
using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Gpio
{
    /// <summary>A push button to ground on a pulled-up input.</summary>
    public sealed class GpioButton : IButton
    {
        // Contacts of small buttons bounce for up to 10 ms.
        private const long DebounceMs = 30;

        private readonly object _lock = new object();
        private readonly GpioPin _pin;
        private bool _wasPressed;

        public GpioButton(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin, PinMode.InputPullUp);
            _pin.DebounceTimeout = TimeSpan.FromMilliseconds(DebounceMs);
            _pin.ValueChanged += OnValueChanged;
        }

        public bool TryTakePress()
        {
            lock (_lock)
            {
                bool wasPressed = _wasPressed;
                _wasPressed = false;
                return wasPressed;
            }
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            if (e.ChangeType == PinEventTypes.Falling)
            {
                lock (_lock)
                {
                    _wasPressed = true;
                }
            }
        }
    }
}
